// Those who were never told that they have an account, and the way to invite them all.
//
// Rule: mail leaves only after a press that names how many, and only after a second one.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api, take } from "../api/client";
import { problem } from "../api/problem";
import { useAct } from "../parts/act";
import { flash } from "../parts/flash";
import { type Job, JobProgress, because } from "../parts/job";
import { LinkButton } from "../parts/link";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { can, useMe } from "../session/me";
import { say as common } from "../words/common";
import { say } from "./words";

const filters = [
  { column: "neverTold", op: "is", values: ["true"] },
  { column: "status", op: "is", values: ["invited"] },
];
const list = "/users#view=all&neverTold.is=true&status.is=invited&sort=name";

/** useNeverTold counts them; more: there are others. */
function useNeverTold() {
  return useQuery({
    queryKey: ["users", "never told"],
    staleTime: Infinity, // many pages: anew when users change, and before mail leaves
    queryFn: async () => {
      let page = await take(api.POST("/v1/users/search", { body: { filters, pageSize: 200 } }));
      for (let round = 1; page.nextPageToken && round < 25; round++) page = await take(api.POST("/v1/users/search", { body: { filters, pageSize: 200, pageToken: page.nextPageToken } }));
      return { n: page.matched, more: !page.complete };
    },
  });
}

/** useInviting is the job that invites them, where one runs: found again after a reload. */
function useInviting() {
  const q = useQuery({ queryKey: ["jobs"], queryFn: async () => (await take(api.GET("/v1/jobs"))).jobs });
  return q.data?.find((j) => j.kind === "invite" && !j.ended)?.id;
}

export function Told() {
  const w = say();
  const me = useMe();
  const q = useNeverTold();
  const found = useInviting();
  const [asks, setAsks] = useState(false);
  const [job, setJob] = useState<string>();
  const act = useAct(
    (_: undefined, key) => take(api.POST("/v1/imports/invitations", { params: { header: { "Idempotency-Key": key } } })),
    (j) => {
      setAsks(false);
      setJob(j.id);
      void fresh("jobs");
    },
  );
  const over = useCallback((j: Job) => {
    const invited = j.done - j.skipped;
    const all = invited > 0 && invited === j.total;
    flash(all ? "success" : "warning", [say().invited(invited, j.total - invited), because(j)].filter(Boolean).join(" "));
    setJob(undefined);
    void fresh("users", "jobs");
  }, []);
  const ask = () => {
    setAsks(true);
    void q.refetch();
  };
  if (q.error && !q.data) return <Trouble problem={problem(q.error)} again={() => void q.refetch()} />;
  const { n, more } = q.data ?? { n: 0, more: false };
  const running = job ?? found;
  return (
    <Container header={<Header variant="h2">{w.toldTitle}</Header>}>
      <SpaceBetween size="m">
        <div>{!q.data ? common().loading : n > 0 ? w.toldText(n, more) : w.toldNone}</div>
        {running && <JobProgress id={running} label={w.inviting} done={over} />}
        {n > 0 && (
          <SpaceBetween direction="horizontal" size="xs">
            <LinkButton to={list}>{w.toList}</LinkButton>
            {can(me, "import-users") && !running && <Button onClick={ask}>{w.invite}</Button>}
          </SpaceBetween>
        )}
      </SpaceBetween>
      <Modal
        visible={asks}
        header={w.inviteTitle(n, more)}
        onDismiss={() => setAsks(false)}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={() => setAsks(false)}>{common().cancel}</Button>
              <Button variant="primary" loading={act.busy} disabled={q.isFetching || n === 0} onClick={() => act.run(undefined)}>{w.inviteDo(n, more)}</Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <div>{w.inviteText}</div>
          {act.problem && <Trouble problem={act.problem} again={act.again} />}
        </SpaceBetween>
      </Modal>
    </Container>
  );
}
