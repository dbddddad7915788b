// Files of the import's own: those the API makes, and those made here.
//
// Rule: no cell of a file that is made here can be read as a formula.
import { language } from "../words/language";

const cell = (text: string) => {
  const safe = /^[=+\-@\t\r\n\0＝＋－＠]/.test(text) ? "'" + text : text;
  return /[";,\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
};

/** csv is a table as spreadsheet programs of the reader's language open it. */
export function csv(rows: readonly (readonly string[])[]): Blob {
  const separator = language() === "en" ? "," : ";";
  return new Blob(["\ufeff" + rows.map((r) => r.map(cell).join(separator) + "\r\n").join("")], { type: "text/csv;charset=utf-8" });
}
