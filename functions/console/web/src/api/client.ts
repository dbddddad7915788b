// Package-wide way to the API: typed by its OpenAPI document, with the session in a cookie that scripts cannot read.
//
// Rule: nothing here decides what the caller may do; the API does, and every answer says how long access still lasts.
import createClient, { type Middleware } from "openapi-fetch";
import { language } from "../words/language";
import type { components, paths } from "./schema";
import { Problem } from "./problem";
import { gone, heard, refused, whom } from "../session/ends";
import { which } from "../session/which";

/** Shapes are what the API answers with, by name. */
export type Shapes = components["schemas"];

const house: Middleware = {
  onRequest({ request }) {
    request.headers.set("Curfew-Session", which());
    if (whom()) request.headers.set("Curfew-As", whom()); // never as somebody who has signed in meanwhile
    request.headers.set("Accept-Language", language());
    return request;
  },
  onResponse({ response }) {
    heard(response);
  },
};

/**
 * patient sends a request again when the way was broken or the API was busy: the same one, with its Idempotency-Key. When access is
 * over, what is under way is dropped and nothing more is asked.
 */
async function patient(request: Request): Promise<Response> {
  const signal = AbortSignal.any([request.signal, gone]);
  const again = request.method === "GET" || request.headers.has("Idempotency-Key");
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(request.clone(), { signal });
      if (response.status !== 503 || !again || attempt === 3) return response;
    } catch (broken) {
      if (signal.aborted) throw broken;
      if (!again || attempt === 3) throw Problem.offline();
    }
    await new Promise((go) => setTimeout(go, 250 * attempt));
  }
}

/** api is the API: api.GET("/v1/users/{id}", …). Wrap it in take. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: patient, credentials: "same-origin" });
api.use(house);

/** take gives the answer's body, or throws its Problem. Headers are seen with `look`. */
export async function take<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  const p = Problem.of(response, error);
  refused(p); // whoever hears of the end first says it: later answers know less
  throw p;
}

/** tagged is take with the ETag that a later change names. */
export async function tagged<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<{ body: T; etag: string }> {
  const { response } = await answer;
  return { body: await take(answer), etag: response.headers.get("ETag") ?? "" };
}
