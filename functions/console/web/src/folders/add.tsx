// Taking somebody into a folder: a part of his name, his role, a press.
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { sentence } from "../parts/trouble";
import { say as common } from "../words/common";
import { say } from "./page-words";
import type { Role } from "./subtree";
import { because, say as folderWords } from "./words";

/** Add finds people by a part of their name. Whose licence does not let him drive can be participant only. */
export function Add({ folder, members, add, busy }: { folder: Shapes["FolderView"]; members: Shapes["MemberView"][]; add: (user: string, name: string, role: Role) => void; busy: boolean }) {
  const w = say();
  const fw = folderWords();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<string>();
  const [who, setWho] = useState<SelectProps.Option | null>(null);
  const [role, setRole] = useState<"driver" | "participant">("participant");
  useEffect(() => {
    if (asked === undefined || asked === text) return;
    const timer = setTimeout(() => setAsked(text), 250);
    return () => clearTimeout(timer);
  }, [text, asked]);
  const found = useQuery({
    queryKey: ["folders", folder.id, "candidates", asked],
    queryFn: () => take(api.POST("/v1/folders/{id}/candidates", { params: { path: { id: folder.id } }, body: { text: asked ?? "", pageSize: 50 } })),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  const inIt = new Set(members.map((m) => m.user));
  const added = who !== null && inIt.has(who.value);
  useEffect(() => {
    if (added) setWho(null);
  }, [added]);
  const options: SelectProps.Option[] = (found.data?.users ?? []).map((u) => ({ value: u.id, label: u.name, disabled: inIt.has(u.id), description: inIt.has(u.id) ? w.inIt : u.mayDrive ? "" : because("driver_needs_licence") }));
  const drives = found.data?.users.find((u) => u.id === who?.value)?.mayDrive ?? true;
  const roles: SelectProps.Option[] = [
    { value: "participant", label: fw.participant },
    { value: "driver", label: fw.driver, disabled: !drives, description: drives ? "" : because("driver_needs_licence") },
  ];
  const chosen = drives ? role : "participant";
  return (
    <div className="add-member">
      <FormField label={w.person} description={w.personHint} stretch>
        <Select
          selectedOption={who}
          options={options}
          filteringType="manual"
          placeholder={w.search}
          filteringPlaceholder={w.search}
          filteringAriaLabel={w.search}
          statusType={found.error ? "error" : found.isFetching || asked !== text ? "loading" : "finished"}
          loadingText={w.searching}
          errorText={found.error ? sentence(problem(found.error)) : ""}
          recoveryText={common().again}
          empty={w.noPerson}
          onFocus={() => setAsked(asked ?? "")}
          onLoadItems={(e) => {
            setText(e.detail.filteringText);
            setAsked(asked ?? e.detail.filteringText);
            if (found.error) void found.refetch();
          }}
          onChange={(e) => setWho(e.detail.selectedOption)}
        />
      </FormField>
      <FormField label={w.role} stretch>
        <Select selectedOption={roles.find((r) => r.value === chosen)!} options={roles} onChange={(e) => setRole(e.detail.selectedOption.value as "driver" | "participant")} />
      </FormField>
      <Button variant="primary" loading={busy} disabled={!who || added} onClick={() => who && add(who.value!, who.label!, chosen)}>{w.add}</Button>
    </div>
  );
}
