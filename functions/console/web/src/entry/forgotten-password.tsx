// Asking for a link to set the password: the answer is the same whether there is such an account or not.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { Link } from "../parts/link";
import { filled, tenant as first } from "./entered";
import { Entry } from "./entry";
import { say as after } from "./sent-words";
import { say } from "./words";

export default function ForgottenPassword() {
  const [tenant, setTenant] = useState(first);
  const [mail, setMail] = useState("");
  const [sent, setSent] = useState(false);
  const act = useAct((body: Shapes["LinkInputBody"]) => take(api.POST("/v1/password-links", { body: filled(body) })), () => setSent(true));
  const w = say();
  const back = <Link to={"/sign-in#" + tenant}>{w.toSignIn}</Link>;
  if (sent) return <Entry title={w.forgottenTitle} below={back}><Alert type="success" action={<Button formAction="none" onClick={() => setSent(false)}>{after().other}</Button>}>{after().sent(mail)}</Alert></Entry>;
  return (
    <Entry title={w.forgottenTitle} text={w.forgottenText} press={w.send} act={act} input={{ tenant, mail }} below={back}>
      <FormField label={w.tenant} description={w.tenantHint} errorText={act.problem?.about("tenant")}>
        <Input value={tenant} autoComplete="organization" spellcheck={false} onChange={(e) => setTenant(e.detail.value)} />
      </FormField>
      <FormField label={w.mail} errorText={act.problem?.about("mail")}>
        <Input value={mail} type="email" autoComplete="username" onChange={(e) => setMail(e.detail.value)} />
      </FormField>
    </Entry>
  );
}
