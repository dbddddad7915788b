// Somebody else saved meanwhile: what is saved now beside what was entered, and a choice between them.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import type { ReactNode } from "react";
import { say } from "../words/common";

/** Both is one field: what is saved now, and what was entered. */
export interface Both {
  field: string;
  theirs: ReactNode;
  mine: ReactNode;
}

/** Stale asks; reapply saves what was entered over what is there now, keep throws it away. */
export function Stale({ rows, busy, reapply, keep }: { rows: Both[]; busy?: boolean; reapply: () => void; keep: () => void }) {
  const w = say();
  return (
    <Modal
      visible
      header={w.staleTitle}
      onDismiss={keep}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={keep}>{w.discard}</Button>
            <Button variant="primary" loading={busy ?? false} onClick={reapply}>{w.reapply}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <Table
        variant="borderless"
        items={rows}
        trackBy="field"
        wrapLines
        columnDefinitions={[
          { id: "field", header: "", isRowHeader: true, cell: (r) => r.field },
          { id: "theirs", header: w.theirs, cell: (r) => r.theirs },
          { id: "mine", header: w.mine, cell: (r) => r.mine },
        ]}
      />
    </Modal>
  );
}
