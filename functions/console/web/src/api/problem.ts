// What went wrong, as the API says it (RFC 9457) or as the way to it failed.
import type { components } from "./schema";

type Body = components["schemas"]["Problem"];

/** Problem is every answer that is no success. code "offline": there was no answer. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly why: string;
  readonly request: string;
  /** Instant at which access ended, when the API knows it. */
  readonly ended: string;
  /** Seconds to wait before another attempt; 0: none said. */
  readonly wait: number;
  /** What is wrong with which field: JSON pointer → sentence. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(status: number, body: Partial<Body> & { ended?: string }, wait = 0) {
    super(body.title ?? "");
    this.status = status;
    this.code = body.code ?? "internal";
    this.detail = body.detail ?? "";
    this.why = body.why ?? "";
    this.request = body.request ?? "";
    this.ended = body.ended ?? "";
    this.wait = wait;
    this.fields = new Map((body.errors ?? []).map((e) => [e.pointer, e.detail]));
  }

  static of(response: Response, body: unknown): Problem {
    const said = typeof body === "object" && body !== null ? (body as Partial<Body>) : {};
    return new Problem(response.status, said, Number(response.headers.get("Retry-After")) || 0);
  }

  static offline(): Problem {
    return new Problem(0, { code: "offline" });
  }

  /** about gives the sentence on a field of the body, such as "mail". */
  about(field: string): string | undefined {
    return this.fields.get("/" + field) ?? this.fields.get(field);
  }
}

/** problem is any error as a Problem. */
export function problem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return error instanceof TypeError ? Problem.offline() : new Problem(0, { code: "internal", title: String(error) });
}
