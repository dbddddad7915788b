// Sentences with a number in them, in three languages, for 0, 1 and 2: no browser needed.
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => null });
vi.stubGlobal("navigator", { languages: ["en"] });
const { languages, spoken } = await import("../src/words/language");

type Sentences = Record<string, unknown>;
const catalogues = import.meta.glob<{ say: () => Sentences }>(["../src/**/*words.ts", "../src/words/common.ts"]);

/** never are sentences whose number cannot be so small: the idle rule counts from 30 days, its brake from 5 users; what was bought; the 100 that are drawn. */
const never = ["days", "on", "brakeText", "ownHint", "ownWrong", "seatsFree", "tooMany"];

/** many says of a sentence about one that it speaks of several. */
const many = {
  de: /\b1 (?!Zeichen\b|weiteren anzeigen)(Personen|weitere(?! Person\b)|\p{L}+(?:en|ern|äge|age|atze|ge))(?!\p{L})/u,
  en: /\b1 (?!was\b|is\b)(people|others|(?:more )?\p{L}+s)\b/u,
  fr: /\b1 (?!hors\b)(\p{L}+[sx])(?![-\p{L}])/u,
};

/** parameters are the typed ones of a catalogue's functions, by their names, as its German part writes them. */
function parameters(source: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, name, list] of source.matchAll(/(\w+): \(((?:\w+: (?:number|string|boolean)(?:, )?)+)\)/g)) {
    const kinds = list!.split(", ").map((p) => p.split(": ")[1]!);
    if (kinds.length > (found.get(name!)?.length ?? 0)) found.set(name!, kinds);
  }
  return found;
}

/** spokenOf gives each function of a catalogue, those within its groups too. */
function* spokenOf(of: Sentences, path: string): Generator<[string, string, (...a: unknown[]) => string]> {
  for (const [name, one] of Object.entries(of)) {
    if (typeof one === "function") yield [path + name, name, one as () => string];
    else if (one && typeof one === "object" && !Array.isArray(one)) yield* spokenOf(one as Sentences, path + name + ".");
  }
}

test("a sentence about none, one or two says so", async () => {
  const wrong: string[] = [];
  let heard = 0;
  for (const [file, load] of Object.entries(catalogues)) {
    const kinds = parameters(readFileSync(new URL(file, import.meta.url), "utf8"));
    const { say } = await load();
    for (const l of languages) {
      spoken.set(l);
      for (const [path, name, f] of spokenOf(say(), "")) {
        const list = kinds.get(name);
        if (!list?.includes("number") || never.includes(name)) continue;
        list.forEach((kind, at) => {
          if (kind !== "number") return;
          for (const n of [0, 1, 2]) {
            const text = f(...list.map((k, i) => (i === at ? n : k === "number" ? 7 : k === "string" ? "X" : false)));
            heard++;
            const said = /\b1\b/.test(text);
            if ((n !== 1 && said) || (n === 1 && many[l].test(text))) wrong.push(`${file} ${l} ${path}(${n}): ${text}`);
          }
        });
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(heard).toBeGreaterThan(300);
});
