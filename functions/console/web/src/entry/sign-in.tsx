// Signing in.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useEffect, useState } from "react";
import { type Location, useLocation, useNavigate } from "react-router";
import { useAct } from "../parts/act";
import { Link } from "../parts/link";
import { client } from "../parts/query";
import { expired, whom } from "../session/ends";
import { type SignIn as Credentials, signIn } from "../session/sign-in";
import { filled, tenant as first } from "./entered";
import { Entry } from "./entry";
import { Demo } from "./demo";
import { say } from "./words";

export default function SignIn() {
  const go = useNavigate();
  const from = (useLocation().state as { from?: Location } | null)?.from;
  const [tenant, setTenant] = useState(first);
  const [mail, setMail] = useState("");
  const [password, setPassword] = useState("");
  const [before] = useState(whom);
  useEffect(() => {
    expired.set(false);
  }, []);
  const act = useAct((body: Credentials) => signIn(filled(body)), (who) => {
    localStorage.setItem("curfew-tenant", who.tenant.handle); // a company's short name, no person's
    client.clear();
    if (before && before !== whom()) return location.assign("/"); // another identity: nothing of what was open is his
    void go(from?.pathname ?? "/", { replace: true }); // without the fragment: what the last one looked for stands in it
  });
  const w = say();
  return (
    <Entry title={w.title} press={w.title} act={act} input={{ tenant, mail, password }} below={<><Link to={"/forgotten-password#" + tenant}>{w.forgotten}</Link><Demo use={(s) => { setTenant(s.tenant); setMail(s.mail); setPassword(s.password); }} /></>}>
      <FormField label={w.tenant} description={w.tenantHint} errorText={act.problem?.about("tenant")}>
        <Input value={tenant} autoComplete="organization" spellcheck={false} autoFocus={tenant === ""} onChange={(e) => setTenant(e.detail.value)} />
      </FormField>
      <FormField label={w.mail} errorText={act.problem?.about("mail")}>
        <Input value={mail} type="email" autoComplete="username" autoFocus={tenant !== ""} onChange={(e) => setMail(e.detail.value)} />
      </FormField>
      <FormField label={w.password} errorText={act.problem?.about("password")}>
        <Input value={password} type="password" autoComplete="current-password" onChange={(e) => setPassword(e.detail.value)} />
      </FormField>
    </Entry>
  );
}
