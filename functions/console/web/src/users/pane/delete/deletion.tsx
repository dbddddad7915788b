// Deleting a user: what it would do, the confirmation, how far it is, and the receipt.
//
// Rule: every confirmed deletion is final, and the dialog says so before his address is typed. It goes on without this page.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Shapes, api, take } from "../../../api/client";
import { problem } from "../../../api/problem";
import { useAct } from "../../../parts/act";
import { pace } from "../../../parts/job";
import { client } from "../../../parts/query";
import { Trouble } from "../../../parts/trouble";
import { say as common } from "../../../words/common";
import type { User } from "../read";
import { nameOf } from "../../user";
import { changed } from "../status";
import { Confirm } from "./confirm";
import { Foreseen } from "./foreseen";
import { Receipt } from "./receipt";
import { say } from "./words";

export type Deletion = Shapes["DeletionView"];

interface Props {
  user: User;
  /** Away with the dialog; a deletion that was confirmed goes on. */
  close: () => void;
  /** The user is gone. */
  left: () => void;
}

export default function DeleteUser({ user, close, left }: Props) {
  const w = say();
  const key = ["user", user.id, "deletion"];
  const q = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET("/v1/users/{id}/deletion", { params: { path: { id: user.id } } })),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.state === "running" ? pace(query.state.error) : false),
  });
  const [confirm, setConfirm] = useState("");
  const [successor, setSuccessor] = useState<{ id: string; name: string }>();
  const act = useAct(
    (body: Shapes["DeleteInputBody"]) => take(api.POST("/v1/users/{id}/deletion", { params: { path: { id: user.id } }, body })),
    (out) => {
      client.setQueryData(key, out);
      changed();
    },
  );
  const d = q.data;
  const state = d?.state;
  const told = useRef(false);
  useEffect(() => {
    if (state !== "done" || told.current) return;
    told.current = true;
    void client.invalidateQueries({ queryKey: ["users"] });
    void client.invalidateQueries({ queryKey: ["summary"] });
  }, [state]);
  const name = nameOf(user);
  const done = state === "done";
  const ready = state === "preview" && !d?.blocked && alike(confirm, user.mail);
  const leaves = (d?.appears ?? []).length > 0 || (d?.drivesAlone ?? []).length > 0 || (d?.atLeast ?? false); // something to take over
  const body: Shapes["DeleteInputBody"] = { confirm: confirm.trim(), ...(leaves && successor ? { successor: successor.id } : {}) };
  return (
    <Modal
      visible
      size="large"
      header={done ? w.doneTitle : state === "running" ? w.runningTitle(name) : w.title(name)}
      onDismiss={done ? left : close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {done || state === "running" ? <Button variant={done ? "primary" : "normal"} onClick={done ? left : close}>{common().close}</Button> : <Button onClick={close}>{common().cancel}</Button>}
            {state === "preview" && !d?.blocked && <Button variant="primary" disabled={!ready} loading={act.busy} onClick={() => act.run(body)}>{w.press}</Button>}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {q.error && <Trouble problem={problem(q.error)} again={() => void q.refetch()} />}
        {!d && !q.error && <div role="status">{common().loading}</div>}
        {d && state === "preview" && (
          <SpaceBetween size="l">
            <Foreseen deletion={d} user={user} />
            {!d.blocked && <Confirm user={user} leaves={leaves} drives={(d.drivesAlone ?? []).length} value={confirm} set={setConfirm} successor={successor} choose={setSuccessor} problem={act.problem} />}
            {act.problem && <Trouble problem={act.problem} again={act.again} />}
          </SpaceBetween>
        )}
        {d && state === "running" && (
          <SpaceBetween size="m">
            <div>{w.running}</div>
            <ProgressBar label={w.progress} value={d.progress ? (100 * d.progress.done) / Math.max(1, d.progress.of) : 0} additionalInfo={w.step[d.progress?.step ?? ""] ?? ""} />
          </SpaceBetween>
        )}
        {d && done && <Receipt deletion={d} />}
      </SpaceBetween>
    </Modal>
  );
}

/** alike tells whether two addresses look alike; whether they are, the API decides. */
const alike = (a: string, b: string) => a.trim().normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();
