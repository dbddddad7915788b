// The template, and the file that is to be checked.
//
// Rule: checking creates nobody; the limits are said before the file is chosen, and what a file is, its content says.
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FileUpload from "@cloudscape-design/components/file-upload";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, take } from "../api/client";
import { Problem } from "../api/problem";
import { useAct } from "../parts/act";
import { client, fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { receive } from "../parts/download";
import { type Import, base64, mostBytes } from "./read";
import { number } from "../words/language";
import { say } from "./words";

export function Upload() {
  const w = say();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description={w.templateText}>{w.templateTitle}</Header>}>
        <SpaceBetween size="m">
          <Templates />
          <ExpandableSection headerText={w.columns}>
            <KeyValuePairs columns={2} items={Object.keys(w.about).map((c) => ({ label: w.column[c], value: w.about[c] }))} />
          </ExpandableSection>
        </SpaceBetween>
      </Container>
      <Check />
    </SpaceBetween>
  );
}

function Templates() {
  const act = useAct((format: "xlsx" | "csv") => receive(api.GET("/v1/imports/template", { params: { query: { format } }, parseAs: "blob" }), "import." + format));
  const w = say();
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        <Button iconName="download" loading={act.busy} onClick={() => act.run("xlsx")}>{w.xlsx}</Button>
        <Button iconName="download" loading={act.busy} onClick={() => act.run("csv")}>{w.csv}</Button>
      </SpaceBetween>
      {act.problem && <Trouble problem={act.problem} again={act.again} />}
    </SpaceBetween>
  );
}

/** said is what is wrong with a file before it is sent. */
function said(file: File | undefined): string | undefined {
  if (!file) return undefined;
  if (file.size === 0) return say().empty;
  return file.size > mostBytes ? say().tooLarge(number(Math.ceil((10 * file.size) / (1 << 20)) / 10)) : undefined;
}

function Check() {
  const go = useNavigate();
  const [file, setFile] = useState<File>();
  const [missing, setMissing] = useState(false);
  const w = say();
  const act = useAct(
    async ({ content, name }: { content: string; name: string }, key) => take(api.POST("/v1/imports", { body: { name, content }, params: { header: { "Idempotency-Key": key } } })),
    (made: Import, _, here) => {
      client.setQueryData(["imports", made.id], made);
      void fresh("imports");
      if (here) void go(`/import/${made.id}`);
    },
  );
  const [unread, setUnread] = useState(false);
  const check = async () => {
    setMissing(!file);
    if (!file || said(file)) return;
    try {
      act.run({ name: file.name.slice(-200), content: await base64(file) });
    } catch {
      setUnread(true);
    }
  };
  const about = act.problem instanceof Problem ? act.problem.about("content") : undefined;
  const wrong = said(file) ?? (missing ? w.first : unread ? w.unread : about);
  return (
    <Container header={<Header variant="h2" description={w.fileText}>{w.fileTitle}</Header>}>
      <SpaceBetween size="m">
        <FormField label={w.file} errorText={wrong} constraintText={w.limits}>
          <FileUpload
            value={file ? [file] : []}
            accept=".xls,.xlsx,.csv"
            showFileSize
            invalid={wrong !== undefined}
            onChange={(e) => {
              setFile(e.detail.value[0]);
              setMissing(false);
              setUnread(false);
              act.clear();
            }}
            i18nStrings={{ uploadButtonText: () => w.choose, dropzoneText: () => w.drop, removeFileAriaLabel: (_, name) => `${w.remove}: ${name}`, errorIconAriaLabel: w.verdict["error"]! }}
          />
        </FormField>
        {act.problem && !about && <Trouble problem={act.problem} again={act.again} />}
        <Button variant="primary" loading={act.busy} loadingText={w.checking} onClick={() => void check()}>{w.check}</Button>
      </SpaceBetween>
    </Container>
  );
}
