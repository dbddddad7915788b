// A page that broke by a mistake of ours: say so, and begin again.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { reload } from "../parts/trouble";
import { say } from "../words/outside";

export const Crash = () => (
  <div className="entry">
    <main>
      <Alert type="error" header={say().internal} action={<Button onClick={reload}>{say().reload}</Button>} />
    </main>
  </div>
);
