// Giving a person a role in a folder, one after the other, and the way back.
//
// Rule: what is shown is what the API answered; the way back is offered where it is one.
import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import { api, take } from "../api/client";
import { type Problem, problem } from "../api/problem";
import { useAct } from "../parts/act";
import { drop, flash } from "../parts/flash";
import { fresh } from "../parts/query";
import { sentence } from "../parts/trouble";
import { say as common } from "../words/common";
import type { Role } from "./subtree";

/** RoleChange is one change of a role. `said` tells that it is done; with `was` and without `final` it can be taken back. */
export interface RoleChange {
  folder: string;
  user: string;
  role: Role;
  was: Role;
  said: string;
  final?: boolean;
}

/** setRole gives the role, or takes the person out. */
const setRole = ({ folder: id, user, role }: RoleChange) =>
  role
    ? take(api.PUT("/v1/folders/{id}/members/{user}", { params: { path: { id, user } }, body: { role } })).then(() => undefined)
    : take(api.DELETE("/v1/folders/{id}/members/{user}", { params: { path: { id, user } } })).then(() => undefined);

const spread = () => fresh("user", "users", "folders");

/** took says that a change is done, with the way back. */
function took(c: RoleChange) {
  const back = () => {
    drop(id);
    setRole({ ...c, role: c.was }).then(() => { flash("success", common().undone); void spread(); }, (e: unknown) => flash("error", sentence(problem(e))));
  };
  const id: string = flash("success", c.said, c.final ? undefined : <Button onClick={back}>{common().undo}</Button>);
}

/** Roles changes roles in the order they were asked for. */
export interface Roles {
  change: (c: RoleChange) => void;
  busy: boolean;
  /** Whether something waits or is under way for a folder and person. */
  waits: (folder: string, user: string) => boolean;
  trouble: { about: RoleChange; problem: Problem; again: () => void } | null;
}

/** useRoles does one change after the other; after a refused one the rest is dropped. done sees each that the API took. */
export function useRoles(done?: (c: RoleChange) => void): Roles {
  const [queue, setQueue] = useState<readonly RoleChange[]>([]);
  const act = useAct(setRole, (_, c) => {
    done?.(c);
    took(c);
    setQueue((q) => q.slice(1));
    void spread();
  });
  const next = queue[0];
  useEffect(() => {
    if (next && !act.busy && !act.problem) act.run(next);
  }, [next, act.busy, act.problem]); // eslint-disable-line -- run is new each time
  return {
    change: (c) => {
      if (act.problem) {
        act.clear();
        setQueue([c]);
      } else setQueue((q) => [...q, c]);
    },
    busy: act.busy,
    waits: (folder, user) => !act.problem && queue.some((c) => c.folder === folder && c.user === user),
    trouble: act.problem && next ? { about: next, problem: act.problem, again: act.again } : null,
  };
}
