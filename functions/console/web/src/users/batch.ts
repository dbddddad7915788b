// A job that does one thing to several users: begun here, followed wherever the list is shown.
//
// Rule: the API decides about each user; this only asks, and remembers the names for the verdicts.
import { api, take } from "../api/client";
import { store } from "../parts/store";
import { over } from "../session/ends";
import { words } from "../words/language";

export type Do = "deactivate" | "reactivate" | "invite";

export interface Batch {
  id: string;
  do: Do;
  /** How the users are called, by id. */
  names: ReadonlyMap<string, string>;
  /** Whether its dialog is open. */
  shown: boolean;
}

/** batch is the one under way, or the last one until it is put away. */
export const batch = store<Batch | null>(null);
over.follow(() => batch.set(null));

/** most is how many users a job takes. */
export const most = 500;

/** begin starts the job. */
export async function begin(what: Do, names: ReadonlyMap<string, string>, key: string) {
  const job = await take(api.POST("/v1/users/batch", { body: { do: what, users: [...names.keys()] }, params: { header: { "Idempotency-Key": key } } }));
  batch.set({ id: job.id, do: what, names, shown: true });
  return job;
}

/** resultsOf reads what became of each user, those that were skipped first. */
export async function resultsOf(id: string) {
  const all = [];
  let token: string | undefined;
  do {
    const page = await take(api.GET("/v1/jobs/{id}", { params: { path: { id }, query: { page_size: 100, ...(token ? { page_token: token } : {}) } } }));
    all.push(...(page.results ?? []));
    token = page.nextPageToken;
  } while (token);
  return all.sort((a, b) => Number(a.state === "done") - Number(b.state === "done"));
}

const reasons = words({
  de: {
    codes: {
      not_active: "ist nicht aktiv", already_active: "ist schon aktiv", owners_only: "ist Inhaber; das darf nur ein Inhaber", last_owner: "ist der letzte aktive Inhaber", no_seat: "kein Platz seiner Lizenz ist frei",
      too_many_owners: "es gibt schon 50 Inhaber", not_found: "gibt es nicht mehr", being_deleted: "wird gerade gelöscht", too_often: "hat in letzter Zeit zu viele E-Mails bekommen; bitte später", not_for_support: "darf der Support nicht", stale: "wurde gleichzeitig geändert; bitte erneut",
    } as Record<string, string>,
    other: (code: string) => `nicht möglich (${code})`,
  },
  en: {
    codes: {
      not_active: "is not active", already_active: "is active already", owners_only: "is an owner; only an owner may do this", last_owner: "is the last active owner", no_seat: "no seat of this licence is free",
      too_many_owners: "there are 50 owners already", not_found: "does not exist any more", being_deleted: "is being deleted", too_often: "got too many mails lately; please try later", not_for_support: "support may not do this", stale: "was changed at the same time; please try again",
    } as Record<string, string>,
    other: (code: string) => `not possible (${code})`,
  },
  fr: {
    codes: {
      not_active: "n’est pas actif", already_active: "est déjà actif", owners_only: "est propriétaire ; seul un propriétaire le peut", last_owner: "est le dernier propriétaire actif", no_seat: "aucune place de sa licence n’est libre",
      too_many_owners: "il y a déjà 50 propriétaires", not_found: "n’existe plus", being_deleted: "est en cours de suppression", too_often: "a reçu trop d’e-mails récemment ; réessayez plus tard", not_for_support: "le support n’en a pas le droit", stale: "a été modifié en même temps ; réessayez",
    } as Record<string, string>,
    other: (code: string) => `impossible (${code})`,
  },
});

/** reason says why a user was skipped. */
export const reason = (code: string) => reasons().codes[code] ?? reasons().other(code);
