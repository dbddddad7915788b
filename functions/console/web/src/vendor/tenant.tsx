// One tenant: its standing, its seats and prices, and what an operator can do with it.
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link } from "../parts/link";
import { Loaded, Page, useTitle } from "../parts/page";
import { money } from "../parts/money";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import { number } from "../words/language";
import { Nominate, Stand } from "./standing";
import { Access, Seats, Standing } from "./tenants";
import { Terms } from "./terms";
import { type Read, readTenant } from "./terms-fields";
import { say } from "./tenant-words";

type Doing = "terms" | "suspend" | "resume" | "close" | "nominate";

export function OneTenant({ id }: { id: string }) {
  const one = useQuery({ queryKey: ["tenants", id], queryFn: () => readTenant(id) });
  useTitle(one.data?.body.name ?? say().title);
  return (
    <Loaded of={one}>
      {(read) => (
        <SpaceBetween size="s">
          <Link to="/tenants">‹ {say().title}</Link>
          <Detail read={read} />
        </SpaceBetween>
      )}
    </Loaded>
  );
}

function Detail({ read }: { read: Read }) {
  const tenant = read.body;
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const w = say();
  const button = (what: Doing, text: string) => <Button onClick={() => setDoing(what)}>{text}</Button>;
  const actions: ReactNode = !tenant.vendor && (
    <SpaceBetween direction="horizontal" size="xs">
      {tenant.status === "active" && button("nominate", w.nominate)}
      {tenant.status === "active" && button("suspend", w.suspendTenant)}
      {tenant.status !== "active" && button("resume", w.resume)}
      {tenant.status !== "closed" && button("close", w.closeTenant)}
    </SpaceBetween>
  );
  return (
    <Page title={tenant.name} text={tenant.handle} actions={actions}>
      <SpaceBetween size="l">
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              { label: w.status, value: <Standing of={tenant} /> },
              ...(tenant.erasedAt ? [{ label: w.erased, value: <When at={tenant.erasedAt} /> }] : []),
              { label: w.created, value: <When at={tenant.created} /> },
              { label: w.access, value: <Access of={tenant} /> },
            ]}
          />
        </Container>
        {doing === "terms" ? <Terms read={read} done={stop} /> : (
          <Container header={<Header variant="h2" actions={button("terms", common().edit)}>{w.terms}</Header>}>
            <KeyValuePairs
              columns={4}
              items={[
                { label: w.subscription, value: w.subscriptions[tenant.subscription] ?? tenant.subscription },
                { label: w.driver, value: <Seats of={tenant} kind="driver" /> },
                { label: w.executive, value: <Seats of={tenant} kind="executive" /> },
                { label: common().licence["collaborator"], value: w.usedOnly(number(tenant.seats.collaborator.used)) },
                { label: w.prices, value: tenant.prices ? <>{w.driver} {money(tenant.prices.driver, tenant.prices.currency)}<br />{w.executive} {money(tenant.prices.executive, tenant.prices.currency)}</> : w.noPrices },
              ]}
            />
          </Container>
        )}
      </SpaceBetween>
      {(doing === "suspend" || doing === "resume" || doing === "close") && <Stand tenant={tenant} how={doing} close={stop} />}
      {doing === "nominate" && <Nominate tenant={tenant} close={stop} />}
    </Page>
  );
}
