// A new user: what the account needs, and that one mail will leave.
//
// Rule: who presses twice, or tries again after an error, makes one account; the invitation is said to be under way only after the API took it.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { type Shapes, api, tagged } from "../../../api/client";
import { useAct } from "../../../parts/act";
import { flash } from "../../../parts/flash";
import { useKept } from "../../../parts/kept";
import { client } from "../../../parts/query";
import { Link } from "../../../parts/link";
import { Trouble } from "../../../parts/trouble";
import { forget, useUnsaved } from "../../../parts/unsaved";
import { useTenantLanguage } from "./tenant";
import { can, useMe } from "../../../session/me";
import Unknown from "../../../shell/unknown";
import { say as common } from "../../../words/common";
import { type Draft, effective } from "../account/draft";
import { PersonFields } from "../account/fields";
import { LicenceField } from "../account/licence";
import { RightsFields } from "../account/rights";
import { zoneOf } from "../account/country";
import { Frame } from "../frame";
import { useLeave } from "../leave";
import { nameOf } from "../../user";
import { changed } from "../status";
import { write } from "../../url";
import { say } from "./words";

const required = ["mail", "firstName", "lastName"] as const;
/** fields are those at which an error can be said. */
const fields = ["mail", "firstName", "lastName", "country", "zone", "language", "department", "licence", "administrator", "agent", "operator"];

/** holder is the list with him who has an address. */
const holder = (mail: string) => "/users" + write({ view: "all", text: "", filters: [{ column: "mail", op: "is", values: [mail] }], sort: { column: "name" }, size: 50, page: 1 });

export function Create({ whole }: { whole: boolean }) {
  const me = useMe();
  const w = say();
  const leave = useLeave("new");
  const may = can(me, "make-users");
  return (
    <Frame whole={whole} title={may ? w.title : common().unknownTitle} subject="new" close={() => leave()}>
      {may ? <Form cancel={() => leave()} /> : <Unknown />}
    </Frame>
  );
}

function Form({ cancel }: { cancel: () => void }) {
  const me = useMe();
  const go = useNavigate();
  const w = say();
  const language = useTenantLanguage();
  const [entered, setEntered] = useKept<Draft | undefined>("new user", () => undefined);
  const [tried, setTried] = useState(false);
  const empty: Draft = { mail: "", firstName: "", lastName: "", country: "", zone: "", language, department: "", licence: "collaborator", administrator: false, superAdministrator: false, owner: false, agent: false, operator: false };
  const draft = entered ?? empty;
  const dirty = JSON.stringify(draft) !== JSON.stringify(empty);
  useUnsaved(dirty);
  const act = useAct(create, (made, _, here) => {
    const user = made.body;
    client.setQueryData(["user", user.id], made);
    flash("success", w.done(nameOf(user), user.mail));
    changed();
    if (!here) return;
    forget();
    void go(`/users/${user.id}` + location.hash, { replace: true });
  });
  const set = (to: Draft) => {
    if (act.problem) act.clear();
    setEntered(to);
  };
  const missing = (f: string) => (tried && required.some((r) => r === f) && draft[f as (typeof required)[number]].trim() === "" ? common().required : undefined);
  const about = (f: string) => act.problem?.about(f) ?? missing(f);
  const mail = draft.mail.trim();
  const problem = act.problem;
  const atFields = problem !== null && problem.fields.size > 0 && [...problem.fields.keys()].every((f) => fields.includes(f.replace(/^\//, "")));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (atFields) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(); // the field may be out of sight
  }, [problem, atFields]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTried(true);
        if (required.every((r) => draft[r].trim() !== "")) act.run(bodyOf(draft));
        else e.currentTarget.querySelector<HTMLElement>("input:placeholder-shown, input[value='']")?.focus();
      }}
    >
      <SpaceBetween size="l">
        <PersonFields draft={draft} set={set} about={(f) => (f === "mail" && problem?.code === "mail_taken" ? <>{about(f)} <Link to={holder(mail)}>{w.toTaken}</Link></> : about(f))} />
        <LicenceField value={draft.licence} set={(licence) => set({ ...draft, licence })} error={about("licence")} />
        <RightsFields draft={draft} set={set} about={about} rights={me.vendor ? ["administrator", "agent", "operator"] : ["administrator"]} />
        {!problem && <Alert type="info">{mail ? w.oneMail(mail) : w.oneMailTo}</Alert>}
        {problem && !atFields && <Trouble problem={problem} again={act.again} />}
        <div className="pane-bar">
          <Button variant="primary" formAction="submit" loading={act.busy}>{w.create}</Button>
          <Button formAction="none" onClick={cancel}>{common().cancel}</Button>
        </div>
      </SpaceBetween>
    </form>
  );
}

/** bodyOf leaves out what was not entered, and the zone that the country sets anyway. */
function bodyOf(entered: Draft): Shapes["CreateInputBody"] {
  const d = effective(entered);
  const body: Shapes["CreateInputBody"] = { mail: d.mail.trim(), firstName: d.firstName.trim(), lastName: d.lastName.trim(), language: d.language, licence: d.licence };
  if (d.country) body.country = d.country;
  if (d.zone && d.zone !== zoneOf(d.country)) body.zone = d.zone;
  if (d.department.trim()) body.department = d.department.trim();
  for (const right of ["administrator", "agent", "operator"] as const) if (d[right]) body[right] = true;
  return body;
}

const create = (body: Shapes["CreateInputBody"], key: string) => tagged(api.POST("/v1/users", { params: { header: { "Idempotency-Key": key } }, body }));
