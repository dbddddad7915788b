// Old and new values as people read them.
//
// Rule: an instant is shown in the tenant's zone with its name; what is nothing reads "–" or what it means there.
import { countryName } from "../parts/country";
import { instant } from "../parts/when";
import { kindOf, valueName } from "./names";

/** value writes a field's value in words. zone: the tenant's. folders: names of folders by id, as far as they are known. */
export function value(field: string, text = "", zone: string, folders?: ReadonlyMap<string, string>): string {
  const kind = kindOf(field);
  switch (kind) {
    case "flag":
      return valueName(kind, String(text === "true"))!;
    case "instant":
      if (!Number.isNaN(Date.parse(text))) return instant(text, zone);
      break;
    case "country":
      return countryName(text) || "–";
    case "parent":
      return (text && folders?.get(text)) || valueName(kind, text && "another")!;
    case "held":
      return (valueName(kind, text.split(" ")[0]!) ?? text) || "–";
  }
  return (valueName(kind, text) ?? text) || "–";
}
