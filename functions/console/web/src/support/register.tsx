// The register: every grant there was, and every session under it: who, as whom, why, from when to when, and why it ended.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import type { Shapes } from "../api/client";
import { later } from "../parts/later";
import { When, day, useZone } from "../parts/when";
import { say as common } from "../words/common";
import { say } from "./words";

type Grant = Shapes["GrantView"];
type Entry = Shapes["EntryLine"];

const page = 10;
const Acts = later(() => import("./acts"));

export function Register({ grants, running }: { grants: Grant[]; running: string[] }) {
  const [shown, setShown] = useState(page);
  const w = say();
  return (
    <Container header={<Header variant="h2" counter={`(${grants.length})`} description={w.registerText}>{w.register}</Header>}>
      {grants.length === 0 ? <Box color="text-body-secondary">{w.never}</Box> : (
        <SpaceBetween size="s">
          {grants.slice(0, shown).map((g) => <One key={g.grant} grant={g} running={running} />)}
          {grants.length > shown && <Button onClick={() => setShown(shown + page)}>{common().more}</Button>}
        </SpaceBetween>
      )}
    </Container>
  );
}

function One({ grant, running }: { grant: Grant; running: string[] }) {
  const zone = useZone();
  const w = say();
  const over = grant.ended ? (w.grantWhy[grant.why ?? ""] ?? grant.why) : w.running;
  return (
    <ExpandableSection
      defaultExpanded={!grant.ended}
      headerText={w.grant(w.periods[grant.period] ?? grant.period, day(grant.start, zone))}
      headerDescription={`${over} · ${w.entries(grant.entries.length)}`}
      headingTagOverride="h3"
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: w.by, value: <span className="person">{grant.byName}</span> },
            { label: w.start, value: <When at={grant.start} /> },
            { label: w.savedEnd, value: grant.unlimited || !grant.end ? w.unlimited : <When at={grant.end} /> },
            { label: w.wasOver, value: grant.ended ? <><When at={grant.ended} /><br />{over}</> : over },
          ]}
        />
        {grant.entries.length === 0 ? <Box color="text-body-secondary">{w.noEntries}</Box> : grant.entries.map((e) => <Line key={e.session} entry={e} runs={running.includes(e.session)} />)}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Line({ entry, runs }: { entry: Entry; runs: boolean }) {
  const w = say();
  const [open, setOpen] = useState(false);
  const why = entry.end ? (w.entryWhy[entry.why ?? ""] ?? entry.why) : runs ? w.running : w.unused;
  return (
    <div className="entry-line">
      <KeyValuePairs
        columns={4}
        items={[
          { label: w.agent, value: <span className="person">{entry.agentName}</span> },
          { label: w.profile, value: <span className="person">{entry.profileName}</span> },
          { label: w.start, value: <When at={entry.start} /> },
          { label: w.end, value: entry.end ? <><When at={entry.end} /><br />{why}</> : why },
          { label: w.ticket, value: <span className="person">{entry.ticket}</span> },
          { label: w.reason, value: <span className="person">{entry.reason}</span> },
        ]}
      />
      <ExpandableSection headerText={w.acts} headingTagOverride="h4" expanded={open} onChange={(e) => setOpen(e.detail.expanded)}>
        {open && <Acts session={entry.session} />}
      </ExpandableSection>
    </div>
  );
}
