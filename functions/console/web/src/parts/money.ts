// Amounts of money: the API counts in a currency's smallest unit, people read and write in its own.
import { language } from "../words/language";

const known = (currency: string) => /^[A-Z]{3}$/.test(currency);

/** digits of a currency behind the point: 2 for EUR, 0 for JPY. */
const digits = (currency: string) => (known(currency) ? (new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2) : 2);

/** money writes an amount of the smallest unit, with its currency. */
export const money = (amount: number, currency: string) => new Intl.NumberFormat(language(), { style: "currency", currency }).format(amount / 10 ** digits(currency));

/** plain writes an amount of the smallest unit as it is entered. */
export const plain = (amount: number, currency: string) => new Intl.NumberFormat(language(), { minimumFractionDigits: digits(currency), useGrouping: false }).format(amount / 10 ** digits(currency));

/** smallest reads what was entered, in the smallest unit; nothing is 0. null: it is no amount. */
export function smallest(text: string, currency: string): number | null {
  const m = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text.trim() || "0");
  const places = digits(currency);
  if (!m || (m[2]?.length ?? 0) > places) return null;
  return Number(m[1]) * 10 ** places + Number((m[2] ?? "").padEnd(places, "0") || 0);
}
