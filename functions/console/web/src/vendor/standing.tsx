// Suspending, resuming and closing a tenant, and nominating an owner: what happens at once and what later is said before.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { api, take } from "../api/client";
import { type Act, useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { instant, useZone } from "../parts/when";
import { say as common } from "../words/common";
import type { Tenant } from "./tenants";
import { say } from "./tenant-words";

/** Ask says what happens, and does it when it is confirmed. */
function Ask<I>({ title, lines, press, act, run, close, children }: { title: string; lines: string[]; press: string; act: Act<I>; run: () => void; close: () => void; children?: ReactNode }) {
  return (
    <Modal
      visible
      header={<span className="person">{title}</span>}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{common().cancel}</Button>
            <Button variant="primary" loading={act.busy} onClick={run}>{press}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ul className="plain">
          {lines.map((line) => <li key={line}>{line}</li>)}
        </ul>
        {children}
        {act.problem && act.problem.fields.size === 0 && <Trouble problem={act.problem} again={act.again} />}
      </SpaceBetween>
    </Modal>
  );
}

/** Stand asks before a tenant's standing changes. */
export function Stand({ tenant, how, close }: { tenant: Tenant; how: "suspend" | "resume" | "close"; close: () => void }) {
  const w = say();
  const params = { path: { id: tenant.id } };
  const act = useAct(
    () => take(how === "suspend" ? api.POST("/v1/tenants/{id}/suspend", { params }) : how === "resume" ? api.POST("/v1/tenants/{id}/resume", { params }) : api.POST("/v1/tenants/{id}/close", { params })),
    () => {
      flash("success", w.done[how]);
      void fresh("tenants");
      close();
    },
  );
  const title = { suspend: w.suspendTitle, resume: w.resumeTitle, close: w.closeTitle }[how](tenant.name);
  const lines = { suspend: w.suspendText, resume: w.resumeText, close: w.closeText }[how];
  return <Ask title={title} lines={lines} press={w[how]} act={act} run={() => act.run(undefined)} close={close} />;
}

/** Nominate names an administrator as owner, by address. */
export function Nominate({ tenant, close }: { tenant: Tenant; close: () => void }) {
  const [mail, setMail] = useState("");
  const zone = useZone();
  const w = say();
  const act = useAct(
    (mail: string) => take(api.POST("/v1/tenants/{id}/owner", { params: { path: { id: tenant.id } }, body: { mail } })),
    ({ effective }) => {
      flash("success", w.nominated(instant(effective, zone)));
      close();
    },
  );
  return (
    <Ask title={`${w.nominateTitle}: ${tenant.name}`} lines={w.nominateText} press={w.nominate} act={act} run={() => act.run(mail)} close={close}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          act.run(mail);
        }}
      >
        <FormField label={w.mail} errorText={act.problem?.about("mail")}>
          <Input value={mail} type="email" autoComplete={false} onChange={(e) => setMail(e.detail.value)} />
        </FormField>
      </form>
    </Ask>
  );
}
