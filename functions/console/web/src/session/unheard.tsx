// Nobody answers: whether support still may be here is not known, so nothing of the tenant is shown.
import Modal from "@cloudscape-design/components/modal";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useStore } from "../parts/store";
import { unheard } from "./ends";
import { say } from "./words";

export function Unheard() {
  if (!useStore(unheard)) return null;
  return (
    <Modal visible data-stays header={say().unheardTitle} onDismiss={() => undefined}>
      <StatusIndicator type="loading" wrapText>{say().unheardText}</StatusIndicator>
    </Modal>
  );
}
