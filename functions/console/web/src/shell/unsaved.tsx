// The question before unsaved changes are lost.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useStore } from "../parts/store";
import { asked, dirty, forget, unsaved } from "../parts/unsaved";
import { say } from "../words/common";

/** Unsaved asks before a page with changes is left; once, in the shell. */
export function Unsaved() {
  const some = useStore(dirty).size > 0;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty.get().size > 0 && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!some) return;
    const ask = (e: BeforeUnloadEvent) => {
      if (unsaved()) e.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [some]);
  const other = useStore(asked);
  const blocked = blocker.state === "blocked";
  if (!blocked && !other) return null;
  const stay = () => (blocked ? blocker.reset() : asked.set(null));
  const leave = () => {
    forget();
    if (blocked) return blocker.proceed();
    asked.set(null);
    other?.then();
  };
  return (
    <Modal
      visible
      header={say().unsavedTitle}
      onDismiss={stay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={stay}>{say().stay}</Button>
            <Button variant="primary" onClick={leave}>{say().leave}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      {say().unsavedText}
    </Modal>
  );
}
