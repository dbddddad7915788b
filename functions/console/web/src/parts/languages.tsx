// The choice of a language for people who are not signed in.
import Button from "@cloudscape-design/components/button";
import { language, languages, speak } from "../words/language";

const names = { de: "Deutsch", en: "English", fr: "Français" };

export function Languages() {
  return (
    <nav aria-label="Sprache / Language / Langue" className="languages">
      {languages.map((l) => (
        <Button key={l} variant="inline-link" disabled={l === language()} onClick={() => speak(l, true)}>{names[l]}</Button>
      ))}
    </nav>
  );
}
