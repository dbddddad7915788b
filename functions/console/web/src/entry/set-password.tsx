// Setting the password with the link of a mail: opening the page changes nothing, the press uses the link up.
import Alert from "@cloudscape-design/components/alert";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { LinkButton, Link } from "../parts/link";
import { filled } from "./entered";
import { Entry } from "./entry";
import { say } from "./words";

export default function SetPassword() {
  const [[link = "", tenant = ""]] = useState(() => location.hash.slice(1).split("/"));
  const [password, setPassword] = useState("");
  const [show, setShow] = useState(false);
  const [done, setDone] = useState(false);
  const act = useAct((body: Shapes["PasswordInputBody"]) => take(api.POST("/v1/passwords", { body: filled(body) })), () => {
    history.replaceState(history.state, "", location.pathname); // the link is used up: it need not stand in the address
    setDone(true);
  });
  const w = say();
  if (done) return <Entry title={w.setTitle} below={<LinkButton variant="primary" to={"/sign-in#" + tenant}>{w.toSignIn}</LinkButton>}><Alert type="success">{w.isSet}</Alert></Entry>;
  if (!link) return <Entry title={w.setTitle} below={<Link to="/forgotten-password">{w.forgotten}</Link>}><Alert type="warning">{w.noLink}</Alert></Entry>;
  return (
    <Entry title={w.setTitle} press={w.set} act={act} input={{ link, password }} below={act.problem && <Link to={"/forgotten-password#" + tenant}>{w.forgotten}</Link>}>
      <FormField label={w.newPassword} description={w.setText} errorText={act.problem?.about("password")}>
        <Input value={password} type={show ? "text" : "password"} autoComplete="new-password" autoFocus onChange={(e) => setPassword(e.detail.value)} />
      </FormField>
      <Checkbox checked={show} onChange={(e) => setShow(e.detail.checked)}>{w.show}</Checkbox>
    </Entry>
  );
}
