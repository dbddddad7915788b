// The operators' side: all tenants with name, standing, seats and support access.
//
// Rule: no person of a tenant is ever shown here; the API does not even tell.
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { Link, LinkButton } from "../parts/link";
import { Page } from "../parts/page";
import { Rows } from "../parts/rows";
import { Trouble } from "../parts/trouble";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import { number } from "../words/language";
import { OpenTenant } from "./open";
import { OneTenant } from "./tenant";
import { say } from "./tenant-words";

/** Tenant is what an operator sees of one. */
export type Tenant = Shapes["TenantView"] & Shapes["TenantLine"];

export default function Tenants() {
  const { id } = useParams();
  if (id === "new") return <OpenTenant />;
  return id ? <OneTenant key={id} id={id} /> : <All />;
}

function All() {
  const all = useInfiniteQuery({
    queryKey: ["tenants"],
    queryFn: ({ pageParam }) => take(api.GET("/v1/tenants", { params: { query: { page_size: 50, ...(pageParam ? { page_token: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextPageToken || undefined,
  });
  const rows = (all.data?.pages ?? []).flatMap((p) => p.tenants as Tenant[]);
  const w = say();
  return (
    <Page title={w.title} text={w.text} actions={<LinkButton variant="primary" to="/tenants/new">{w.open}</LinkButton>}>
      <SpaceBetween size="m">
        {all.error && <Trouble problem={problem(all.error)} again={() => void all.refetch()} />}
        <Rows
          rows={rows}
          of={(t) => t.id}
          label={w.title}
          loading={all.isPending}
          empty={w.none}
          columns={[
            { id: "name", header: w.name, width: 180, cell: (t) => <span className="person"><Link to={`/tenants/${t.id}`} fontSize="inherit">{t.name}</Link> {t.vendor && <Badge>{w.vendor}</Badge>}</span> },
            { id: "status", header: w.status, width: 120, cell: (t) => <Standing of={t} /> },
            { id: "driver", header: w.driver, width: 140, cell: (t) => <Seats of={t} kind="driver" /> },
            { id: "executive", header: w.executive, width: 140, cell: (t) => <Seats of={t} kind="executive" /> },
            { id: "subscription", header: w.subscription, width: 140, cell: (t) => w.subscriptions[t.subscription] ?? t.subscription },
            { id: "access", header: w.access, width: 160, cell: (t) => <Access of={t} /> },
          ]}
        />
        {all.hasNextPage && <Button onClick={() => void all.fetchNextPage()} loading={all.isFetchingNextPage}>{common().more}</Button>}
      </SpaceBetween>
    </Page>
  );
}

/** Standing is how a tenant stands, in a word. */
export function Standing({ of }: { of: Tenant }) {
  return <StatusIndicator type={of.status === "active" ? "success" : of.status === "suspended" ? "warning" : "stopped"}>{say().statuses[of.status] ?? of.status}</StatusIndicator>;
}

/** Seats are the used and bought ones of a kind. */
export function Seats({ of, kind }: { of: Tenant; kind: "driver" | "executive" }) {
  const { used, bought } = of.seats[kind];
  return <>{of.subscription === "metered" ? say().usedOnly(number(used)) : say().used(number(used), number(bought))}</>;
}

/** Access is whether support may come in, and until when. */
export function Access({ of }: { of: Tenant }) {
  const w = say();
  if (!of.supportAccess) return <>{w.accessOff}</>;
  return of.supportAccessEnds ? <>{w.accessUntil} <When at={of.supportAccessEnds} /></> : <>{w.accessOn}, {w.unlimited}</>;
}
