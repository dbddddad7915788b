// An agent's desk: the tenants that let support in now, how long still, and signing in there.
//
// Rule: seconds are the API's, counted here; a tenant that closes is gone within a heartbeat, from the dialog too. Asking never counts as use.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { Loaded, Page } from "../parts/page";
import { instant, span } from "../parts/when";
import { Enter } from "./enter";
import { say } from "./words";

/** Open is a tenant that lets support in, as agents see it. */
export type Open = Shapes["OpenView"] & Shapes["TenantLine"];

async function read() {
  const { tenants } = await take(api.GET("/v1/support/tenants"));
  return { tenants: tenants as Open[], at: performance.now() };
}

export default function Desk() {
  const desk = useQuery({ queryKey: ["desk"], queryFn: read, refetchInterval: 15_000 });
  const [entering, setEntering] = useState<Open | null>(null);
  const w = say();
  return (
    <Page title={w.deskTitle} text={w.deskText} actions={<Button iconName="refresh" ariaLabel={w.refresh} loading={desk.isFetching} onClick={() => void desk.refetch()} />}>
      <Loaded of={desk}>
        {({ tenants, at }) =>
          tenants.length === 0 ? <None /> : (
            <SpaceBetween size="m">
              {tenants.map((t) => (
                <One key={t.id} tenant={t} at={at} enter={() => setEntering(t)} />
              ))}
            </SpaceBetween>
          )
        }
      </Loaded>
      {entering && desk.data?.tenants.some((t) => t.id === entering.id) && <Enter tenant={entering} close={() => setEntering(null)} />}
    </Page>
  );
}

function None() {
  return (
    <Container>
      <Box variant="h3">{say().deskNone}</Box>
      <Box variant="p">{say().deskNoneText}</Box>
    </Container>
  );
}

function One({ tenant, at, enter }: { tenant: Open; at: number; enter: () => void }) {
  const left = useLeft(tenant.secondsLeft, at);
  const w = say();
  if (left === 0) return null;
  return (
    <Container header={<Header variant="h2" actions={<Button onClick={enter} ariaLabel={w.enterAt(tenant.name)}>{w.enter}</Button>}><span className="person">{tenant.name}</span></Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: w.left, value: <strong role="timer">{left === null ? w.unlimited : span(left)}</strong> },
          { label: w.ends, value: tenant.ends ? instant(tenant.ends, tenant.zone) : w.unlimited },
          { label: w.since, value: instant(tenant.since, tenant.zone) },
        ]}
      />
    </Container>
  );
}

/** useLeft counts seconds down that were read at an instant of performance.now(); null: there is no end. */
export function useLeft(seconds: number | null, at: number): number | null {
  const reckon = () => (seconds === null ? null : Math.max(0, Math.ceil(seconds - (performance.now() - at) / 1000)));
  const [left, setLeft] = useState(reckon);
  useEffect(() => {
    setLeft(reckon());
    const timer = setInterval(() => setLeft(reckon()), 1000);
    return () => clearInterval(timer);
  }, [seconds, at]);
  return left;
}
