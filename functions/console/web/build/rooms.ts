// In how many files the console comes: one for what everybody needs, one for the frame with the list of users, and one for each
// further page. Left alone, a bundler makes dozens, and each is a request.
import { resolve } from "node:path";

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** rooms are the files that are loaded together, in the order in which they are needed: name → the modules that begin them. */
const rooms: [string, string[]][] = [
  ["base", ["main.tsx", "entry/sign-in.tsx"]],
  ["frame", ["shell/shell.tsx", "users/page.tsx"]],
];

/** below gives all that is imported by the modules, without what is loaded later. */
function below(graph: Graph, begin: string[], without: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const todo = [...begin];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (found.has(id) || without.has(id)) continue;
    found.add(id);
    todo.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

const all = new Map<string, string>();

/** room is the file that a module belongs into; null: wherever the bundler likes. */
export function room(id: string, graph: Graph): string | null {
  if (all.size === 0) {
    for (const [name, begin] of rooms) {
      const roots = begin.map((file) => resolve(import.meta.dirname, "../src", file));
      for (const one of below(graph, roots, new Set(all.keys()))) all.set(one, name);
    }
  }
  return all.get(id) ?? null;
}
