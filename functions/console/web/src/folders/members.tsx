// Who is in a folder, with their roles; and taking somebody in by a part of his name.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Shapes, api, take } from "../api/client";
import { problem } from "../api/problem";
import { useAct } from "../parts/act";
import { useAsk } from "../parts/ask";
import { Loading } from "../parts/page";
import { Trouble } from "../parts/trouble";
import { When } from "../parts/when";
import { useMe } from "../session/me";
import { say as common } from "../words/common";
import { Add } from "./add";
import { type Index, below } from "./grow";
import { say } from "./page-words";
import { useRoles } from "./role";
import { type Role, type Spread, SubtreeProgress, beginSubtree } from "./subtree";
import { because, say as folderWords } from "./words";

type Folder = Shapes["FolderView"];
type Member = Shapes["MemberView"];

/** Members lists who is in a folder, and lets those who manage it change that. */
export function Members({ folder: f, index }: { folder: Folder; index: Index<Folder> }) {
  const me = useMe();
  const w = say();
  const fw = folderWords();
  const list = useRef<HTMLUListElement>(null);
  const [job, setJob] = useState<Spread & { of: string }>();
  const question = useAsk();
  const pages = useInfiniteQuery({
    queryKey: ["folders", f.id, "members"],
    queryFn: ({ pageParam }) => take(api.GET("/v1/folders/{id}/members", { params: { path: { id: f.id }, query: { page_size: 100, ...(pageParam ? { page_token: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextPageToken,
  });
  const members = pages.data?.pages.flatMap((p) => p.members) ?? [];
  const roles = useRoles(
    (c) => c.folder === f.id,
    (c) => {
      if (c.role === null && c.folder === f.id) list.current?.focus(); // his row is gone
    },
  );
  const trouble = roles.trouble(f.id);
  const subtree = useAct(({ user, role }: { user: string; name: string; role: Role }, key: string) => beginSubtree(f.id, user, role, key), (begun, { user, name, role }) => setJob({ id: begun.id, of: user, folder: f.name, user: name, role }));
  const under = below(index, f.id).length;
  const word = (role: string) => (role === "driver" ? fw.driver : fw.participant);
  const everywhere = f.mayManage && !f.role;

  const change = (m: { user?: string | undefined; name: string; role: Role }, role: Role) => {
    if (!m.user) return;
    const self = m.user === me.user.id && !everywhere;
    const lower = m.role === "driver" || role === null;
    const alone = m.role === "driver" && !pages.hasNextPage && members.filter((one) => one.user && one.role === "driver").length === 1;
    const administrator = me.capabilities.includes("edit-users");
    const shutsOut = self && (role === null || (m.role === "driver" && !administrator));
    const because = [
      ...(self && role === null ? [w.askSelf(f.name)] : shutsOut ? [w.askSelfDemote(f.name)] : []),
      ...(alone ? [w.askAlone(f.name)] : []),
      ...(f.closed && lower ? [w.askClosed(f.name)] : []),
    ];
    question.ask(
      { ...(role === null ? { title: fw.askOut(m.name, f.name), press: fw.takeOut } : { title: fw.askRole(m.name, word(role), f.name), press: fw.giveRole }), because },
      () => roles.change({ folder: f.id, user: m.user!, of: { folder: f.name, user: m.name }, role, was: m.role, final: shutsOut || (f.closed !== null && lower), said: role ? w.isNow(m.name, word(role), f.name) : w.isOut(m.name, f.name) }),
    );
  };

  const spread = (m: Member) =>
    question.ask(
      { title: w.askSpreadTitle(m.name), press: fw.takeIn, because: [w.askSpread(m.name, word(m.role), f.name, under)] },
      () => subtree.run({ user: m.user!, name: m.name, role: m.role as Role }),
    );

  if (!pages.data) return pages.error ? <Trouble problem={problem(pages.error)} again={() => void pages.refetch()} /> : <Loading />;
  return (
    <SpaceBetween size="m">
      {f.mayManage && f.closed === null && <Add folder={f} members={members} add={(user, name, role) => change({ user, name, role: null }, role)} busy={roles.busy} />}
      {f.mayManage && f.closed !== null && <Alert type="info">{because("folder_closed")}</Alert>}
      {subtree.problem && <Trouble problem={subtree.problem} again={subtree.again} />}
      {trouble && <Trouble problem={trouble.problem} again={trouble.again} />}
      <Box variant="small" color="text-body-secondary">{members.length === 0 ? w.nobody : w.count(members.length, pages.hasNextPage)}</Box>
      <ul className="members heading" ref={list} tabIndex={-1} aria-label={w.members}>
        {members.map((m, i) => (
          <li key={m.user ?? "gone-" + i}>
            <Row m={m} f={f} waits={m.user !== undefined && roles.waits(f.id, m.user)} under={under} busy={subtree.busy} change={change} spread={() => spread(m)} />
            {job && job.of === m.user && <SubtreeProgress key={job.id} job={job} close={() => setJob(undefined)} />}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{common().more}</Button>}
      {question.dialog}
    </SpaceBetween>
  );
}

function Row({ m, f, waits, under, busy, change, spread }: { m: Member; f: Folder; waits: boolean; under: number; busy: boolean; change: (m: Member & { role: Role }, role: Role) => void; spread: () => void }) {
  const w = say();
  const fw = folderWords();
  const word = m.role === "driver" ? fw.driver : fw.participant;
  const mine = m as Member & { role: Role };
  return (
    <div className="member">
      <span className="member-name">
        <b className="person">{m.name}</b>
        {m.since && <Box variant="small" color="text-body-secondary">{w.since} <When at={m.since} days /></Box>}
      </span>
      {waits && <StatusIndicator type="loading">{w.loading}</StatusIndicator>}
      {f.mayManage && m.user ? (
        <>
          <ButtonDropdown
            ariaLabel={`${word}: ${w.roleOf(m.name)}`}
            items={[
              { id: "participant", itemType: "checkbox", text: fw.participant, checked: m.role === "participant" },
              { id: "driver", itemType: "checkbox", text: fw.driver, checked: m.role === "driver", disabled: f.closed !== null && m.role !== "driver", secondaryText: f.closed !== null && m.role !== "driver" ? because("folder_closed") : "" },
            ]}
            onItemClick={(e) => !waits && e.detail.id !== m.role && change(mine, e.detail.id as Role)}
          >
            {word}
          </ButtonDropdown>
          <Button variant="inline-link" ariaLabel={w.removeOf(m.name)} onClick={() => !waits && change(mine, null)}>{w.remove}</Button>
          {under > 0 && <Button variant="inline-link" disabled={busy} ariaLabel={`${fw.subtreeGive}: ${m.name}`} onClick={spread}>{fw.subtreeGive} …</Button>}
        </>
      ) : <Box>{word}</Box>}
    </div>
  );
}
