// Asking before a change that cannot simply be taken back.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { say as common } from "../words/common";
import { words } from "../words/language";

const say = words({
  de: { sure: "Wirklich ändern?", doIt: "Ändern" },
  en: { sure: "Really change this?", doIt: "Change" },
  fr: { sure: "Vraiment modifier ?", doIt: "Modifier" },
});

/** useAsk gives `ask`, which does something at once when there is nothing to say, else after a yes; and the dialog for it. */
export function useAsk(): { ask: (because: string[], go: () => void) => void; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ because: string[]; go: () => void }>();
  const w = say();
  return {
    ask: (because, go) => (because.length > 0 ? setAsked({ because, go }) : go()),
    dialog: asked && (
      <Modal
        visible
        header={w.sure}
        onDismiss={() => setAsked(undefined)}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setAsked(undefined)}>{common().cancel}</Button>
              <Button variant="primary" onClick={() => { setAsked(undefined); asked.go(); }}>{w.doIt}</Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="s">{asked.because.map((text) => <div key={text}>{text}</div>)}</SpaceBetween>
      </Modal>
    ),
  };
}
