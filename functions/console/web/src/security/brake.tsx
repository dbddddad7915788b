// The brake has stopped the rule: who would be next, and the two answers.
//
// Rule: what each answer does is said before it is given; neither is given by one press.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { Ask } from "../parts/ask";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { When } from "../parts/when";
import { People } from "./people";
import { say } from "./words";

type Answer = Shapes["BrakeInputBody"]["answer"];

export function Brake({ of, may }: { of: Shapes["BrakeView"]; may: boolean }) {
  const w = say();
  const [asks, setAsks] = useState<Answer>();
  const more = of.countMore ?? false;
  const act = useAct(
    (answer: Answer) => take(api.POST("/v1/settings/security/brake", { body: { answer } })),
    (_, answer) => {
      setAsks(undefined);
      flash("success", answer === "stop" ? w.stopped : w.wentOn);
      void fresh("security", "users", "user", "summary", "me", "settings");
    },
  );
  const ask = (answer: Answer) => {
    act.clear();
    setAsks(answer);
  };
  const stop = asks === "stop";
  return (
    <Alert
      type="warning"
      header={w.brakeTitle}
      action={
        may && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => ask("go-on")}>{w.goOn}</Button>
            <Button onClick={() => ask("stop")}>{w.stop}</Button>
          </SpaceBetween>
        )
      }
    >
      <SpaceBetween size="xs">
        <div>{w.brakeText(of.limit)} {w.brakeSince} <When at={of.since} />.</div>
        <div>{of.count > 0 ? w.brakeNext(of.count, more) : w.brakeNone}</div>
        {of.next.length > 0 && <People of={of.next} total={of.count} more={more} />}
      </SpaceBetween>
      {asks && (
        <Ask title={stop ? w.stopTitle : w.goOnTitle(of.count, more)} press={stop ? w.stopDo : w.goOnDo} act={act} go={() => act.run(asks)} close={() => setAsks(undefined)}>
          <div>{stop ? w.stopText : w.goOnText}</div>
        </Ask>
      )}
    </Alert>
  );
}
