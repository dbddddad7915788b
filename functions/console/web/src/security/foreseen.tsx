// What a period would do, in numbers, names and dates, before it is saved.
import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Spinner from "@cloudscape-design/components/spinner";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { UseQueryResult } from "@tanstack/react-query";
import { problem } from "../api/problem";
import { Trouble } from "../parts/trouble";
import { When, day, useZone } from "../parts/when";
import { say as common } from "../words/common";
import { number } from "../words/language";
import { People } from "./people";
import type { Preview } from "./read";
import { Timeline } from "./timeline";
import { say } from "./words";

/** Foreseen shows a preview; saved is the period that stands now, days the one that is looked at. */
export function Foreseen({ of, saved, days }: { of: UseQueryResult<Preview>; saved: number | null; days: number }) {
  const w = say();
  const zone = useZone();
  if (of.error) return <Trouble problem={problem(of.error)} again={() => void of.refetch()} />;
  const p = of.data;
  return (
    <section aria-label={w.preview}>
      <SpaceBetween size="m">
        <Box variant="h3">{w.preview} {of.isFetching && <Spinner />}</Box>
        {!p ? (
          <div role="status">{common().loading}</div>
        ) : (
          <SpaceBetween size="m">
            <KeyValuePairs
              columns={3}
              items={[
                { label: w.warnedNow, value: number(p.warnedNow) },
                { label: w.alreadyWarned, value: number(p.alreadyWarned) },
                { label: w.exempt, value: number(p.exempt) },
                ...(p.firstWarning ? [{ label: w.firstWarning, value: <When at={p.firstWarning} /> }] : []),
                ...(p.firstDeactivation ? [{ label: w.firstEnd, value: <When at={p.firstDeactivation} /> }] : []),
              ]}
            />
            <div role="status">
              <Box variant="strong">{!p.firstDeactivation ? w.nobodyAtAll : (p.alreadyWarned ? w.nobodySooner : w.nobodyBefore)(day(p.firstDeactivation, zone))}</Box>
              {p.alreadyWarned > 0 && <Box variant="p">{w.keeps} {p.firstNewDeactivation && w.newOnes(day(p.firstNewDeactivation, zone))}</Box>}
              {saved !== null && days > saved && <Box variant="p">{w.voids}</Box>}
            </div>
            <Timeline of={p} />
            {p.warnedNow > 0 && (
              <ExpandableSection headerText={w.names(p.warnedNow)} defaultExpanded={p.warnedNow <= 5}>
                <People of={p.names} total={p.warnedNow} />
              </ExpandableSection>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </section>
  );
}
