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
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { say as common } from "../words/common";
import { language } from "../words/language";
import type { Tenant } from "./tenants";
import { say } from "./tenant-words";

const known = (currency: string) => /^[A-Z]{3}$/.test(currency);
/** digits of a currency behind the point: 2 for EUR, 0 for JPY. */
const digits = (currency: string) => (known(currency) ? (new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2) : 2);

/** money writes an amount of the smallest unit. */
export const money = (amount: number, currency: string) => new Intl.NumberFormat(language(), { style: "currency", currency }).format(amount / 10 ** digits(currency));

/** whole reads a number of seats; null: it is none. */
export const whole = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null);

/** smallest reads an amount in the smallest unit; null: it is none. */
function smallest(text: string, currency: string): number | null {
  const m = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text.trim() || "0");
  const places = digits(currency);
  if (!m || (m[2]?.length ?? 0) > places) return null;
  return Number(m[1]) * 10 ** places + Number((m[2] ?? "").padEnd(places, "0") || 0);
}

const plain = (amount: number | undefined, currency: string) => (amount === undefined ? "" : new Intl.NumberFormat(language(), { minimumFractionDigits: digits(currency), useGrouping: false }).format(amount / 10 ** digits(currency)));

export function Terms({ tenant, done }: { tenant: Tenant; done: () => void }) {
  const was = {
    subscription: tenant.subscription, driver: String(tenant.seats.driver.bought), executive: String(tenant.seats.executive.bought),
    currency: tenant.prices?.currency ?? "", priceDriver: plain(tenant.prices?.driver, tenant.prices?.currency ?? ""), priceExecutive: plain(tenant.prices?.executive, tenant.prices?.currency ?? ""),
  };
  const [now, setNow] = useState(was);
  const [tried, setTried] = useState(false);
  const w = say();
  useUnsaved(JSON.stringify(now) !== JSON.stringify(was));
  const act = useAct(
    (body: Shapes["TermsInputBody"]) => take(api.PATCH("/v1/tenants/{id}", { params: { path: { id: tenant.id } }, body })),
    () => {
      forget();
      flash("success", w.saved);
      void fresh("tenants");
      done();
    },
  );
  const currency = now.currency.trim().toUpperCase();
  const [driver, executive] = [whole(now.driver), whole(now.executive)];
  const [priceDriver, priceExecutive] = [smallest(now.priceDriver, currency), smallest(now.priceExecutive, currency)];
  const press = () => {
    setTried(true);
    if (driver === null || executive === null || priceDriver === null || priceExecutive === null) return;
    const prices = currency ? { currency, driver: priceDriver, executive: priceExecutive } : { currency: "", driver: 0, executive: 0 };
    act.run({ subscription: now.subscription, seats: { driver, executive }, prices });
  };
  const leave = () => {
    forget();
    done();
  };
  const about = (field: string) => act.problem?.about(field);
  const text = (field: keyof typeof was, label: string, wrong?: string | false, hint?: string) => (
    <FormField label={label} description={hint} errorText={(tried && wrong) || undefined}>
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
              {text("driver", `${w.driver}: ${w.bought}`, driver === null ? w.badNumber : about("seats"))}
              {text("executive", `${w.executive}: ${w.bought}`, executive === null ? w.badNumber : about("seats"))}
            </ColumnLayout>
            <Header variant="h3">{w.prices}</Header>
            <ColumnLayout columns={3}>
              {text("currency", w.currency, about("prices"), w.currencyHint)}
              {text("priceDriver", w.driver, priceDriver === null && w.badAmount, w.amount)}
              {text("priceExecutive", w.executive, priceExecutive === null && w.badAmount, w.amount)}
            </ColumnLayout>
            {act.problem && <Trouble problem={act.problem} again={act.again} />}
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}
