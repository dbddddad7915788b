// Changing support access: the switch, the period, and which end it would have, before it is saved.
//
// Rule: what was saved is kept with its tag; if somebody else has changed it meanwhile, both are shown and nobody's change is lost.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, tagged } from "../api/client";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { client, fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { When, instant } from "../parts/when";
import { say as common } from "../words/common";
import { Stale, SwitchOff } from "./ask";
import { type Access, Why, accessQuery } from "./page";
import { say } from "./words";

interface Wish {
  on: boolean;
  period: string;
  etag: string;
}

export function Edit({ from, now, done }: { from: { body: Access; etag: string }; now: Access; done: () => void }) {
  const was = from.body;
  const [on, setOn] = useState(was.on);
  const [period, setPeriod] = useState(was.period ?? was.default);
  const [asking, setAsking] = useState(false);
  const read = useQuery({ ...accessQuery, enabled: false });
  const w = say();
  const again = () => {
    if (Date.now() - read.dataUpdatedAt > 30_000) void read.refetch(); // ends count from now
  };
  const act = useAct(
    ({ on, period, etag }: Wish) => tagged(api.PUT("/v1/support-access", { params: { header: { "If-Match": etag } }, body: on ? { on, period } : { on } })),
    (saved, _, here) => {
      if (here) forget();
      client.setQueryData(accessQuery.queryKey, saved);
      const { body } = saved;
      flash("success", !body.on ? w.savedOff : body.ends ? w.saved(instant(body.ends, body.zone)) : w.savedUnlimited);
      void fresh("support-access");
      done();
    },
  );
  useUnsaved(on !== was.on || (on && period !== (was.period ?? was.default)));
  const save = (etag = from.etag) => act.run({ on, period, etag });
  const leave = () => {
    forget();
    done();
  };
  const press = () => {
    if (on) save();
    else if (was.on) {
      void read.refetch(); // who is in at this moment
      act.clear();
      setAsking(true);
    } else leave();
  };
  const stale = act.problem?.status === 412;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        press();
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" onClick={leave}>{common().cancel}</Button>
            <Button variant="primary" formAction="submit" loading={act.busy}>{common().save}</Button>
          </SpaceBetween>
        }
      >
        <Container header={<Header variant="h2">{w.state}</Header>}>
          <SpaceBetween size="l">
            <Why of={was} />
            <Toggle
              checked={on}
              onChange={(e) => {
                setOn(e.detail.checked);
                again();
              }}
            >
              {w.toggle}
            </Toggle>
            {on && <Choice of={now} period={period} set={(p) => (setPeriod(p), again())} problem={act.problem?.about("period")} />}
            <Ends was={was} on={on} next={now.periods.find((p) => p.period === period)?.ends ?? null} />
            {act.problem && !stale && !asking && <Trouble problem={act.problem} again={act.again} />}
          </SpaceBetween>
        </Container>
      </Form>
      {asking && !stale && <SwitchOff sessions={now.sessions} act={act} off={() => save()} close={() => (setAsking(false), act.clear())} />}
      {stale && <Stale mine={{ on, period }} reapply={(etag) => (setAsking(false), save(etag))} keep={leave} />}
    </form>
  );
}

/** Choice are the six periods, with the advice beside them. */
function Choice({ of, period, set, problem }: { of: Access; period: string; set: (p: string) => void; problem: string | undefined }) {
  const w = say();
  return (
    <ColumnLayout columns={2} minColumnWidth={280}>
      <FormField label={w.period} description={`${w.fromNow} ${w.zone(of.zone)}`} errorText={problem} stretch>
        <RadioGroup value={period} onChange={(e) => set(e.detail.value)} items={of.periods.map((p) => ({ value: p.period, label: w.periods[p.period] ?? p.period, description: p.period === "unlimited" ? w.untilOff : undefined }))} />
      </FormField>
      <Alert type="info" header={w.advice}>
        <ul className="plain">
          {of.advice.map((one) => <li key={one}>{one}</li>)}
        </ul>
      </Alert>
    </ColumnLayout>
  );
}

/** Ends are the old and the new end, side by side, and who is told. */
function Ends({ was, on, next }: { was: Access; on: boolean; next: string | null }) {
  const w = say();
  const end = (is: boolean, at: string | null): ReactNode => (!is ? w.isOff : at ? <When at={at} /> : w.noEnd);
  if (!on && !was.on) return <Box variant="p">{w.offText}</Box>;
  return (
    <SpaceBetween size="xs">
      <KeyValuePairs
        columns={2}
        items={[
          { label: w.oldEnd, value: end(was.on, was.ends) },
          { label: w.newEnd, value: <span aria-live="polite">{on ? end(true, next) : w.atOnce}</span> },
        ]}
      />
      <Box variant="small" color="text-body-secondary">{w.mails}</Box>
    </SpaceBetween>
  );
}
