// The licence: how many seats are free, and what a change means, before anything is saved.
import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { type Shapes, api, take } from "../../../api/client";
import { problem } from "../../../api/problem";
import { Link } from "../../../parts/link";
import { money } from "../../../parts/money";
import { Trouble } from "../../../parts/trouble";
import { day, useZone } from "../../../parts/when";
import { say as common } from "../../../words/common";
import type { User } from "../read";
import { nameOf } from "../../user";
import type { Why } from "../rights";
import { say } from "./words";

const kinds = ["collaborator", "driver", "executive"] as const;
type Kind = (typeof kinds)[number];

/** How many folders are named. */
const most = 10;

interface Props {
  value: string;
  set: (to: string) => void;
  error?: string | undefined;
  locked?: Why | undefined;
  /** Whose licence it is; nobody's yet when an account is made. */
  user?: User;
  description?: string;
}

export function LicenceField({ value, set, error, locked, user }: Props) {
  const w = say();
  const summary = useQuery({ queryKey: ["summary"], queryFn: () => take(api.GET("/v1/users/summary")) });
  const option = (kind: string) => {
    const seat = summary.data?.licences.find((one) => one.licence === kind);
    const fixed = summary.data?.subscription === "seats";
    const free = seat && (seat.free === null ? (kind === "collaborator" ? w.freeOfCharge : undefined) : fixed ? w.seatsFree(seat.free, seat.bought ?? 0) : w.metered);
    return { value: kind, label: common().licence[kind] ?? kind, description: free ?? w.metered };
  };
  const full = !user && summary.data?.subscription === "seats" && summary.data.licences.find((one) => one.licence === value)?.free === 0;
  return (
    <SpaceBetween size="s">
      <FormField label={w.licence} errorText={error} description={locked ? w.locked[locked] : w.licenceHint[value]}>
        <Select selectedOption={option(value)} options={kinds.map(option)} readOnly={locked !== undefined} triggerVariant="option" onChange={(e) => set(e.detail.selectedOption.value!)} />
      </FormField>
      {full && <Alert type="warning">{w.noSeat(common().licence[value] ?? value)}</Alert>}
      {user && value !== user.licence && <Preview user={user} to={value as Kind} />}
    </SpaceBetween>
  );
}

/** Preview says what the API foresees of the change: a seat or a refusal, what it costs, and what the person loses. */
function Preview({ user, to }: { user: User; to: Kind }) {
  const w = say();
  const q = useQuery({ queryKey: ["user", user.id, "licence", to, user.version], queryFn: () => take(api.GET("/v1/users/{id}/licence", { params: { path: { id: user.id }, query: { to } } })), staleTime: 0 });
  if (q.error) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  const p = q.data;
  if (!p) return <div role="status">{common().loading}</div>;
  const name = common().licence[to] ?? to;
  const was = common().licence[user.licence] ?? user.licence;
  const active = user.status === "active";
  return (
    <div role="status">
      <Alert type={p.refused ? "error" : p.demotion || p.subscription === "metered" ? "warning" : "info"} header={p.drives.length > 0 ? w.stillDrives(nameOf(user), name) : p.refused ? w.refused(name) : w.changeTo(was, name)}>
        <ul className="tight">
          {p.drives.length > 0 ? (
            <>
              {p.drives.slice(0, most).map((one) => <li key={one.id}>{one.name}{one.alone && `, ${w.noOther}`}</li>)}
              {p.drives.length > most && <li>{w.andMore(p.drives.length - most)}</li>}
              <li><Link to={`/users/${user.id}/folders`}>{w.giveFolders}</Link></li>
            </>
          ) : p.refused ? <li>{w.refusedText(name)}</li> : active && p.free !== null && <li>{w.takesSeat(p.free, name)}</li>}
          {active && !p.refused && user.licence !== "collaborator" && p.subscription === "seats" && <li>{w.givesSeat(was)}</li>}
          {!active && <li>{w.seatLater}</li>}
          {!p.refused && active && <li><Cost p={p} /></li>}
          {p.demotion && <li><strong>{w.demotion(nameOf(user))}</strong></li>}
        </ul>
      </Alert>
    </div>
  );
}

function Cost({ p }: { p: Shapes["LicenceOutputBody"] }) {
  const w = say();
  const zone = useZone();
  const a = p.amount as Shapes["AmountView"] | null;
  if (!a) return <>{p.subscription === "metered" ? w.billed : w.included}</>;
  const last = day(new Date(Date.parse(a.until) - 1000), zone);
  if (a.minor === 0) return <>{w.costsNothing(last)}</>;
  return <strong>{a.minor > 0 ? w.costs(money(a.minor, a.currency), last) : w.saves(money(-a.minor, a.currency), last)}</strong>;
}
