// The confirmation: who takes over, and the address typed.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client";
import type { Problem } from "../../../api/problem";
import { say as common } from "../../../words/common";
import type { User } from "../read";
import { nameOf } from "../../user";
import { say } from "./words";

export interface Person {
  id: string;
  name: string;
}

interface Props {
  user: User;
  /** There is something that a successor could take over. */
  leaves: boolean;
  /** How many folders only he drives. */
  drives: number;
  value: string;
  set: (to: string) => void;
  successor: Person | undefined;
  choose: (who: Person | undefined) => void;
  problem: Problem | null;
}

const nobody = "-";

export function Confirm({ user, leaves, drives, value, set, successor, choose, problem }: Props) {
  const w = say();
  return (
    <SpaceBetween size="m">
      {leaves && <Successor user={user} drives={drives} successor={successor} choose={choose} problem={problem} />}
      <FormField label={w.type} description={w.typeHint(user.mail)} errorText={problem?.about("confirm")}>
        <Input value={value} type="email" inputMode="email" autoComplete="off" spellcheck={false} onChange={(e) => set(e.detail.value)} />
      </FormField>
    </SpaceBetween>
  );
}

function Successor({ user, drives, successor, choose, problem }: Pick<Props, "user" | "drives" | "successor" | "choose" | "problem">) {
  const w = say();
  const [text, setText] = useState("");
  const q = useQuery({
    queryKey: ["users", "successor", text],
    queryFn: () => take(api.POST("/v1/users/search", { body: { text, status: ["active", "invited"], pageSize: 20 } })),
    placeholderData: keepPreviousData,
  });
  const people = (q.data?.users ?? []).filter((u) => u.id !== user.id);
  const none = { value: nobody, label: w.nobody };
  return (
    <FormField label={w.successor} description={drives > 0 ? w.successorDrives : w.successorHint} errorText={problem?.about("successor")}>
      <Select
        selectedOption={successor ? { value: successor.id, label: successor.name } : none}
        options={[none, ...people.map((u) => ({ value: u.id, label: nameOf(u), description: u.mail, tags: [common().licence[u.licence] ?? u.licence] }))]}
        filteringType="manual"
        filteringPlaceholder={w.search}
        filteringAriaLabel={w.search}
        statusType={q.isFetching ? "loading" : q.error ? "error" : "finished"}
        loadingText={common().loading}
        errorText={common().internal}
        recoveryText={common().again}
        empty={w.nobodyFound}
        expandToViewport
        onLoadItems={(e) => {
          setText(e.detail.filteringText);
          if (q.error) void q.refetch();
        }}
        onChange={(e) => {
          const id = e.detail.selectedOption.value;
          choose(id === nobody ? undefined : { id: id!, name: e.detail.selectedOption.label! });
        }}
      />
    </FormField>
  );
}
