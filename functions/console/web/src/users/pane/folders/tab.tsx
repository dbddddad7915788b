// A person's folders: the tree as the one who looks has it, with a box per folder.
//
// Rule: what cannot be changed is greyed, and says why in words that stand there; a change counts when the API said so.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Shapes, api, take } from "../../../api/client";
import { above, below, indexed } from "../../../folders/grow";
import { type RoleChange, useRoles } from "../../../folders/role";
import { type Role, type Spread, SubtreeProgress, beginSubtree } from "../../../folders/subtree";
import { FolderTree } from "../../../folders/tree";
import { say as folderWords } from "../../../folders/words";
import { useAct } from "../../../parts/act";
import { useAsk } from "../../../parts/ask";
import { Loaded } from "../../../parts/page";
import { client } from "../../../parts/query";
import { Trouble } from "../../../parts/trouble";
import { useMe } from "../../../session/me";
import { nameOf } from "../../user";
import { type BoxFolder, boxItem } from "./box";
import { say } from "./words";

type Boxes = Shapes["BoxesOutputBody"];
type User = Shapes["UserView"];

/** FoldersTab is the tab "folders" of a person. */
export default function FoldersTab({ user }: { user: User }) {
  const boxes = useQuery({
    queryKey: ["user", user.id, "folders"],
    queryFn: () => take(api.GET("/v1/users/{id}/folders", { params: { path: { id: user.id } } })),
  });
  return <Loaded of={boxes}>{(data) => <Tree key={user.id} user={user} data={data} />}</Loaded>;
}

function Tree({ user, data }: { user: User; data: Boxes }) {
  const me = useMe();
  const w = say();
  const fw = folderWords();
  const name = nameOf(user);
  const index = useMemo(() => indexed(data.folders), [data.folders]);
  const alone = useMemo(() => new Set(data.drives.filter((d) => d.alone).map((d) => d.id)), [data.drives]);
  const inSome = useMemo(() => new Set(data.folders.filter((f) => f.box !== null).flatMap((f) => above(index, f.id))), [data.folders, index]);
  const everywhere = data.folders.some((f) => f.mayManage && !f.role); // a super-administrator
  const question = useAsk();
  const [job, setJob] = useState<Spread>();
  const inside = data.folders.filter((f) => f.box !== null).length;
  const lacksLicence = user.licence === "collaborator";

  const patch = (c: RoleChange) =>
    client.setQueryData<Boxes>(["user", user.id, "folders"], (was) =>
      was && { ...was, total: was.total + Number(c.role !== null) - Number(c.was !== null), folders: was.folders.map((f) => (f.id === c.folder ? { ...f, box: c.role } : f)) });
  const roles = useRoles((c) => c.user === user.id, (c) => c.user === user.id && patch(c));
  const subtree = useAct(
    ({ folder, role }: { folder: string; name: string; role: Role }, key: string) => beginSubtree(folder, user.id, role, key),
    (begun, { name: folder, role }) => setJob({ id: begun.id, folder, user: name, role }),
  );

  const change = (f: BoxFolder, role: Role) => {
    const was = f.box as Role;
    const self = role === null && user.id === me.user.id && !everywhere;
    const final = self || (f.closed !== null && (role === null || was === "driver"));
    const said = role ? w.isNow(name, role === "driver" ? fw.driver : fw.participant, f.name) : w.isOut(name, f.name);
    const because = [
      ...(self ? [w.askSelf(f.name)] : []),
      ...(was === "driver" && alone.has(f.id) ? [w.askAlone(f.name)] : []),
      ...(f.closed ? [w.askClosed(f.name)] : []),
    ];
    const title = role === null ? fw.askOut(name, f.name) : was === null ? fw.askIn(name, f.name) : fw.askRole(name, role === "driver" ? fw.driver : fw.participant, f.name);
    question.ask({ title, press: role === null ? fw.takeOut : was === null ? fw.takeIn : fw.giveRole, because }, () => roles.change({ folder: f.id, user: user.id, of: { folder: f.name, user: name }, role, was, said, final }));
  };
  const spread = (f: BoxFolder) => {
    const under = below(index, f.id).filter((one) => one.mayManage);
    const role = f.box as Role;
    const demoted = role === "participant" ? under.filter((one) => one.box === "driver").length : 0;
    const because = role === null ? [w.askTake(name, f.name, under.length)] : demoted ? [w.askDemote(name, demoted)] : [];
    const title = role === null ? fw.askOut(name, f.name) : fw.askIn(name, f.name);
    question.ask({ title, press: role === null ? fw.takeOut : fw.takeIn, because }, () => subtree.run({ folder: f.id, name: f.name, role }));
  };

  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="p">
          {data.total === 0 ? w.nowhere : w.total(data.total, Math.max(0, data.total - inside))} {w.intro}
        </Box>
        {(data.total > inside || data.folders.length === 0) && <Box variant="small" color="text-body-secondary">{w.outsideWhy}</Box>}
      </div>
      {lacksLicence && data.folders.length > 0 && <Alert type="info">{w.noDriver}</Alert>}
      {subtree.problem && <Trouble problem={subtree.problem} again={subtree.again} />}
      {job && <SubtreeProgress key={job.id} job={job} close={() => setJob(undefined)} />}
      <FolderTree
        index={index}
        label={w.tree(name)}
        seen={(f) => f.box !== null}
        only={{ label: w.only, is: (f) => f.box !== null }}
        empty={<Box textAlign="center" padding="l"><b>{w.emptyTitle}</b></Box>}
        item={(f) => boxItem({ folder: f, parent: (index.children.get(f.id)?.length ?? 0) > 0, roles, user: user.id, change, spread, busy: subtree.busy, inSome: inSome.has(f.id) })}
      />
      {question.dialog}
    </SpaceBetween>
  );
}
