// Who from support is signed in now, each with a way to end it at once.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRef, useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { Ask } from "../parts/ask";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { When } from "../parts/when";
import type { Access } from "./page";
import { say } from "./words";

type Seen = Shapes["EntrySeen"];

export function Running({ of, refresh, busy }: { of: Access; refresh: () => void; busy: boolean }) {
  const [ending, setEnding] = useState<Seen | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const w = say();
  const act = useAct(
    (one: Seen) => take(api.DELETE("/v1/support-access/sessions/{id}", { params: { path: { id: one.id } } })),
    (_, one) => {
      flash("success", w.ended(one.agent.name));
      setEnding(null);
      void fresh("support-access").then(() => place.current?.focus());
    },
  );
  const close = () => {
    setEnding(null);
    act.clear();
  };
  return (
    <div ref={place} tabIndex={-1} className="heading">
      <Container header={<Header variant="h2" counter={`(${of.sessions.length})`} description={w.sessionsText} actions={<Button iconName="refresh" onClick={refresh} loading={busy} ariaLabel={w.refresh} />}>{w.sessions}</Header>}>
        {of.sessions.length === 0 ? <Box color="text-body-secondary">{w.nobody}</Box> : (
          <SpaceBetween size="l">
            {of.sessions.map((one) => (
              <SpaceBetween key={one.id} size="s">
                <KeyValuePairs
                  columns={4}
                  items={[
                    { label: w.agent, value: <span className="person">{one.agent.name}</span> },
                    { label: w.profile, value: <span className="person">{one.profile.name}</span> },
                    { label: w.start, value: <When at={one.started} /> },
                    { label: w.ticket, value: <span className="person">{one.ticket}</span> },
                  ]}
                />
                <KeyValuePairs items={[{ label: w.reason, value: <span className="person">{one.reason}</span> }]} />
                <Button onClick={() => setEnding(one)} ariaLabel={w.sessionOf(one.agent.name)}>{w.endNow}</Button>
              </SpaceBetween>
            ))}
          </SpaceBetween>
        )}
      </Container>
      {ending && (
        <Ask title={w.endTitle} press={w.endNow} act={act} go={() => act.run(ending)} close={close}>
          <div>{w.endText(ending.agent.name)}</div>
        </Ask>
      )}
    </div>
  );
}
