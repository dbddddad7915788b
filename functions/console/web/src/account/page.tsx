// One's own account: where one is signed in, signing out everywhere, and changing the password by a link.
import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { filled } from "../entry/entered";
import { Ask } from "../parts/ask";
import { flash } from "../parts/flash";
import { Loaded, Page } from "../parts/page";
import { fresh } from "../parts/query";
import { Rows } from "../parts/rows";
import { Trouble, useWait } from "../parts/trouble";
import { leaving } from "../parts/unsaved";
import { When, instant, useZone } from "../parts/when";
import { finish } from "../session/ends";
import { useMe } from "../session/me";
import { signOut } from "../session/sign-out";
import { say } from "./words";

type Session = Shapes["SessionView"];

export default function Account() {
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => take(api.GET("/v1/sessions")) });
  const me = useMe();
  const w = say();
  return (
    <Page title={w.title} text={`${me.user.name}, ${me.tenant.name}`}>
      <SpaceBetween size="l">
        <Loaded of={sessions}>{(all) => <Sessions all={all.sessions} refresh={() => void sessions.refetch()} busy={sessions.isFetching} />}</Loaded>
        <Password tenant={me.tenant.handle} />
      </SpaceBetween>
    </Page>
  );
}

function Sessions({ all, refresh, busy }: { all: Session[]; refresh: () => void; busy: boolean }) {
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const zone = useZone();
  const w = say();
  const act = useAct(
    (one: Session) => take(api.DELETE("/v1/sessions/{id}", { params: { path: { id: one.id } } })),
    () => {
      flash("success", w.ended);
      void fresh("sessions").then(() => place.current?.focus());
    },
  );
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel={w.refresh} onClick={refresh} loading={busy} />
      <Button onClick={() => setAsking(true)}>{w.everywhere}</Button>
    </SpaceBetween>
  );
  const newest = all.toSorted((a, b) => Number(b.current) - Number(a.current) || b.used.localeCompare(a.used));
  return (
    <div ref={place} tabIndex={-1} className="heading">
      <SpaceBetween size="m">
        <Header variant="h2" counter={`(${all.length})`} description={w.sessionsText} actions={actions}>{w.sessions}</Header>
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
        <Rows
          rows={newest}
          of={(one) => one.id}
          label={w.sessions}
          empty={w.sessions}
          columns={[
            { id: "created", header: w.created, width: 200, cell: (one) => <When at={one.created} /> },
            { id: "used", header: w.used, width: 200, cell: (one) => (one.current ? <Badge color="green">{w.current}</Badge> : <When at={one.used} />) },
            { id: "ends", header: w.ends, width: 200, cell: (one) => <When at={one.ends} /> },
            { id: "end", header: w.end, width: 130, act: true, cell: (one) => <Button variant="inline-link" ariaLabel={w.endOne(instant(one.created, zone))} disabled={act.busy} onClick={() => (one.current ? leaving(() => void signOut()) : act.run(one))}>{w.end}</Button> },
          ]}
        />
      </SpaceBetween>
      {asking && <Everywhere close={() => setAsking(false)} />}
    </div>
  );
}

function Everywhere({ close }: { close: () => void }) {
  const w = say();
  const act = useAct(
    () => take(api.DELETE("/v1/sessions")),
    () => {
      finish({ why: "everywhere", at: "" }, "support"); // an agent's sessions in tenants rest on him too
      finish({ why: "everywhere", at: "" }, "own");
    },
  );
  return (
    <Ask title={w.everywhereTitle} press={w.everywhere} act={act} go={() => act.run(undefined)} close={close}>
      <div>{w.everywhereText}</div>
    </Ask>
  );
}

function Password({ tenant }: { tenant: string }) {
  const [mail, setMail] = useState("");
  const [sent, setSent] = useState(false);
  const w = say();
  const act = useAct((body: Shapes["LinkInputBody"]) => take(api.POST("/v1/password-links", { body: filled(body) })), () => setSent(true));
  const wait = useWait(act.problem);
  return (
    <Container header={<Header variant="h2" description={w.passwordText}>{w.password}</Header>}>
      {sent ? <Alert type="success">{w.sent}</Alert> : (
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            if (wait === 0) act.run({ tenant, mail });
          }}
        >
          <SpaceBetween size="m">
            <FormField label={w.mail} description={w.mailHint} errorText={act.problem?.about("mail")}>
              <Input value={mail} type="email" autoComplete="email" onChange={(e) => setMail(e.detail.value)} />
            </FormField>
            {act.problem && act.problem.fields.size === 0 && <Trouble problem={act.problem} />}
            <Button formAction="submit" loading={act.busy} disabled={wait > 0}>{w.send}</Button>
          </SpaceBetween>
        </form>
      )}
    </Container>
  );
}
