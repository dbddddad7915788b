// A dialog that says what a press will do, and does it.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { say as common } from "../words/common";
import type { Act } from "./act";
import { Trouble } from "./trouble";

interface Props {
  title: string;
  press: string;
  go: () => void;
  /** What the press does; left out where it is done elsewhere. A problem about a field is said at the field. */
  act?: Pick<Act<never>, "busy" | "problem" | "again">;
  /** Not everything is entered that must be. */
  incomplete?: boolean;
  close: () => void;
  children: ReactNode;
}

export function Ask({ title, press, go, act, incomplete = false, close, children }: Props) {
  const p = act?.problem;
  return (
    <Modal
      visible
      header={<span className="person">{title}</span>}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" onClick={close}>{common().cancel}</Button>
            <Button formAction="none" variant="primary" loading={act?.busy ?? false} disabled={incomplete} onClick={go}>{press}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        {p && p.fields.size === 0 && <Trouble problem={p} again={act.again} />}
      </SpaceBetween>
    </Modal>
  );
}

/** Question names what is done, and the verb for it: "„Projekte“ schließen?", "Schließen". */
export interface Question {
  title: string;
  press: string;
  because: string[];
}

/** useAsk gives `ask`, which does something at once when there is nothing to say, else after a yes; and the dialog for it. */
export function useAsk(): { ask: (question: Question, go: () => void) => void; dialog: ReactNode } {
  const [asked, setAsked] = useState<Question & { go: () => void }>();
  const close = () => setAsked(undefined);
  return {
    ask: (question, go) => (question.because.length > 0 ? setAsked({ ...question, go }) : go()),
    dialog: asked && (
      <Ask title={asked.title} press={asked.press} go={() => { close(); asked.go(); }} close={close}>
        {asked.because.map((text) => <div key={text}>{text}</div>)}
      </Ask>
    ),
  };
}
