// The first tab: the account. Why it stands as it does, and the form of everything that can be changed.
//
// Rule: what somebody else saved is never lost: a change names the version it was made on, and who comes second chooses.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useState } from "react";
import { api, tagged } from "../../../api/client";
import { problem } from "../../../api/problem";
import { useAct } from "../../../parts/act";
import { flash } from "../../../parts/flash";
import { client } from "../../../parts/query";
import { Trouble } from "../../../parts/trouble";
import { useKept } from "../../../parts/kept";
import { useUnsaved } from "../../../parts/unsaved";
import { When } from "../../../parts/when";
import { can, useMe } from "../../../session/me";
import { say as common } from "../../../words/common";
import { type Tagged, type User, readUser } from "../read";
import { nameOf } from "../../user";
import { type Right, locked, mailLocked } from "../rights";
import { changed } from "../status";
import { WhyState } from "../why/why";
import { countryName } from "../../../parts/country";
import { type Change, type Draft, changeOf, draftOf, fields } from "./draft";
import { PersonFields } from "./fields";
import { HandOver } from "./hand-over";
import { LicenceField } from "./licence";
import { RightsFields } from "./rights";
import { Stale } from "./stale";
import { say } from "./words";

export function Account({ read }: { read: Tagged }) {
  const me = useMe();
  const why = locked(me, read.body);
  return (
    <SpaceBetween size="l">
      <WhyState user={read.body} />
      {why ? <ReadOnly user={read.body} why={say().locked[why]} /> : <Form read={read} />}
    </SpaceBetween>
  );
}

/** Form holds what is entered beside what it was entered on. */
function Form({ read }: { read: Tagged }) {
  const me = useMe();
  const w = say();
  const [{ base, draft }, setForm] = useKept("account/" + read.body.id, () => ({ base: read, draft: draftOf(read.body) }));
  const [theirs, setTheirs] = useState<Tagged>();
  const saved = draftOf(base.body);
  const change = changeOf(saved, draft);
  const dirty = Object.keys(change).length > 0;
  useUnsaved(dirty);
  useEffect(() => {
    if (read.etag === base.etag || read.body.version < base.body.version) return;
    if (dirty && !same(draftOf(read.body), saved)) return; // asked at saving
    setForm({ base: read, draft: dirty ? draft : draftOf(read.body) });
  }, [read]); // eslint-disable-line -- only a new reading counts
  const take = (now: Tagged, sent?: Draft) => {
    client.setQueryData(["user", now.body.id], now);
    setForm((form) => ({ base: now, draft: sent ? followed(form.draft, sent, draftOf(now.body)) : draftOf(now.body) }));
    setTheirs(undefined);
  };
  const act = useAct(save, (out, { sent }) => {
    if (out.stale) return setTheirs(out.stale);
    take(out.saved, sent);
    flash("success", w.saved(nameOf(out.saved.body)));
    changed();
  });
  const missing = (f: string) => (f === "mail" || f === "firstName" || f === "lastName") && draft[f].trim() === "" ? common().required : undefined;
  const about = (f: string) => act.problem?.about(f) ?? missing(f);
  const complete = !(["mail", "firstName", "lastName"] as const).some((f) => missing(f));
  const set = (to: Draft) => {
    if (act.problem) act.clear();
    setForm({ base, draft: to });
  };
  const user = base.body;
  const licenceLocked = me.support && user.administrator ? "support" as const : undefined;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (dirty && complete) act.run({ id: user.id, etag: base.etag, change, sent: draft });
      }}
    >
      <SpaceBetween size="l">
        <PersonFields draft={draft} set={set} about={about} mailLocked={mailLocked(me, user)} saved={saved} />
        <LicenceField value={draft.licence} set={(licence) => set({ ...draft, licence })} error={about("licence")} locked={licenceLocked} user={user} />
        <RightsFields draft={draft} set={set} about={about} saved={saved} rights={rightsOf(me.vendor)} />
        {can(me, "ownership") && user.administrator && !user.owner && user.status === "active" && user.id !== me.user.id && <HandOver user={user} />}
        <Facts user={user} />
        {act.problem && <Trouble problem={act.problem} again={act.again} />}
        <div className="pane-bar">
          <Button variant="primary" formAction="submit" loading={act.busy} disabled={!dirty || !complete}>{common().save}</Button>
          <Button formAction="none" disabled={!dirty || act.busy} onClick={() => set(saved)}>{w.discard}</Button>
        </div>
      </SpaceBetween>
      {theirs && (
        <Stale
          base={saved}
          mine={draft}
          theirs={draftOf(theirs.body)}
          busy={act.busy}
          reapply={() => {
            setTheirs(undefined); // a refusal is said in the form
            act.run({ id: user.id, etag: theirs.etag, change, sent: draft });
          }}
          keep={() => take(theirs)}
          cancel={() => setTheirs(undefined)}
        />
      )}
    </form>
  );
}

type Saved = { saved: Tagged; stale?: undefined } | { saved?: undefined; stale: Tagged };

/** save changes an account; when somebody was faster, it gives what stands there now. */
async function save({ id, etag, change }: { id: string; etag: string; change: Change; sent: Draft }): Promise<Saved> {
  try {
    return { saved: await tagged(api.PATCH("/v1/users/{id}", { params: { path: { id }, header: { "If-Match": etag } }, body: change })) };
  } catch (error) {
    if (problem(error).status !== 412) throw error;
    return { stale: await readUser(id) };
  }
}

/** followed is a draft after it was sent: what was typed since stays, the rest is as it is saved. */
const followed = (typed: Draft, sent: Draft, saved: Draft): Draft => ({ ...saved, ...Object.fromEntries(fields.filter((f) => typed[f] !== sent[f]).map((f) => [f, typed[f]])) });

const same = (a: Draft, b: Draft) => fields.every((f) => a[f] === b[f]);

/** rightsOf are the rights there are in a tenant. */
export const rightsOf = (vendor: boolean): readonly Right[] => (vendor ? ["administrator", "superAdministrator", "owner", "agent", "operator"] : ["administrator", "superAdministrator", "owner"]);

/** ReadOnly shows the account to those who may not change it, and says why. */
function ReadOnly({ user, why }: { user: User; why: string }) {
  const w = say();
  const c = common();
  const rights = rightsOf(true).filter((r) => user[r]).map((r) => w.right[r]);
  return (
    <SpaceBetween size="m">
      <Alert type="info">{why}</Alert>
      <KeyValuePairs
        columns={2}
        items={[
          { label: w.firstName, value: user.firstName }, { label: w.lastName, value: user.lastName }, { label: w.mail, value: user.mail },
          { label: w.country, value: countryName(user.country ?? "") || "–" }, { label: w.zone, value: user.zone }, { label: w.language, value: c.language[user.language] },
          { label: w.department, value: user.department || "–" }, { label: w.licence, value: c.licence[user.licence] }, { label: w.rights, value: rights.join(", ") || c.none },
        ]}
      />
      <Facts user={user} />
    </SpaceBetween>
  );
}

/** Facts are what nobody enters. */
function Facts({ user }: { user: User }) {
  const w = say();
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: w.created, value: <When at={user.created} /> },
        { label: w.lastSignIn, value: user.lastSignIn ? <When at={user.lastSignIn} /> : w.never },
        { label: w.told, value: user.neverTold ? w.neverTold : w.wasTold },
        { label: w.inFolders, value: user.folders },
      ]}
    />
  );
}
