// The vendor wants to name an owner, because the owner seems lost: an owner sees who, from when, and may refuse.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../api/client";
import { problem } from "../api/problem";
import { useAct } from "../parts/act";
import { Ask } from "../parts/ask";
import { flash } from "../parts/flash";
import { client, fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { When } from "../parts/when";
import { say } from "./words";

const key = ["settings", "nomination"];

/** open is the nomination, or null: there is none. */
async function open() {
  try {
    return await take(api.GET("/v1/owner-nomination"));
  } catch (error) {
    if (problem(error).status === 404) return null;
    throw error;
  }
}

export function Nomination() {
  const w = say();
  const q = useQuery({ queryKey: key, queryFn: open });
  const [asks, setAsks] = useState(false);
  const act = useAct(
    () => take(api.DELETE("/v1/owner-nomination")),
    () => {
      setAsks(false);
      client.setQueryData(key, null);
      flash("success", w.refused);
      void fresh("settings");
    },
  );
  if (q.error && q.data === undefined) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  if (!q.data) return null;
  const who = q.data.user.name;
  return (
    <Alert type="warning" header={w.nominated} action={<Button onClick={() => setAsks(true)}>{w.refuse}</Button>}>
      {w.nominatedText(who)} {w.effective} <When at={q.data.effective} />, {w.unless}
      {asks && (
        <Ask title={w.refuseTitle} press={w.refuseDo} act={act} go={() => act.run(undefined)} close={() => setAsks(false)}>
          <div>{w.refuseText(who)}</div>
        </Ask>
      )}
    </Alert>
  );
}
