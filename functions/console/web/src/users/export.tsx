// The list as a file: the chosen columns in their order, under the filter, in the order of the screen.
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { type Ref, useImperativeHandle } from "react";
import { api } from "../api/client";
import { Problem } from "../api/problem";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { Trouble } from "../parts/trouble";
import { asked } from "./find";
import type { Search } from "./url";
import { say } from "./words";

export interface ExportRef {
  run(): void;
}

/** save gives a file to the person, under the name that the API gave it. */
function save(file: Blob, name: string) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(file);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}

export function Export({ search, columns, ref }: { search: Search; columns: string[]; ref: Ref<ExportRef> }) {
  const w = say();
  const act = useAct(
    async (body: ReturnType<typeof asked> & { columns: string[] }) => {
      const { data, error, response } = await api.POST("/v1/users/export", { body, parseAs: "blob" });
      if (!response.ok) throw Problem.of(response, error);
      return { file: data as unknown as Blob, name: /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "users.csv" };
    },
    ({ file, name }) => {
      save(file, name);
      flash("success", w.exported);
    },
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
