// What is entered of an account, and what of it is to be changed.
//
// Rule: only what differs is sent. A country is sent without its zone, which the API then sets, unless another zone was chosen.
import type { Shapes } from "../../../api/client";
import type { User } from "../read";
import type { Right } from "../rights";
import { zoneOf } from "./country";

export interface Draft extends Record<Right, boolean> {
  mail: string;
  firstName: string;
  lastName: string;
  country: string;
  zone: string;
  language: string;
  department: string;
  licence: string;
}

export type Change = Shapes["ChangeInputBody"];
export const fields = ["firstName", "lastName", "mail", "country", "zone", "language", "department", "licence", "administrator", "superAdministrator", "owner", "agent", "operator"] as const;
export type Field = (typeof fields)[number];

/** draftOf is an account as the form shows it. */
export function draftOf(u: User): Draft {
  return {
    mail: u.mail, firstName: u.firstName, lastName: u.lastName, country: u.country ?? "", zone: u.zone, language: u.language, department: u.department ?? "",
    licence: u.licence, administrator: u.administrator, superAdministrator: u.superAdministrator, owner: u.owner, agent: u.agent ?? false, operator: u.operator ?? false,
  };
}

/** effective is the draft with what a lower licence takes away: only executives are administrators, and only administrators more than that. */
export function effective(d: Draft): Draft {
  const administrator = d.administrator && d.licence === "executive";
  return { ...d, administrator, superAdministrator: administrator && d.superAdministrator, owner: administrator && d.owner };
}

/** changeOf is what to send. */
export function changeOf(base: Draft, entered: Draft): Change {
  const to = effective(entered);
  const change: Record<string, string | boolean> = {};
  for (const f of fields) {
    const was = base[f];
    const is = to[f];
    if (typeof is === "string" ? is.trim() !== was : is !== was) change[f] = typeof is === "string" ? is.trim() : is;
  }
  if ("country" in change) {
    if (to.zone === zoneOf(to.country)) delete change["zone"];
    else change["zone"] = to.zone; // the old one too: the API would set the country's
  }
  return change as Change;
}

/** withCountry is the draft after a country was chosen: it sets the zone. */
export const withCountry = (d: Draft, country: string): Draft => ({ ...d, country, zone: zoneOf(country) || d.zone });
