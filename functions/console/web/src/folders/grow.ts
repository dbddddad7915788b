// The tree that a list of folders describes, and the part of it that a search leaves.
//
// Rule: whatever the size, only so many folders are drawn at once; the rest is behind a press or a narrower search.

/** Row is what a folder must say of itself to have a place in a tree. */
export interface Row {
  id: string;
  parent?: string | undefined;
  name: string;
}

/** Node is a folder with what stands below it, or, without a folder, the rest of a long list. */
export interface Node<F extends Row> {
  id: string;
  folder?: F;
  /** Of the rest: how many there are, and below which folder. */
  rest?: { of: string; count: number };
  below: readonly Node<F>[];
}

/** most is how many siblings are drawn before one asks for more, and how many finds of a search. */
export const most = 100;

/** fold makes a text comparable: case and accents do not count. */
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Index is a list of folders, ready to be asked. */
export interface Index<F extends Row> {
  all: readonly F[];
  by: ReadonlyMap<string, F>;
  children: ReadonlyMap<string, readonly F[]>;
}

/** indexed keeps the order of the list among siblings. A folder whose parent is not shown stands at the top. */
export function indexed<F extends Row>(all: readonly F[]): Index<F> {
  const by = new Map(all.map((f) => [f.id, f]));
  const children = new Map<string, F[]>();
  for (const f of all) {
    const at = f.parent && by.has(f.parent) ? f.parent : "";
    const list = children.get(at);
    if (list) list.push(f);
    else children.set(at, [f]);
  }
  return { all, by, children };
}

/** above are the ids of what a folder stands below, from the nearest up. */
export function above<F extends Row>(index: Index<F>, id: string): string[] {
  const path: string[] = [];
  for (let at = index.by.get(id)?.parent; at && index.by.has(at) && !path.includes(at); at = index.by.get(at)!.parent) path.push(at);
  return path;
}

/** below are all folders that stand below one, at any depth. */
export function below<F extends Row>(index: Index<F>, id: string): F[] {
  const found: F[] = [];
  const open = [...(index.children.get(id) ?? [])];
  for (let f = open.pop(); f; f = open.pop()) {
    found.push(f);
    open.push(...(index.children.get(f.id) ?? []));
  }
  return found;
}

/** Found is what a search leaves: the finds and the way to them. */
export interface Found {
  /** How many there are; more than `most` are not drawn. */
  count: number;
  shown: ReadonlySet<string>;
  open: ReadonlySet<string>;
}

/** search finds folders by a part of their name, of those that `only` lets through. */
export function search<F extends Row>(index: Index<F>, text: string, only?: (f: F) => boolean): Found {
  const part = fold(text.trim());
  const finds = index.all.filter((f) => (!only || only(f)) && fold(f.name).includes(part));
  const shown = new Set<string>();
  const open = new Set<string>();
  for (const f of finds.slice(0, most)) {
    shown.add(f.id);
    for (const id of above(index, f.id)) {
      shown.add(id);
      open.add(id);
    }
  }
  return { count: finds.length, shown, open };
}

/** nodes are the tree to draw: all, or what a search found; `long` names the folders whose long lists were asked for. */
export function nodes<F extends Row>(index: Index<F>, found: Found | undefined, long: ReadonlySet<string>, of = ""): Node<F>[] {
  let list = index.children.get(of) ?? [];
  if (found) list = list.filter((f) => found.shown.has(f.id));
  const cut = !found && !long.has(of) && list.length > most + 10 ? most : list.length;
  const made: Node<F>[] = list.slice(0, cut).map((f) => ({ id: f.id, folder: f, below: nodes(index, found, long, f.id) }));
  if (cut < list.length) made.push({ id: "rest-" + (of || "top"), rest: { of, count: list.length - cut }, below: [] });
  return made;
}
