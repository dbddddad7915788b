// The list as a file: the chosen columns in their order, under the filter, in the order of the screen.
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { type Ref, useImperativeHandle } from "react";
import { api } from "../api/client";
import { useAct } from "../parts/act";
import { receive } from "../parts/download";
import { flash } from "../parts/flash";
import { Trouble } from "../parts/trouble";
import { asked } from "./find";
import type { Search } from "./url";
import { say } from "./words";

export interface ExportRef {
  run(): void;
}

export function Export({ search, columns, ref }: { search: Search; columns: string[]; ref: Ref<ExportRef> }) {
  const w = say();
  const act = useAct(
    (body: ReturnType<typeof asked> & { columns: string[] }) => receive(api.POST("/v1/users/export", { body, parseAs: "blob" }), "users.csv"),
    () => void flash("success", w.exported),
  );
  const run = () => columns.length > 0 && act.run({ ...asked(search), columns });
  useImperativeHandle(ref, () => ({ run }));
  return (
    <>
      <Button iconName="download" ariaLabel={w.export} loading={act.busy} onClick={run} />
      {act.problem && (
        <Modal visible header={w.export} onDismiss={act.clear}>
          <Trouble problem={act.problem} again={act.again} />
        </Modal>
      )}
    </>
  );
}
