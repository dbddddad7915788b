// Countries as people call them.
import { language } from "../words/language";

/** countryName is a country in the language of the screen; the code itself where it is none. */
export function countryName(code: string): string {
  try {
    return code && (new Intl.DisplayNames(language(), { type: "region", fallback: "code" }).of(code.toUpperCase()) ?? code);
  } catch {
    return code;
  }
}
