// A tree of folders with a search, for the tab of a person and for a driver's own page.
//
// Rule: it is worked by keyboard alone (up and down between folders, right and left to what can be pressed in one), and stays quick
// with thousands of folders.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import TextFilter from "@cloudscape-design/components/text-filter";
import Toggle from "@cloudscape-design/components/toggle";
import TreeView, { type TreeViewProps } from "@cloudscape-design/components/tree-view";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { type Index, type Row, above, most, nodes, search } from "./grow";
import "./folders.css";
import { say } from "./words";

export interface FolderTreeProps<F extends Row> {
  index: Index<F>;
  /** What the tree is called by those who hear it. */
  label: string;
  item: (folder: F) => TreeViewProps.TreeItem;
  /** Folders that are seen at once: the tree is open down to them. */
  seen: (folder: F) => boolean;
  /** A box that leaves only some of them, such as the person's own. */
  only?: { label: string; is: (folder: F) => boolean } | undefined;
  empty: ReactNode;
}

/** FolderTree shows folders as a tree. */
export function FolderTree<F extends Row>({ index, label, item, seen, only, empty }: FolderTreeProps<F>) {
  const w = say();
  const [text, setText] = useState("");
  const [few, setFew] = useState(false);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [long, setLong] = useState<ReadonlySet<string>>(new Set());
  const [first] = useState(() => opened(index, seen));
  const wanted = useDeferredValue(text);
  const found = useMemo(() => (wanted.trim() || few ? search(index, wanted, few ? only?.is : undefined) : undefined), [index, wanted, few, only]);
  const items = useMemo(() => nodes(index, found, long), [index, found, long]);
  const expanded = useMemo(() => {
    const open = new Set(found?.open ?? first);
    for (const [id, is] of toggled) if (is) open.add(id); else open.delete(id);
    return [...open];
  }, [found, first, toggled]);
  if (index.all.length === 0) return <>{empty}</>;
  return (
    <SpaceBetween size="s">
      <div className="folder-search">
        <TextFilter
          filteringText={text}
          filteringPlaceholder={w.search}
          filteringAriaLabel={w.search}
          filteringClearAriaLabel={w.searchClear}
          countText={found && text.trim() ? w.found(found.count) : ""}
          onChange={(e) => {
            setText(e.detail.filteringText);
            setToggled(new Map());
          }}
        />
        {only && <Toggle checked={few} onChange={(e) => { setFew(e.detail.checked); setToggled(new Map()); }}>{only.label}</Toggle>}
      </div>
      {found && found.count > most && <Box variant="small">{w.tooMany(most, found.count)}</Box>}
      {found && found.count === 0 ? (
        <Box padding={{ vertical: "m" }} textAlign="center">
          <SpaceBetween size="xs">
            <span>{w.noMatch}</span>
            <Button onClick={() => { setText(""); setFew(false); }}>{w.searchClear}</Button>
          </SpaceBetween>
        </Box>
      ) : (
        <div className="folders">
          <TreeView
            ariaLabel={label}
            connectorLines="vertical"
            items={items}
            getItemId={(n) => n.id}
            getItemChildren={(n) => n.below}
            expandedItems={expanded}
            onItemToggle={(e) => setToggled(new Map(toggled).set(e.detail.id, e.detail.expanded))}
            renderItem={(n) =>
              n.folder
                ? item(n.folder)
                : { content: <Button variant="inline-link" onClick={() => setLong(new Set(long).add(n.rest!.of))}>{w.rest(n.rest!.count)}</Button>, announcementLabel: w.rest(n.rest!.count) }
            }
          />
        </div>
      )}
    </SpaceBetween>
  );
}

/** opened are the folders that stand open at first: those above what is to be seen; of a small tree all. */
function opened<F extends Row>(index: Index<F>, seen: (f: F) => boolean): ReadonlySet<string> {
  const open = new Set<string>();
  if (index.all.length <= 40) for (const f of index.all) open.add(f.id);
  else for (const f of index.all.filter(seen).slice(0, most)) for (const id of above(index, f.id)) open.add(id);
  return open;
}
