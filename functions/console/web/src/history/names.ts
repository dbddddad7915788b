// What the history's own words mean: every event, every field, every value, and why something happened.
//
// Rule: each has a name in the three languages, in the API's own list: its CSV says the same as the screen.
import list from "../../../../../pkg/api/history.json";
import { type Language, language } from "../words/language";

type Phrase = Record<Language, string> & {
  /** Of an event: there was nothing before it. */
  first?: boolean;
  /** Of a field: how its values are read, where its own name does not say it. */
  kind?: string;
};
type Phrases = Record<string, Phrase>;

const { events, fields, causes, values }: { events: Phrases; fields: Phrases; causes: Phrases; values: Record<string, Phrases> } = list;

/** eventName, fieldName and causeName are the API's word in the language of the screen; what it has no name for stays as it is. */
export const eventName = (word: string) => events[word]?.[language()] ?? word;
export const fieldName = (word: string) => fields[word]?.[language()] ?? word;
export const causeName = (word: string) => causes[word.startsWith("import ") ? "import" : word]?.[language()] ?? word;

/** isFirst tells whether there was nothing before an event. */
export const isFirst = (event: string) => events[event]?.first ?? false;

/** kindOf is how a field's values are read: flag, instant, or as its name says. */
export const kindOf = (field: string) => fields[field]?.kind ?? field;

/** valueName is a value of a kind, where it has a name. */
export const valueName = (kind: string, word: string) => values[kind]?.[word]?.[language()];
