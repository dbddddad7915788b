// French sentences: before ; : ? ! stands a space at which no line breaks.
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => null });
vi.stubGlobal("navigator", { languages: ["fr"] });
const { spoken } = await import("../src/words/language");

const catalogues = import.meta.glob<Record<string, unknown>>(["../src/**/*words.ts", "../src/words/{common,outside}.ts"]);

/** sentences are all texts of a catalogue, those of its functions too, for one and for several. */
function* sentences(of: unknown, path: string): Generator<[string, string]> {
  if (typeof of === "string") yield [path, of];
  else if (typeof of === "function") {
    const args = Array.from({ length: 8 });
    for (const [x, n] of [["X", "1"], ["X", "7"]] as const) {
      try {
        const text = (of as (...a: unknown[]) => unknown)(...args.map(() => (n === "1" ? 1 : x)));
        yield* sentences(text, path + "()");
      } catch {
        // it wants something else
      }
    }
  } else if (of && typeof of === "object") for (const [name, one] of Object.entries(of)) yield* sentences(one, path + "." + name);
}

/** breaks finds such a sign with a plain space or none before it; addresses and times of day have none. */
const breaks = /(?:^|[^\u00a0\u202f?!:])[;:?!](?=\s|$|[^\w/?!])/u;

test("no line begins with ; : ? or !", async () => {
  const wrong: string[] = [];
  let heard = 0;
  spoken.set("fr");
  for (const [file, load] of Object.entries(catalogues)) {
    const { say } = (await load()) as { say: () => unknown };
    for (const [path, text] of sentences(say(), "")) {
      heard++;
      if (breaks.test(text.replace(/https?:\S+/g, ""))) wrong.push(`${file}${path}: ${text}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(heard).toBeGreaterThan(1000);
});

test("a tenant is an organisation: a locataire rents a flat", async () => {
  spoken.set("fr");
  const said: string[] = [];
  for (const load of Object.values(catalogues)) for (const [, text] of sentences(((await load()) as { say: () => unknown }).say(), "")) said.push(text);
  const problems = readFileSync(new URL("../../../../pkg/api/problems.json", import.meta.url), "utf8").split("\n");
  expect([...said, ...problems].filter((text) => /locataire/i.test(text))).toEqual([]);
});
