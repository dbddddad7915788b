// A tenant's terms as a form holds them: as text, read and written back.
//
// Rule: only what was changed is sent; prices are one thing for the API, so what was not changed of them goes along.
import { type Shapes, api, tagged } from "../api/client";
import { plain, smallest } from "../parts/money";
import type { Both } from "../parts/stale";
import { say } from "./tenant-words";
import type { Tenant } from "./tenants";

/** Read is a tenant with the tag that a change of its terms names. */
export interface Read {
  body: Tenant;
  etag: string;
}

export const readTenant = async (id: string) => (await tagged(api.GET("/v1/tenants/{id}", { params: { path: { id } } }))) as Read;

export const fields = ["subscription", "driver", "executive", "currency", "priceDriver", "priceExecutive"] as const;
export type Field = (typeof fields)[number];
export type Terms = Record<Field, string>;

export const termsOf = ({ subscription, seats, prices: p }: Tenant): Terms => ({
  subscription, driver: String(seats.driver.bought), executive: String(seats.executive.bought),
  currency: p?.currency ?? "", priceDriver: p ? plain(p.driver, p.currency) : "", priceExecutive: p ? plain(p.executive, p.currency) : "",
});

/** whole reads a number of seats; null: it is none. */
export const whole = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null);

const currencyOf = (t: Terms) => t.currency.trim().toUpperCase();

/** wrong says of a field that what stands there cannot be read. */
export function wrong(field: Field, t: Terms): string | undefined {
  const w = say();
  if (field === "driver" || field === "executive") return whole(t[field]) === null ? w.badNumber : undefined;
  if (field === "priceDriver" || field === "priceExecutive") return smallest(t[field], currencyOf(t)) === null ? w.badAmount : undefined;
  return undefined;
}

/** bodyOf is a change of the fields that were changed. */
export function bodyOf(t: Terms, changed: readonly Field[]): Shapes["TermsInputBody"] {
  const has = (...some: Field[]) => some.some((f) => changed.includes(f));
  const currency = currencyOf(t);
  const priced = { currency, driver: smallest(t.priceDriver, currency) ?? 0, executive: smallest(t.priceExecutive, currency) ?? 0 };
  return {
    ...(has("subscription") ? { subscription: t.subscription } : {}),
    ...(has("driver", "executive") ? { seats: { ...(has("driver") ? { driver: whole(t.driver)! } : {}), ...(has("executive") ? { executive: whole(t.executive)! } : {}) } } : {}),
    ...(has("currency", "priceDriver", "priceExecutive") ? { prices: currency ? priced : { currency: "", driver: 0, executive: 0 } } : {}),
  };
}

/** beside are the fields that one of two changed: what is saved now, and what was entered. */
export function beside(was: Terms, theirs: Terms, mine: Terms): Both[] {
  const w = say();
  const labels: Terms = { subscription: w.subscription, driver: `${w.driver}: ${w.bought}`, executive: `${w.executive}: ${w.bought}`, currency: w.currency, priceDriver: `${w.driver}: ${w.amount}`, priceExecutive: `${w.executive}: ${w.amount}` };
  const shown = (f: Field, t: Terms) => (f === "subscription" ? (w.subscriptions[t[f]] ?? t[f]) : t[f] || "–");
  return fields.filter((f) => mine[f] !== was[f] || theirs[f] !== was[f]).map((f) => ({ field: labels[f], theirs: shown(f, theirs), mine: shown(f, mine[f] === was[f] ? theirs : mine) }));
}
