// One import, from its check to its end: what the address names, any tab and any reload goes on with.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCallback } from "react";
import { api, take } from "../api/client";
import { useAct } from "../parts/act";
import { JobProgress, running, useJob } from "../parts/job";
import { LinkButton } from "../parts/link";
import { Loaded, Page } from "../parts/page";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { When, day, useZone } from "../parts/when";
import { Made } from "./made";
import { type Import, makes, useImport } from "./read";
import { Rows } from "./rows";
import { Summary } from "./summary";
import { Told } from "./told";
import { say } from "./words";

export function One({ id }: { id: string }) {
  return <Loaded of={useImport(id)}>{(i) => <Known of={i} />}</Loaded>;
}

function Known({ of }: { of: Import }) {
  const w = say();
  const zone = useZone();
  return (
    <Page title={w.one(day(of.created, zone))} text={w.rowsOf(of.rows, of.format)} actions={<LinkButton to="/import">{w.all}</LinkButton>}>
      {of.job ? <Carried of={of} job={of.job} /> : <Checked of={of} />}
    </Page>
  );
}

/** Checked is an import that nobody has run yet. */
function Checked({ of }: { of: Import }) {
  const w = say();
  const n = makes(of);
  const act = useAct(
    (id: string, key) => take(api.POST("/v1/imports/{id}/run", { params: { path: { id }, header: { "Idempotency-Key": key } } })),
    () => void fresh("imports", "jobs"),
  );
  const started = act.problem?.code === "import_started";
  return (
    <SpaceBetween size="l">
      <Summary of={of} />
      <Rows of={of} state="checked" />
      <Container header={<Header variant="h2">{w.runTitle}</Header>}>
        <SpaceBetween size="m">
          {n > 0 ? (
            <Box>
              <Box variant="strong">{w.willMake(n)} {w.noMail}</Box>
              <Box variant="p">{w.noUndo}</Box>
            </Box>
          ) : (
            <Alert type="info">{w.nobody}</Alert>
          )}
          {act.problem && <Trouble problem={act.problem} again={started ? () => void fresh("imports") : act.again} />}
          <SpaceBetween direction="horizontal" size="xs">
            {n > 0 && <Button variant="primary" loading={act.busy} onClick={() => act.run(of.id)}>{w.run(n)}</Button>}
            <LinkButton to="/import">{w.other}</LinkButton>
          </SpaceBetween>
          <Box variant="small" color="text-body-secondary">{w.until} <When at={of.ends} /></Box>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

/** Carried is an import under way, or over. */
function Carried({ of, job }: { of: Import; job: string }) {
  const w = say();
  const over = useCallback(() => void fresh("imports", "users", "summary", "settings", "folders"), []);
  const { data } = useJob(job, over);
  const done = data !== undefined && !running(data);
  return (
    <SpaceBetween size="l">
      {!done && (
        <Container>
          <SpaceBetween size="s">
            <JobProgress id={job} label={w.progress} />
            <Box color="text-body-secondary">{w.mayLeave} {w.noMail}</Box>
          </SpaceBetween>
        </Container>
      )}
      {done && data.state === "cancelled" && <Alert type="warning">{w.cancelled}</Alert>}
      {done && data.state === "failed" && <Alert type="error">{w.failed}</Alert>}
      {done && <Made of={of} />}
      {done && <Rows of={of} state={data.state} />}
      {done && <Told />}
    </SpaceBetween>
  );
}

