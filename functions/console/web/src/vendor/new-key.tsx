// Making a service key: its name and what it may, and then its token, once.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { useAct } from "../parts/act";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { useUnsaved } from "../parts/unsaved";
import { say as common } from "../words/common";
import { say } from "./key-words";

const all = ["introspect", "presence"];

export function NewKey({ close }: { close: () => void }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["introspect"]);
  const [tried, setTried] = useState(false);
  const [token, setToken] = useState("");
  const w = say();
  const act = useAct(
    (body: Shapes["KeyInputBody"]) => take(api.POST("/v1/service-keys", { body })),
    (made) => {
      setToken(made.token ?? "");
      void fresh("keys");
    },
  );
  useUnsaved(name !== "" || token !== "");
  const leave = () => {
    act.clear(); // it holds the token too
    setToken("");
    close();
  };
  const press = () => {
    setTried(true);
    if (name.trim() && scopes.length > 0) act.run({ name, scopes });
  };
  const buttons = token ? <Button variant="primary" onClick={leave}>{w.kept}</Button> : (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={leave}>{common().cancel}</Button>
      <Button variant="primary" loading={act.busy} onClick={press}>{w.create}</Button>
    </SpaceBetween>
  );
  return (
    <Modal visible header={token ? w.newTitle : w.create} onDismiss={(e) => (token && e.detail.reason === "overlay" ? undefined : leave())} footer={<Box float="right">{buttons}</Box>}>
      {token ? (
        <SpaceBetween size="m">
          <Alert type="warning">{w.newText}</Alert>
          <code className="token">{token}</code>
          <CopyToClipboard copyButtonText={w.copy} copySuccessText={w.copied} copyErrorText={w.notCopied} textToCopy={token} />
        </SpaceBetween>
      ) : (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            press();
          }}
        >
          <SpaceBetween size="m">
            <FormField label={w.name} description={w.nameHint} errorText={act.problem?.about("name") ?? (tried && !name.trim() ? common().required : undefined)}>
              <Input value={name} autoComplete={false} onChange={(e) => setName(e.detail.value)} />
            </FormField>
            <FormField label={w.scopes} errorText={act.problem?.about("scopes") ?? (tried && scopes.length === 0 ? w.scopeMissing : undefined)}>
              {all.map((s) => (
                <Checkbox key={s} checked={scopes.includes(s)} onChange={(e) => setScopes(e.detail.checked ? [...scopes, s] : scopes.filter((one) => one !== s))}>{w.scope[s]}</Checkbox>
              ))}
            </FormField>
            {act.problem && act.problem.fields.size === 0 && <Trouble problem={act.problem} again={act.again} />}
            <button type="submit" hidden />
          </SpaceBetween>
        </form>
      )}
    </Modal>
  );
}
