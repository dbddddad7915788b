// A page that broke, or that is of an older version than the server: say so, and begin again.
import Button from "@cloudscape-design/components/button";
import Alert from "@cloudscape-design/components/alert";
import { useRouteError } from "react-router";
import { problem } from "../api/problem";
import { say } from "../words/common";
import { sentence } from "../parts/trouble";

export function Crash() {
  const p = problem(useRouteError());
  return (
    <div className="entry">
      <main>
        <Alert type="error" header={p.status || p.code === "offline" ? sentence(p) : say().internal} action={<Button onClick={() => location.reload()}>{say().again}</Button>} />
      </main>
    </div>
  );
}
