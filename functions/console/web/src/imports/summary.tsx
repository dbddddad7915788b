// The check of a file in numbers: rows per verdict, and seats needed beside those that are free.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { say as common } from "../words/common";
import { number } from "../words/language";
import type { Import } from "./read";
import { say } from "./words";

const marks: Record<string, StatusIndicatorProps.Type> = { create: "success", created: "success", deleted: "warning", exists: "info", deactivated: "info", error: "error", noSeat: "error", refused: "error" };

/** Verdict is a verdict in words, with its mark. */
export const Verdict = ({ of }: { of: string }) => <StatusIndicator type={marks[of] ?? "info"}>{say().verdict[of] ?? of}</StatusIndicator>;

export function Summary({ of }: { of: Import }) {
  const w = say();
  const seen = Object.keys(marks).filter((v) => (of.counts[v] ?? 0) > 0);
  const seats = Object.entries(of.seatsNeeded).filter(([, n]) => n > 0);
  const lacking = (licence: string, n: number) => Math.max(0, n - (of.seatsFree[licence] ?? n));
  return (
    <Container header={<Header variant="h2">{w.ready}</Header>}>
      <SpaceBetween size="l">
        <SpaceBetween size="s">
          {seen.map((v) => (
            <div key={v}>
              <Verdict of={v} />{" "}
              <Box variant="strong" display="inline">{number(of.counts[v]!)}</Box>
              {w.means[v] && <Box variant="small" color="text-body-secondary" display="block">{w.means[v]}</Box>}
            </div>
          ))}
        </SpaceBetween>
        {seats.length > 0 && (
          <SpaceBetween size="xs">
            <Box variant="h3">{w.seats}</Box>
            <KeyValuePairs
              columns={Math.min(3, seats.length)}
              items={seats.map(([licence, n]) => ({
                label: common().licence[licence] ?? licence,
                value: (
                  <>
                    {w.needed}: {number(n)} · {w.free}: {of.seatsFree[licence] == null ? w.unlimited : number(of.seatsFree[licence])}{" "}
                    {lacking(licence, n) ? <StatusIndicator type="warning">{w.short(lacking(licence, n))}</StatusIndicator> : <StatusIndicator>{w.enough}</StatusIndicator>}
                  </>
                ),
              }))}
            />
          </SpaceBetween>
        )}
        {seats.some(([licence, n]) => lacking(licence, n) > 0) && <Alert type="warning">{w.shortText}</Alert>}
      </SpaceBetween>
    </Container>
  );
}
