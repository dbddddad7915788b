// Opening a tenant: the company and its first owner, who gets an invitation.
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input, { type InputProps } from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { Link, LinkButton } from "../parts/link";
import { Page } from "../parts/page";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { forget, useUnsaved } from "../parts/unsaved";
import { say as common } from "../words/common";
import { language, languages } from "../words/language";
import type { Tenant } from "./tenants";
import { whole } from "./terms-fields";
import { say } from "./tenant-words";

const zones = Intl.supportedValuesOf("timeZone");
const blank = { name: "", handle: "", zone: "Europe/Berlin", language: language() as string, productUrl: "", subscription: "seats", driver: "0", executive: "1", mail: "", firstName: "", lastName: "" };
type Field = keyof typeof blank;

export function OpenTenant() {
  const go = useNavigate();
  const [now, setNow] = useState(blank);
  const [tried, setTried] = useState(false);
  const w = say();
  useUnsaved(JSON.stringify(now) !== JSON.stringify(blank));
  const act = useAct(
    (body: Shapes["OpenInputBody"], key) => take(api.POST("/v1/tenants", { params: { header: { "Idempotency-Key": key } }, body })),
    (made, _, here) => {
      flash("success", w.opened((made as Tenant).name));
      void fresh("tenants");
      if (!here) return;
      forget();
      void go(`/tenants/${(made as Tenant).id}`);
    },
  );
  const [driver, executive] = [whole(now.driver), whole(now.executive)];
  const missing = (["name", "handle", "mail", "firstName", "lastName"] as const).filter((f) => !now[f].trim());
  const press = () => {
    setTried(true);
    if (missing.length > 0 || driver === null || executive === null) return;
    const { name, handle, zone, productUrl, subscription, mail, firstName, lastName } = now;
    act.run({ name, handle, zone, language: now.language, ...(productUrl ? { productUrl } : {}), subscription, seats: { driver, executive }, owner: { mail, firstName, lastName, language: now.language } });
  };
  const about = (field: string) => act.problem?.about(field);
  const text = (field: Field, label: string, more: Partial<InputProps> & { hint?: string; at?: string } = {}) => {
    const { hint, at, ...rest } = more;
    return (
      <FormField label={label} description={hint} errorText={about(at ?? field) ?? (tried && missing.some((m) => m === field) ? common().required : undefined)}>
        <Input autoComplete={false} {...rest} value={now[field]} onChange={(e) => setNow({ ...now, [field]: e.detail.value })} />
      </FormField>
    );
  };
  const seats = (field: "driver" | "executive", wrong: boolean, hint?: string) => (
    <FormField label={`${w[field]}: ${w.bought}`} description={hint} errorText={wrong && tried ? w.badNumber : about("seats")}>
      <Input value={now[field]} inputMode="numeric" autoComplete={false} onChange={(e) => setNow({ ...now, [field]: e.detail.value })} />
    </FormField>
  );
  return (
    <SpaceBetween size="s">
      <Link to="/tenants">‹ {w.title}</Link>
      <Page title={w.openTitle} text={w.openText}>
        <form
          onSubmit={(e) => {
            e.preventDefault();
            press();
          }}
        >
          <Form
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <LinkButton to="/tenants" formAction="none">{common().cancel}</LinkButton>
                <Button variant="primary" formAction="submit" loading={act.busy}>{w.create}</Button>
              </SpaceBetween>
            }
          >
            <SpaceBetween size="l">
              <Container header={<Header variant="h2">{w.company}</Header>}>
                <SpaceBetween size="l">
                  <ColumnLayout columns={2}>
                    {text("name", w.name)}
                    {text("handle", w.handle, { hint: w.handleHint, spellcheck: false })}
                    <FormField label={w.zone} errorText={about("zone")}>
                      <Select selectedOption={{ value: now.zone, label: now.zone }} options={zones.map((value) => ({ value, label: value }))} filteringType="auto" virtualScroll onChange={(e) => setNow({ ...now, zone: e.detail.selectedOption.value ?? now.zone })} />
                    </FormField>
                    <FormField label={w.language} errorText={about("language")}>
                      <Select selectedOption={{ value: now.language, label: common().language[now.language] }} options={languages.map((value) => ({ value, label: common().language[value] }))} onChange={(e) => setNow({ ...now, language: e.detail.selectedOption.value ?? now.language })} />
                    </FormField>
                  </ColumnLayout>
                  {text("productUrl", w.product, { hint: w.productHint, type: "url" })}
                  <FormField label={w.subscription} errorText={about("subscription")}>
                    <RadioGroup value={now.subscription} onChange={(e) => setNow({ ...now, subscription: e.detail.value })} items={["seats", "metered"].map((value) => ({ value, label: w.subscriptions[value], description: w.subscriptionHints[value] }))} />
                  </FormField>
                  <ColumnLayout columns={2}>
                    {seats("driver", driver === null)}
                    {seats("executive", executive === null, w.ownerSeat)}
                  </ColumnLayout>
                </SpaceBetween>
              </Container>
              <Container header={<Header variant="h2">{w.owner}</Header>}>
                <ColumnLayout columns={3}>
                  {text("firstName", w.firstName, { at: "owner/firstName" })}
                  {text("lastName", w.lastName, { at: "owner/lastName" })}
                  {text("mail", w.ownerMail, { type: "email", at: "owner/mail" })}
                </ColumnLayout>
              </Container>
              {act.problem && <Trouble problem={act.problem} again={act.again} />}
            </SpaceBetween>
          </Form>
        </form>
      </Page>
    </SpaceBetween>
  );
}
