// One's own folders: the tree, and the folder that was chosen. For drivers this is all there is to manage; no user menu is needed.
//
// Rule: what may be done in a folder is what the API says of it (mayManage, why).
import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { type Shapes, api, take } from "../api/client";
import { Link } from "../parts/link";
import { Loaded, Page } from "../parts/page";
import { can, useMe } from "../session/me";
import { Detail } from "./detail";
import { FolderForm } from "./form";
import { type Index, indexed } from "./grow";
import { FolderTree } from "./tree";
import { say as folderWords } from "./words";
import { say } from "./page-words";

export type Folder = Shapes["FolderView"];

export default function Folders() {
  const me = useMe();
  const w = say();
  const go = useNavigate();
  const { id } = useParams();
  const [creating, setCreating] = useState(false);
  const tree = useQuery({ queryKey: ["folders"], queryFn: () => take(api.GET("/v1/folders")) });
  const top = can(me, "edit-users") && !me.support;
  return (
    <Page title={w.title} text={w.text} actions={top && <Button iconName="add-plus" onClick={() => setCreating(true)}>{w.create}</Button>}>
      <Loaded of={tree}>{(data) => <Both folders={data.folders} id={id} />}</Loaded>
      {creating && <FolderForm close={() => setCreating(false)} done={(f) => void go("/folders/" + f.id)} />}
    </Page>
  );
}

/** Both is the tree with the folder beside it; where there is no room, one or the other. */
function Both({ folders, id }: { folders: Folder[]; id: string | undefined }) {
  const w = say();
  const index = useMemo(() => indexed(folders), [folders]);
  return (
    <div className={id ? "both chosen" : "both"}>
      <div className="both-tree">
        <Container>
          <FolderTree
            index={index}
            label={w.tree}
            seen={(f) => f.role !== undefined || f.id === id}
            only={{ label: w.mine, is: (f) => f.mayManage }}
            empty={<Box textAlign="center" padding="l"><SpaceBetween size="xs"><b>{w.emptyTitle}</b><span>{w.empty}</span></SpaceBetween></Box>}
            item={(f) => item(f, f.id === id)}
          />
        </Container>
      </div>
      <div className="both-one">
        {id ? <One key={id} id={id} index={index} /> : folders.length > 0 && <Container><Box color="text-body-secondary">{w.pick}</Box></Container>}
      </div>
    </div>
  );
}

function One({ id, index }: { id: string; index: Index<Folder> }) {
  return (
    <>
      <div className="both-back"><Link to="/folders">{say().back}</Link></div>
      <Detail id={id} index={index} />
    </>
  );
}

/** item is a folder in the tree: a link where one belongs to it, else only a part of the way. */
function item(f: Folder, chosen: boolean) {
  const w = say();
  const fw = folderWords();
  const role = f.role === "driver" ? fw.driver : f.role === "participant" ? fw.participant : "";
  const reached = f.role !== undefined || f.mayManage;
  return {
    announcementLabel: [f.name, role || (reached ? "" : w.wayOnly), f.closed ? fw.closed : ""].filter(Boolean).join(", "),
    content: (
      <span className={chosen ? "folder-line chosen" : "folder-line"}>
        <span className="folder-name">
          {reached ? <Link to={"/folders/" + f.id}>{f.name}</Link> : <Box color="text-body-secondary">{f.name}</Box>}
          {f.closed && <Badge>{fw.closed}</Badge>}
        </span>
        <Box variant="small" color="text-body-secondary">{role || (reached ? "" : w.wayOnly)}</Box>
      </span>
    ),
  };
}
