// The three languages of the console, and sentences in them.
//
// Rule: every sentence exists in all three, or the build fails. The API's own sentences (problems) come in the language asked for.
import { store } from "../parts/store";

export type Language = "de" | "en" | "fr";
export const languages: readonly Language[] = ["de", "en", "fr"];

const key = "curfew-language";
const known = (tag: string | null): Language | undefined => languages.find((l) => tag?.toLowerCase().split("-")[0] === l);

function first(): Language {
  return known(localStorage.getItem(key)) ?? navigator.languages.map(known).find((l) => l !== undefined) ?? "en";
}

/** spoken is the language of the screen. */
export const spoken = store<Language>(first());

/** language of the screen now. */
export const language = () => spoken.get();

/** speak changes it; remembered on this machine when the person chose it. */
export function speak(to: string, chosen = false) {
  const l = known(to);
  if (l === undefined || (!chosen && known(localStorage.getItem(key)))) return;
  if (chosen) localStorage.setItem(key, l);
  document.documentElement.lang = l;
  spoken.set(l);
}

/** words gives the sentences of a part of the console in the language of the screen: `const say = words({de, en, fr})`, `say().save`. */
export function words<T>(all: { de: T; en: NoInfer<T>; fr: NoInfer<T> }): () => T {
  let fr: T;
  return () => (language() === "fr" ? (fr ??= french(all.fr)) : all[language()]);
}

/** french gives sentences their no-break spaces: no line begins with ; : ? ! or », and none ends with «. */
function french<T>(of: T): T {
  if (typeof of === "string") return of.replace(/ (?=[:»])|(?<=«) /g, "\u00a0").replace(/ (?=[;?!])/g, "\u202f") as T;
  if (typeof of === "function") return ((...given: unknown[]) => french(of(...given))) as T;
  if (Array.isArray(of)) return of.map(french) as T;
  return of && typeof of === "object" ? (Object.fromEntries(Object.entries(of).map(([name, one]) => [name, french(one)])) as T) : of;
}

const rules = new Map<Language, Intl.PluralRules>();

/** plural chooses between one and many: plural(n, "1 user", `${n} users`). */
export function plural(n: number, one: string, many: string): string {
  const l = language();
  if (!rules.has(l)) rules.set(l, new Intl.PluralRules(l));
  return rules.get(l)!.select(n) === "one" ? one : many;
}

/** number writes a number as the reader does. */
export const number = (n: number) => new Intl.NumberFormat(language()).format(n);
