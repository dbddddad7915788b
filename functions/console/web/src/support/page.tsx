// Settings › Support › Support access: whether support may sign in, until when, who is in now, and who was.
//
// Rule: the API reckons every end; here it is only shown, in the tenant's zone, which is named.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Shapes, api, tagged, take } from "../api/client";
import { Loaded, Page } from "../parts/page";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import { Edit } from "./edit";
import { Register } from "./register";
import { Running } from "./running";
import { say } from "./words";

/** Access is what the API says of the switch. */
export type Access = Shapes["AccessView"];

/** accessQuery reads the switch, with its ETag. */
export const accessQuery = { queryKey: ["support-access"], queryFn: () => tagged(api.GET("/v1/support-access")) };

export default function SupportAccess() {
  const access = useQuery(accessQuery);
  const register = useQuery({ queryKey: ["support-access", "register"], queryFn: () => take(api.GET("/v1/support-access/register")) });
  const [editing, setEditing] = useState<{ body: Access; etag: string } | null>(null);
  const edit = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !editing) edit.current?.querySelector<HTMLElement>("button")?.focus();
    was.current = editing !== null;
  }, [editing]);
  const w = say();
  return (
    <Page title={w.title} text={w.text}>
      <Loaded of={access}>
        {({ body, etag }) => (
          <SpaceBetween size="l">
            {editing ? (
              <Edit from={editing} now={body} done={() => setEditing(null)} />
            ) : (
              <Container header={<Header variant="h2" actions={<div ref={edit}><Button onClick={() => setEditing({ body, etag })}>{common().edit}</Button></div>}>{w.state}</Header>}>
                <State of={body} />
              </Container>
            )}
            <Running of={body} refresh={() => void access.refetch()} busy={access.isFetching} />
            <Loaded of={register}>{({ grants }) => <Register grants={grants} running={body.sessions.map((s) => s.id)} />}</Loaded>
          </SpaceBetween>
        )}
      </Loaded>
    </Page>
  );
}

function State({ of }: { of: Access }) {
  const w = say();
  if (!of.on)
    return (
      <SpaceBetween size="m">
        <StatusIndicator type="stopped">{w.off}</StatusIndicator>
        <Box variant="p">{w.offText}</Box>
        <Why of={of} />
      </SpaceBetween>
    );
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={4}
        items={[
          { label: w.state, value: <StatusIndicator type="success">{w.on}</StatusIndicator> },
          { label: w.until, value: of.ends ? <When at={of.ends} /> : w.noEnd },
          { label: w.period, value: w.periods[of.period ?? ""] ?? of.period },
          { label: w.by, value: <span className="person">{of.by?.name}</span> },
        ]}
      />
      <Box variant="p">{w.onText}</Box>
      <Why of={of} />
    </SpaceBetween>
  );
}

/** Why says why there is such a switch at all. */
export function Why({ of }: { of: Access }) {
  return (
    <div>
      <Box variant="h4">{say().why}</Box>
      <Box variant="p">{of.why}</Box>
    </div>
  );
}
