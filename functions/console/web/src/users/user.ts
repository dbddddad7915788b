// How a user is called and how he stands, wherever users are shown.
import type { Shapes } from "../api/client";

/** nameOf is how a person is called; by his address where he has no name. */
export const nameOf = (u: { firstName: string; lastName: string; mail?: string }) => [u.firstName, u.lastName].filter(Boolean).join(" ") || (u.mail ?? "");

/** statusOf is the status that people read: who is active and never signed in is invited. */
export const statusOf = (u: Pick<Shapes["UserView"], "invited" | "status">) => (u.invited ? "invited" : u.status);
