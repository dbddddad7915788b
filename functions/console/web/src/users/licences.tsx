// What is bought, used and free of each licence, and how many users have which status: as a picture, and the numbers as text.
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { type Shapes, api, take } from "../api/client";
import { Link } from "../parts/link";
import { Loaded } from "../parts/page";
import { say as common } from "../words/common";
import { number, words } from "../words/language";
import { write } from "./url";

type Line = Shapes["SeatLine"];

const say = words({
  de: {
    seats: "Lizenzen", kinds: { seats: "Feste Zahl gekaufter Plätze: Ist keiner frei, wird eine Zuweisung abgelehnt. Deaktivierte Benutzer belegen keinen Platz.", metered: "Abrechnung nach Verbrauch: Mehr Plätze als gekauft sind möglich und werden berechnet. Deaktivierte Benutzer belegen keinen Platz." } as Record<string, string>,
    bought: "Gekauft", used: "Belegt", free: "Frei", over: "Über dem Gekauften", unlimited: "unbegrenzt", users: "Benutzer je Status", invitedHint: "Eingeladene sind aktive Benutzer, die sich noch nie angemeldet haben; sie zählen unter den Aktiven mit.",
    line: (k: string, used: string, bought: string, free: string) => `${k}: ${used} belegt, ${bought} gekauft, ${free} frei`,
  },
  en: {
    seats: "Licences", kinds: { seats: "A fixed number of seats is bought: when none is free, an assignment is refused. Deactivated users take no seat.", metered: "Billed by use: more seats than bought are possible and are charged. Deactivated users take no seat." } as Record<string, string>,
    bought: "Bought", used: "Used", free: "Free", over: "Beyond what is bought", unlimited: "unlimited", users: "Users per status", invitedHint: "Invited users are active users who have never signed in; they are counted among the active ones.",
    line: (k: string, used: string, bought: string, free: string) => `${k}: ${used} used, ${bought} bought, ${free} free`,
  },
  fr: {
    seats: "Licences", kinds: { seats: "Nombre fixe de places achetées : si aucune n’est libre, une attribution est refusée. Les utilisateurs désactivés n’occupent pas de place.", metered: "Facturation à l’usage : il est possible d’occuper plus de places qu’achetées, elles sont facturées. Les utilisateurs désactivés n’occupent pas de place." } as Record<string, string>,
    bought: "Achetées", used: "Occupées", free: "Libres", over: "Au-delà des places achetées", unlimited: "illimité", users: "Utilisateurs par statut", invitedHint: "Les invités sont des utilisateurs actifs qui ne se sont jamais connectés ; ils comptent parmi les actifs.",
    line: (k: string, used: string, bought: string, free: string) => `${k} : ${used} occupées, ${bought} achetées, ${free} libres`,
  },
});

export default function Licences() {
  const q = useQuery({ queryKey: ["summary"], queryFn: () => take(api.GET("/v1/users/summary")) });
  const w = say();
  return (
    <Loaded of={q}>
      {({ licences, counts, subscription }) => {
        const to = (status: string) => "/users" + write({ view: "all", text: "", filters: [{ column: "status", op: "anyOf", values: [status] }], sort: { column: "name" }, size: 50, page: 1 });
        return (
          <SpaceBetween size="l">
            <Container header={<Header variant="h2" description={w.kinds[subscription]}>{w.seats}</Header>}>
              <SpaceBetween size="l">
                {(licences ?? []).map((l) => <Seats key={l.licence} line={l} />)}
                <div className="legend" aria-hidden="true">
                  <span className="bar-used">{w.used}</span>
                  <span className="bar-free">{w.free}</span>
                  {(licences ?? []).some((l) => l.bought !== null && l.used > l.bought) && <span className="bar-over">{w.over}</span>}
                </div>
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2" description={w.invitedHint}>{w.users}</Header>}>
              <KeyValuePairs
                columns={3}
                items={(["active", "invited", "deactivated"] as const).map((s) => ({
                  label: common().status[s]!,
                  value: <Link to={to(s)} fontSize="display-l" ariaLabel={`${common().status[s]}: ${number(counts[s])}`}>{number(counts[s])}</Link>,
                }))}
              />
            </Container>
          </SpaceBetween>
        );
      }}
    </Loaded>
  );
}

/** Seats draws a licence: what is used and free of what is bought. Of an unlimited one the free part has no end. */
function Seats({ line }: { line: Line }) {
  const w = say();
  const name = common().licence[line.licence] ?? line.licence;
  const says = (n: number | null) => (n === null ? w.unlimited : number(n));
  const most = Math.max(1, line.bought ?? 0, line.used);
  const width = (n: number) => (line.bought === null ? 60 * Number(n > 0) : (100 * n) / most);
  const within = line.bought === null ? line.used : Math.min(line.used, line.bought);
  const over = line.used - within;
  return (
    <div>
      <Box variant="h3">{name}</Box>
      <svg className="seats" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={w.line(name, number(line.used), says(line.bought), says(line.free))}>
        <rect className="bar-all" x="0" y="0" width="100" height="6" />
        {line.bought === null ? (
          Array.from({ length: 20 }, (_, i) => <rect key={i} className="bar-free" x={i * 5} y="0" width={Math.max(0.6, 5 - i * 0.22)} height="6" />)
        ) : (
          <rect className="bar-free" x="0" y="0" width={width(line.bought)} height="6" />
        )}
        <rect className="bar-used" x="0" y="0" width={width(within)} height="6" />
        {over > 0 && <rect className="bar-over" x={width(within)} y="0" width={width(over)} height="6" />}
      </svg>
      <dl className="numbers">
        <div><dt>{w.bought}</dt><dd>{says(line.bought)}</dd></div>
        <div><dt>{w.used}</dt><dd>{number(line.used)}</dd></div>
        <div><dt>{w.free}</dt><dd>{says(line.free)}</dd></div>
      </dl>
    </div>
  );
}
