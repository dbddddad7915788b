// The idle rule: how it stands, and the form that changes it.
//
// Rule: what saving does is shown before it can be saved, and the number shown is what is confirmed.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle, { type ToggleProps } from "@cloudscape-design/components/toggle";
import { useEffect, useId, useRef, useState } from "react";
import { api, tagged } from "../api/client";
import { useAct } from "../parts/act";
import { useBack } from "../parts/back";
import { flash } from "../parts/flash";
import { client, fresh } from "../parts/query";
import { Stale } from "../parts/stale";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { When } from "../parts/when";
import { say as common } from "../words/common";
import { Foreseen } from "./foreseen";
import { type Security, securityQuery, usePreview } from "./read";
import { say } from "./words";
import "./security.css";

interface Props {
  of: Security;
  etag: string;
  may: boolean;
}

export function Rule({ of, etag, may }: Props) {
  const w = say();
  const [edits, setEdits] = useState(false);
  const button = useBack(edits);
  const edit = may && !edits && <Button ref={button} onClick={() => setEdits(true)}>{common().edit}</Button>;
  return (
    <Container header={<Header variant="h2" actions={edit}>{w.ruleTitle}</Header>}>
      {edits ? (
        <Form of={of} etag={etag} close={() => setEdits(false)} />
      ) : (
        <SpaceBetween size="s">
          <div>{of.idleDays === null ? w.off : w.on(of.idleDays)}</div>
          <Box color="text-body-secondary">{w.stays}</Box>
          {of.savedAt && <Box variant="small" color="text-body-secondary">{w.since} <When at={of.savedAt} /></Box>}
          {!may && <Box variant="small" color="text-body-secondary">{w.readOnly}</Box>}
        </SpaceBetween>
      )}
    </Container>
  );
}

const period = (days: number | null) => (days === null ? say().fieldOff : say().days(days));

function Form({ of, etag, close }: { of: Security; etag: string; close: () => void }) {
  const w = say();
  const [{ was, tag }] = useState({ was: of.idleDays, tag: etag }); // on which it is entered, whatever is read since
  const labelled = useId();
  const toggle = useRef<ToggleProps.Ref>(null);
  useEffect(() => toggle.current?.focus(), []);
  const preset = of.idleDays === null || of.presets.includes(of.idleDays);
  const [on, setOn] = useState(of.idleDays !== null);
  const [choice, setChoice] = useState(of.idleDays === null ? "90" : preset ? String(of.idleDays) : "other");
  const [own, setOwn] = useState(preset ? "" : String(of.idleDays));
  const text = choice === "other" ? own.trim() : choice;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  const good = number >= of.least && number <= of.most;
  const days = on ? number : null;
  const changed = days !== was;
  useUnsaved(changed);
  const preview = usePreview(on && good ? number : undefined);
  const act = useAct(
    (ask: { idleDays: number | null; confirmed: number; etag: string }) =>
      tagged(api.PUT("/v1/settings/security", { body: { idleDays: ask.idleDays, confirmed: ask.confirmed }, headers: { "If-Match": ask.etag } })),
    (saved, ask, here) => {
      if (here) forget();
      client.setQueryData(securityQuery.queryKey, saved);
      flash("success", ask.idleDays === null ? w.savedOff : w.saved);
      void fresh("security", "users", "user", "settings", "me");
      close();
    },
  );
  const larger = act.problem?.code === "confirm_again";
  const stale = act.problem?.status === 412;
  const waits = on && (!preview.data || preview.isPlaceholderData || (larger && preview.isFetching));
  // What is there now is read anew, so that the next press stands on it.
  useEffect(() => {
    if (larger || stale) void fresh("security");
  }, [larger, stale]);
  const save = (standing = tag) => {
    if (on && !good) return;
    if (!changed) close();
    else act.run({ idleDays: days, confirmed: on ? (preview.data?.warnedNow ?? 0) : 0, etag: standing });
  };
  return (
    <SpaceBetween size="l">
      <Toggle ref={toggle} checked={on} onChange={(e) => setOn(e.detail.checked)}>{w.toggle}</Toggle>
      {on && (
        <SpaceBetween size="s">
          <div>
            <Box id={labelled} variant="awsui-key-label">{w.period}</Box>
            <SegmentedControl
              ariaLabelledby={labelled}
              selectedId={choice}
              onChange={(e) => setChoice(e.detail.selectedId)}
              options={[...of.presets.map((d) => ({ id: String(d), text: w.days(d) })), { id: "other", text: w.other }]}
            />
          </div>
          {choice === "other" && (
            <FormField label={w.own} constraintText={w.ownHint(of.least, of.most)} errorText={own !== "" && !good ? w.ownWrong(of.least, of.most) : undefined}>
              <Input value={own} inputMode="numeric" onChange={(e) => setOwn(e.detail.value)} />
            </FormField>
          )}
        </SpaceBetween>
      )}
      {on && good && <Foreseen of={preview} saved={of.idleDays} days={number} />}
      {!on && of.idleDays !== null && <Alert type="info">{w.offNow}</Alert>}
      {larger && preview.data && !waits && <Alert type="warning">{w.larger(preview.data.warnedNow)}</Alert>}
      {act.problem && !larger && !stale && <Trouble problem={act.problem} again={act.again} />}
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" loading={act.busy || (good && waits)} disabled={on && !good} onClick={() => save()}>{w.save(on && changed && !waits ? (preview.data?.warnedNow ?? 0) : 0)}</Button>
        <Button variant="link" onClick={close}>{common().cancel}</Button>
      </SpaceBetween>
      {stale && <Stale busy={act.busy} rows={[{ field: w.fieldPeriod, theirs: period(of.idleDays), mine: period(days) }]} reapply={etag === tag ? undefined : () => save(etag)} keep={() => { forget(); void fresh("security"); close(); }} />}
    </SpaceBetween>
  );
}
