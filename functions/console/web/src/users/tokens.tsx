// The filters in force, in words; each can be taken away.
import Token from "@cloudscape-design/components/token";
import { day, instant, useZone } from "../parts/when";
import { language, words } from "../words/language";
import { valueName } from "./cells";
import type { Filter } from "./url";
import { columnName, say as list } from "./words";

export const say = words({
  de: { ops: { is: "ist", isNot: "ist nicht", contains: "enthält", startsWith: "beginnt mit", anyOf: "ist eines von", before: "vor", after: "ab" } as Record<string, string>, quote: (s: string) => `„${s}“` },
  en: { ops: { is: "is", isNot: "is not", contains: "contains", startsWith: "begins with", anyOf: "is one of", before: "before", after: "from" } as Record<string, string>, quote: (s: string) => `“${s}”` },
  fr: { ops: { is: "est", isNot: "n’est pas", contains: "contient", startsWith: "commence par", anyOf: "est l’un de", before: "avant le", after: "à partir du" } as Record<string, string>, quote: (s: string) => `« ${s} »` },
});

const named = ["status", "licence", "language", "country", "administrator", "neverTold"];

/** inWords is a filter as a sentence: "E-Mail enthält „berger“". */
export function inWords(f: Filter, zone: string): string {
  const value = (v: string) => {
    if (f.op === "before" || f.op === "after") return v.includes("T") ? instant(v, zone) : day(v + "T12:00:00Z", "UTC");
    return named.includes(f.column) ? valueName(f.column, v) : say().quote(v);
  };
  const values = new Intl.ListFormat(language(), { type: "disjunction" }).format((f.values ?? []).map(value));
  return `${columnName(f.column)} ${say().ops[f.op === "anyOf" && f.values?.length === 1 ? "is" : f.op] ?? f.op} ${values}`;
}

export function Tokens({ filters, change }: { filters: readonly Filter[]; change: (filters: Filter[]) => void }) {
  const zone = useZone();
  if (filters.length === 0) return null;
  return (
    <ul className="tokens" aria-label={list().filters}>
      {filters.map((f, i) => {
        const text = inWords(f, zone);
        return <li key={text + i}><Token label={text} dismissLabel={list().drop(text)} onDismiss={() => change(filters.filter((_, j) => j !== i))} /></li>;
      })}
    </ul>
  );
}
