// Giving a person a role in a folder, one after the other, and the way back.
//
// Rule: what is shown is what the API answered. What was asked for happens, also when the page that asked is left meanwhile: the
// changes wait here, not in a component. What the API refuses is said beside its folder, or, where that is not shown any more, at the top.
import Button from "@cloudscape-design/components/button";
import { useEffect, useRef } from "react";
import { api, take } from "../api/client";
import { type Problem, problem } from "../api/problem";
import { drop, flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { store, useStore } from "../parts/store";
import { sentence } from "../parts/trouble";
import { expired, over } from "../session/ends";
import { say as common } from "../words/common";
import type { Role } from "./subtree";
import { say } from "./words";

/** RoleChange is one change of a role. `said` tells that it is done; with `was` and without `final` it can be taken back. */
export interface RoleChange {
  folder: string;
  user: string;
  /** How the folder and the person are called. */
  of: { folder: string; user: string };
  role: Role;
  was: Role;
  said: string;
  final?: boolean;
}

interface Refused {
  about: RoleChange;
  problem: Problem;
  /** Since when it stands beside its folder, in milliseconds of performance.now(). */
  since: number;
}

/** View is a place on the screen where changes are asked for; it says beside its folders what was refused. */
interface View {
  shows: (c: RoleChange) => boolean;
  done: (c: RoleChange) => void;
}

const waiting = store<readonly RoleChange[]>([]); // the first one is under way
const refused = store<readonly Refused[]>([]);
const views = new Set<{ current: View }>();
let busy = false;

over.follow(() => {
  waiting.set([]);
  refused.set([]);
});
expired.follow(() => void work()); // who signs in again goes on
addEventListener("beforeunload", (e) => {
  if (waiting.get().length > 0) e.preventDefault();
});

/** setRole gives the role, or takes the person out. */
const setRole = ({ folder: id, user, role }: RoleChange): Promise<unknown> =>
  role
    ? take(api.PUT("/v1/folders/{id}/members/{user}", { params: { path: { id, user } }, body: { role } }))
    : take(api.DELETE("/v1/folders/{id}/members/{user}", { params: { path: { id, user } } }));

const same = (a: RoleChange, b: RoleChange) => a.folder === b.folder && a.user === b.user;

/** ask puts a change behind those that wait; it takes the place of a refused one on the same folder and person. */
function ask(c: RoleChange) {
  refused.set(refused.get().filter((r) => !same(r.about, c)));
  waiting.set([...waiting.get(), c]);
  void work();
}

/** work does what waits, one after the other; a refused change holds nothing up. */
async function work() {
  if (busy) return;
  busy = true;
  for (let c = waiting.get()[0]; c && !expired.get(); c = waiting.get()[0]) {
    try {
      await setRole(c);
      for (const v of views) v.current.done(c);
      took(c);
    } catch (e) {
      if (over.get() || expired.get()) break;
      refuse({ about: c, problem: problem(e), since: performance.now() });
    }
    waiting.set(waiting.get().slice(1));
    void fresh("user", "users", "folders");
  }
  busy = false;
}

/** took says that a change is done, with the way back. */
function took(c: RoleChange) {
  const back = () => {
    drop(id);
    ask({ ...c, role: c.was, was: c.role, said: common().undone, final: true });
  };
  const id: string = flash("success", c.said, c.final ? undefined : <Button onClick={back}>{common().undo}</Button>);
}

/** refuse says it beside the folder, else at the top. */
const refuse = (r: Refused) => ([...views].some((v) => v.current.shows(r.about)) ? refused.set([...refused.get(), r]) : tell(r));

/** leave is for a view that goes: what stood there too shortly to be read is said at the top. */
function leave(v: { current: View }) {
  views.delete(v);
  const gone = refused.get().filter((r) => v.current.shows(r.about));
  refused.set(refused.get().filter((r) => !gone.includes(r)));
  for (const r of gone) if (performance.now() - r.since < 3_000) refuse(r);
}

function tell(r: Refused) {
  const again = () => {
    drop(id);
    ask(r.about);
  };
  const text = [say().notDone(r.about.of.user, r.about.of.folder), sentence(r.problem), r.problem.detail].filter(Boolean).join(" ");
  const id: string = flash("error", text, <Button onClick={again}>{common().again}</Button>);
}

/** Roles changes roles in the order they were asked for. */
export interface Roles {
  change: (c: RoleChange) => void;
  busy: boolean;
  /** Whether something waits or is under way for a folder and person. */
  waits: (folder: string, user: string) => boolean;
  /** What was refused in a folder, of a person where one is named. */
  trouble: (folder: string, user?: string) => (Refused & { again: () => void }) | undefined;
}

/** useRoles lets a view change roles. shows tells which refusals stand in it; done sees each change that the API took. */
export function useRoles(shows: View["shows"], done: View["done"]): Roles {
  const queue = useStore(waiting);
  const bad = useStore(refused);
  const view = useRef<View>({ shows, done });
  view.current = { shows, done };
  useEffect(() => {
    views.add(view);
    return () => leave(view);
  }, []);
  return {
    change: ask,
    busy: queue.length > 0,
    waits: (folder, user) => queue.some((c) => c.folder === folder && c.user === user),
    trouble: (folder, user) => {
      const r = bad.find(({ about }) => about.folder === folder && (user === undefined || about.user === user));
      return r && { ...r, again: () => ask(r.about) };
    },
  };
}
