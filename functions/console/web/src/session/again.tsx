// One's own session ran out: sign in where one stands, and go on. Somebody else begins anew.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { filled } from "../entry/entered";
import { useAct } from "../parts/act";
import { client } from "../parts/query";
import { forget } from "../parts/unsaved";
import { Trouble } from "../parts/trouble";
import { empty, expired } from "./ends";
import { useMe } from "./me";
import { type SignIn, signIn } from "./sign-in";
import { say } from "./words";

export function SignInAgain() {
  const me = useMe();
  const [mail, setMail] = useState("");
  const [password, setPassword] = useState("");
  const act = useAct((body: SignIn) => signIn(filled(body)), (who) => {
    if (who.user.id !== me.user.id || who.tenant.id !== me.tenant.id) {
      empty({ why: "replaced", at: "" }); // another identity: nothing of this page is his
      location.assign("/");
      return;
    }
    setPassword("");
    expired.set(false);
    void client.invalidateQueries();
  });
  const w = say();
  return (
    <Modal
      visible
      data-stays
      header={w.againTitle}
      onDismiss={() => undefined} // without a session there is nothing behind it to go back to
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              onClick={() => {
                forget();
                location.assign("/sign-in");
              }}
            >
              {w.other}
            </Button>
            <Button variant="primary" loading={act.busy} onClick={() => act.run({ tenant: me.tenant.handle, mail, password })}>{w.signIn}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          act.run({ tenant: me.tenant.handle, mail, password });
        }}
      >
        <SpaceBetween size="m">
          <div>{w.againText}</div>
          {act.problem && act.problem.code !== "unfilled" && <Trouble problem={act.problem} />}
          <FormField label={w.mail} errorText={act.problem?.about("mail")}>
            <Input value={mail} type="email" autoComplete="username" onChange={(e) => setMail(e.detail.value)} />
          </FormField>
          <FormField label={w.password} errorText={act.problem?.about("password")}>
            <Input value={password} type="password" autoComplete="current-password" onChange={(e) => setPassword(e.detail.value)} />
          </FormField>
          <button type="submit" hidden />
        </SpaceBetween>
      </form>
    </Modal>
  );
}
