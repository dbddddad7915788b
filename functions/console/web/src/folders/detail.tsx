// One folder: where it stands, what may be done with it, and who is in it.
import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { type Shapes, api, tagged, take } from "../api/client";
import { useAct } from "../parts/act";
import { useAsk } from "../parts/ask";
import { drop, flash } from "../parts/flash";
import { Loaded, useTitle } from "../parts/page";
import { fresh } from "../parts/query";
import { Trouble } from "../parts/trouble";
import { When } from "../parts/when";
import { useMe } from "../session/me";
import { say as common } from "../words/common";
import { FolderEdit, FolderForm } from "./form";
import { type Index, above } from "./grow";
import { Members } from "./members";
import { say } from "./page-words";
import { because, say as folderWords } from "./words";

type Folder = Shapes["FolderView"];

/** Detail is the folder that was chosen. */
export function Detail({ id, index }: { id: string; index: Index<Folder> }) {
  const read = useQuery({ queryKey: ["folders", id], queryFn: () => tagged(api.GET("/v1/folders/{id}", { params: { path: { id } } })) });
  return <Loaded of={read}>{(data) => <Shown read={data} index={index} />}</Loaded>;
}

function Shown({ read, index }: { read: { body: Folder; etag: string }; index: Index<Folder> }) {
  const me = useMe();
  const go = useNavigate();
  const w = say();
  const fw = folderWords();
  const f = read.body;
  const [form, setForm] = useState<"edit" | "below">();
  const question = useAsk();
  const heading = useRef<HTMLDivElement>(null);
  useTitle(f.name);
  useEffect(() => heading.current?.focus(), []);
  const shut = useAct(
    (close: boolean) => take(close ? api.POST("/v1/folders/{id}/close", { params: { path: { id: f.id } } }) : api.POST("/v1/folders/{id}/reopen", { params: { path: { id: f.id } } })),
    (_, close) => {
      void fresh("folders", "user");
      const message: string = flash("success", close ? w.closedNow(f.name) : w.openNow(f.name), <Button onClick={() => { drop(message); shut.run(!close); }}>{common().undo}</Button>);
    },
  );
  const manages = f.mayManage && !me.support;
  const path = above(index, f.id).reverse().map((one) => index.by.get(one)!);
  const open = f.closed === null;
  return (
    <Container
      header={
        <div ref={heading} tabIndex={-1} className="heading">
          <Header variant="h2" description={path.length > 0 ? <span aria-label={w.path}>{path.map((one) => one.name).join(" / ")}</span> : undefined}>{f.name}</Header>
        </div>
      }
    >
      <SpaceBetween size="m">
        <div className="folder-line">
          {f.role && <Badge color={f.role === "driver" ? "blue" : "grey"}>{w.you(f.role === "driver" ? fw.driver : fw.participant)}</Badge>}
          {f.closed && <span>{w.closedSince} <When at={f.closed} /></span>}
        </div>
        {!f.mayManage && <Alert type="info">{because(f.why)}</Alert>}
        {manages && (
          <SpaceBetween direction="horizontal" size="xs">
            {open && <Button onClick={() => setForm("below")}>{w.createBelow}</Button>}
            {open && <Button onClick={() => setForm("edit")}>{w.edit}</Button>}
            {open ? <Button loading={shut.busy} onClick={() => question.ask({ title: w.closeTitle(f.name), press: w.closePress, because: [w.closeAsk(f.name)] }, () => shut.run(true))}>{w.close}</Button> : <Button loading={shut.busy} onClick={() => shut.run(false)}>{w.reopen}</Button>}
          </SpaceBetween>
        )}
        {shut.problem && <Trouble problem={shut.problem} again={shut.again} />}
        <Box variant="h3" padding="n">{w.members}</Box>
        <Members folder={f} index={index} />
        {question.dialog}
        {form === "edit" && <FolderEdit read={read} index={index} close={() => setForm(undefined)} />}
        {form === "below" && <FolderForm below={f} close={() => setForm(undefined)} done={(made) => void go("/folders/" + made.id)} />}
      </SpaceBetween>
    </Container>
  );
}
