// A tenant's subscription, bought seats and prices.
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { Stale } from "../parts/stale";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { say as common } from "../words/common";
import { say } from "./tenant-words";
import { type Field, type Read, beside, bodyOf, fields, readTenant, termsOf, wrong } from "./terms-fields";

/** Terms changes a tenant's terms. read: as they were when the form opened. */
export function Terms({ read, done }: { read: Read; done: () => void }) {
  const { id } = read.body;
  const [base, setBase] = useState(read);
  const was = termsOf(base.body);
  const [now, setNow] = useState(was);
  const [tried, setTried] = useState(false);
  const [theirs, setTheirs] = useState<Read>();
  const changed = fields.filter((k) => now[k] !== was[k]);
  const w = say();
  useUnsaved(changed.length > 0);
  const act = useAct(
    ({ etag, ...body }: Shapes["TermsInputBody"] & { etag: string }) => take(api.PATCH("/v1/tenants/{id}", { params: { path: { id }, header: { "If-Match": etag } }, body })),
    () => {
      forget();
      flash("success", w.saved);
      void fresh("tenants");
      done();
    },
  );
  const stale = act.problem?.status === 412;
  const look = useAct(() => readTenant(id), setTheirs);
  useEffect(() => {
    if (stale) look.run(undefined); // what is saved now
  }, [stale]); // eslint-disable-line -- once per refusal
  const press = () => {
    setTried(true);
    if (fields.some((f) => wrong(f, now))) return;
    if (changed.length === 0) return leave();
    act.run({ etag: base.etag, ...bodyOf(now, changed) });
  };
  const leave = () => {
    forget();
    done();
  };
  const keep = () => {
    void fresh("tenants");
    leave();
  };
  const reapply = () => {
    if (!theirs) return;
    const mine = { ...termsOf(theirs.body), ...Object.fromEntries(changed.map((k) => [k, now[k]])) };
    setBase(theirs);
    setNow(mine);
    setTheirs(undefined);
    act.clear();
    act.run({ etag: theirs.etag, ...bodyOf(mine, changed) });
  };
  const about = (field: string) => act.problem?.about(field);
  const text = (field: Field, label: string, refused?: string, hint?: string) => (
    <FormField label={label} description={hint} errorText={(tried && wrong(field, now)) || refused}>
      <Input value={now[field]} inputMode={field === "currency" ? "text" : "decimal"} autoComplete={false} onChange={(e) => setNow({ ...now, [field]: e.detail.value })} />
    </FormField>
  );
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
        <Container header={<Header variant="h2">{w.terms}</Header>}>
          <SpaceBetween size="l">
            <FormField label={w.subscription} errorText={about("subscription")}>
              <RadioGroup value={now.subscription} onChange={(e) => setNow({ ...now, subscription: e.detail.value })} items={["seats", "metered"].map((value) => ({ value, label: w.subscriptions[value], description: w.subscriptionHints[value] }))} />
            </FormField>
            <ColumnLayout columns={2}>
              {text("driver", `${w.driver}: ${w.bought}`, about("seats"))}
              {text("executive", `${w.executive}: ${w.bought}`, about("seats"))}
            </ColumnLayout>
            <Header variant="h3">{w.prices}</Header>
            <ColumnLayout columns={3}>
              {text("currency", w.currency, about("prices"), w.currencyHint)}
              {text("priceDriver", w.driver, undefined, w.amount)}
              {text("priceExecutive", w.executive, undefined, w.amount)}
            </ColumnLayout>
            {act.problem && !stale && <Trouble problem={act.problem} again={act.again} />}
            {look.problem && <Trouble problem={look.problem} again={look.again} />}
          </SpaceBetween>
        </Container>
      </Form>
      {stale && theirs && <Stale rows={beside(was, termsOf(theirs.body), now)} busy={act.busy} reapply={reapply} keep={keep} />}
    </form>
  );
}
