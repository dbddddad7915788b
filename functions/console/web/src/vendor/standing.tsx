// Suspending, resuming and closing a tenant, and nominating an owner: what happens at once and what later is said before.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { api, take } from "../api/client";
import { useAct } from "../parts/act";
import { Ask } from "../parts/ask";
import { flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { instant, useZone } from "../parts/when";
import type { Tenant } from "./tenants";
import { say } from "./tenant-words";

/** Lines are what happens, one after the other. */
const Lines = ({ of }: { of: string[] }) => <ul className="plain">{of.map((line) => <li key={line}>{line}</li>)}</ul>;

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
  return <Ask title={title} press={w[how]} act={act} go={() => act.run(undefined)} close={close}><Lines of={lines} /></Ask>;
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
    <Ask title={`${w.nominateTitle}: ${tenant.name}`} press={w.nominate} act={act} go={() => act.run(mail)} close={close}>
      <Lines of={w.nominateText} />
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
