// A dialog that says what a press will do, and does it.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import type { Act } from "../../../parts/act";
import { Trouble } from "../../../parts/trouble";
import { say as common } from "../../../words/common";

interface Props<I> {
  title: string;
  press: string;
  act: Act<I>;
  input: I;
  /** Not everything is entered that must be. */
  incomplete?: boolean;
  close: () => void;
  children: ReactNode;
}

export function Ask<I>({ title, press, act, input, incomplete, close, children }: Props<I>) {
  return (
    <Modal
      visible
      header={title}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{common().cancel}</Button>
            <Button variant="primary" loading={act.busy} disabled={incomplete ?? false} onClick={() => act.run(input)}>{press}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
      </SpaceBetween>
    </Modal>
  );
}
