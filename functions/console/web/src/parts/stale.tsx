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

interface Props {
  rows: Both[];
  text?: ReactNode;
  busy?: boolean;
  /** reapply saves what was entered over what is there now; without it that cannot be done yet. */
  reapply?: (() => void) | undefined;
  /** keep throws away what was entered. */
  keep: () => void;
  /** cancel goes back to the form; left out, closing keeps what is saved. */
  cancel?: () => void;
}

/** Stale asks which of the two is to stand. */
export function Stale({ rows, text, busy, reapply, keep, cancel }: Props) {
  const w = say();
  return (
    <Modal
      visible
      header={w.staleTitle}
      onDismiss={cancel ?? keep}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" onClick={keep}>{w.discard}</Button>
            <Button formAction="none" variant="primary" loading={busy ?? false} disabled={!reapply} onClick={() => reapply?.()}>{w.reapply}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      {text}
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
