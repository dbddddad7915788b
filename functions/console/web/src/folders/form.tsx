// Making a folder, and renaming or moving one.
//
// Rule: what was changed by somebody else meanwhile is shown beside what was entered, before anything is overwritten.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useId, useMemo, useState } from "react";
import { type Shapes, api, tagged, take } from "../api/client";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { Stale } from "../parts/stale";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { can, useMe } from "../session/me";
import { say as common } from "../words/common";
import { type Index, above, below } from "./grow";
import { say } from "./page-words";

type Folder = Shapes["FolderView"];

/** FolderForm makes a folder below another, or at the top. */
export function FolderForm({ below: at, close, done }: { below?: Folder; close: () => void; done: (f: Folder) => void }) {
  const w = say();
  const [name, setName] = useState("");
  const act = useAct(
    (body: Shapes["NewFolderInputBody"], key: string) => take(api.POST("/v1/folders", { body, params: { header: { "Idempotency-Key": key } } })),
    (f, _, here) => {
      void fresh("folders", "user");
      flash("success", w.created(f.name));
      if (!here) return;
      forget();
      close();
      done(f);
    },
  );
  useUnsaved(name !== "");
  return (
    <Dialog title={at ? w.createBelow : w.create} close={close} busy={act.busy} save={() => act.run({ name, ...(at ? { parent: at.id } : {}) })}>
      <div>{at ? w.createText(at.name) : w.createTop}</div>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
      <FormField label={w.name} constraintText={w.nameHint} errorText={act.problem?.about("name")}>
        <Input value={name} autoFocus onChange={(e) => setName(e.detail.value)} />
      </FormField>
    </Dialog>
  );
}

/** FolderEdit renames or moves a folder. read: as it was when the dialog opened. */
export function FolderEdit({ read, index, close }: { read: { body: Folder; etag: string }; index: Index<Folder>; close: () => void }) {
  const me = useMe();
  const w = say();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<{ body: Folder; etag: string }>();
  const was = base.body;
  const [name, setName] = useState(was.name);
  const [parent, setParent] = useState(was.parent ?? "");
  const path = (id: string) => [...above(index, id)].reverse().map((one) => index.by.get(one)!.name).join(" / ");
  const options = useMemo(() => {
    const not = new Set([was.id, ...below(index, was.id).map((f) => f.id)]);
    const list: SelectProps.Option[] = index.all
      .filter((f) => f.id === was.parent || (f.mayManage && !f.closed && !not.has(f.id)))
      .map((f) => ({ value: f.id, label: f.name, ...(f.parent ? { description: path(f.id) } : {}) }));
    return can(me, "edit-users") || !was.parent ? [{ value: "", label: w.top }, ...list] : list;
  }, [index, was, me, w]); // eslint-disable-line -- path is of index
  const act = useAct(
    ({ etag, ...body }: { etag: string; name?: string; parent?: string }) => take(api.PATCH("/v1/folders/{id}", { params: { path: { id: was.id }, header: { "If-Match": etag } }, body })),
    (f, _, here) => {
      if (here) forget();
      void fresh("folders", "user");
      flash("success", w.changed(f.name));
      close();
    },
  );
  const look = useAct(() => tagged(api.GET("/v1/folders/{id}", { params: { path: { id: was.id } } })), setTheirs);
  const changes = { ...(name !== was.name ? { name } : {}), ...(parent !== (was.parent ?? "") ? { parent } : {}) };
  const dirty = Object.keys(changes).length > 0;
  useUnsaved(dirty);
  const save = (etag = base.etag) => (dirty ? act.run({ etag, ...changes }) : close());
  const nameOf = (id: string) => (id ? (index.by.get(id)?.name ?? "…") : w.top);
  const stale = act.problem?.status === 412;
  useEffect(() => {
    if (stale) look.run(undefined); // what is saved now
  }, [stale]); // eslint-disable-line -- once per refusal
  if (stale && theirs) {
    const now = { name: theirs.body.name, parent: theirs.body.parent ?? "" };
    const mine = { ...now, ...changes }; // only what was changed is entered
    return (
      <Stale
        rows={[
          ...(changes.name !== undefined || now.name !== was.name ? [{ field: w.name, theirs: now.name, mine: mine.name }] : []),
          ...(changes.parent !== undefined || now.parent !== (was.parent ?? "") ? [{ field: w.parent, theirs: nameOf(now.parent), mine: nameOf(mine.parent) }] : []),
        ]}
        busy={act.busy}
        reapply={() => { setBase(theirs); setName(mine.name); setParent(mine.parent); setTheirs(undefined); act.clear(); act.run({ etag: theirs.etag, ...changes }); }}
        keep={() => { forget(); void fresh("folders"); close(); }}
      />
    );
  }
  return (
    <Dialog title={w.edit} close={close} busy={act.busy || look.busy} save={() => save()}>
      {act.problem && !stale && <Trouble problem={act.problem} again={act.again} />}
      {look.problem && <Trouble problem={look.problem} again={look.again} />}
      <FormField label={w.name} constraintText={w.nameHint} errorText={act.problem?.about("name")}>
        <Input value={name} autoFocus onChange={(e) => setName(e.detail.value)} />
      </FormField>
      {options.length > 1 || dirty ? (
        <FormField label={w.parent} description={w.parentHint} errorText={act.problem?.about("parent")}>
          <Select selectedOption={options.find((o) => o.value === parent) ?? null} options={options} filteringType="auto" virtualScroll={options.length > 200} expandToViewport onChange={(e) => setParent(e.detail.selectedOption.value ?? "")} />
        </FormField>
      ) : <Alert type="info">{w.noMove}</Alert>}
    </Dialog>
  );
}

/** Dialog is a form in a dialog; Enter saves. */
function Dialog({ title, close, save, busy, children }: { title: string; close: () => void; save: () => void; busy: boolean; children: React.ReactNode }) {
  const id = useId();
  return (
    <Modal visible header={title} onDismiss={() => { forget(); close(); }} footer={
      <Box float="right"><SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => { forget(); close(); }}>{common().cancel}</Button>
        <Button variant="primary" formAction="submit" form={id} loading={busy}>{common().save}</Button>
      </SpaceBetween></Box>
    }>
      <form id={id} onSubmit={(e) => { e.preventDefault(); save(); }}><SpaceBetween size="m">{children}</SpaceBetween></form>
    </Modal>
  );
}
