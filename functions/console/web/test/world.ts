// A world for a test: the product with its demo people, a clock of its own that can be moved, and a real browser.
//
// Rule: each test file has its own world. A page that logs an error, breaks its security policy or asks anybody but the product fails its test.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContextOptions, type Cookie, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

export const root = resolve(import.meta.dirname, "../../../..");
/** shots is where tests leave pictures for whoever wants to look. */
export const shots = join(root, ".local/shots");
export const binary = join(root, ".local/bin/curfew-under-test");

/** Somebody who can be signed in, as the demo has him: "anna.berger@muster.example". */
export interface SignIn {
  role: string;
  tenant: string;
  mail: string;
  password: string;
  name: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const free = () =>
  new Promise<number>((done, fail) => {
    const s = createServer().listen(0, "127.0.0.1", () => {
      const { port } = s.address() as { port: number };
      s.close(() => done(port));
    });
    s.on("error", fail);
  });

export class World {
  url = "";
  mailbox = "";
  signIns: SignIn[] = [];
  browser!: Browser;
  /** What pages did that no page should; a test that provokes one takes it out. */
  readonly faults: string[] = [];
  /** All that the server has logged. */
  said = "";
  private process!: ChildProcess;
  private dir = "";
  private readonly pages: Page[] = [];
  /** Sessions of those who were signed in, by address. */
  private readonly tokens = new Map<string, string>();
  private readonly cookies = new Map<string, Cookie[]>();

  async begin() {
    const [port, mail] = [await free(), await free()];
    this.url = `http://127.0.0.1:${port}`;
    this.mailbox = `http://127.0.0.1:${mail}`;
    this.dir = join(root, ".local", `run-${port}`);
    this.process = spawn(binary, ["-port", String(port), "-mail-port", String(mail), "-fresh"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    this.process.stdout!.on("data", (b) => (this.said += b));
    this.process.stderr!.on("data", (b) => (this.said += b));
    for (let i = 0; ; i++) {
      const r = await fetch(this.url + "/local/sign-ins").catch(() => undefined);
      if (r?.ok) {
        this.signIns = ((await r.json()) as { signIns: SignIn[] }).signIns;
        break;
      }
      if (i > 400 || this.process.exitCode !== null) throw new Error("the product did not start:\n" + this.said);
      await new Promise((go) => setTimeout(go, 100));
    }
    const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));
    this.browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? executablePath, args: ["--no-sandbox"] });
  }

  async end() {
    await this.browser?.close();
    this.process?.kill("SIGTERM");
    await new Promise((go) => (this.process.exitCode !== null ? go(0) : this.process.once("exit", go)));
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** someone of the demo by the beginning of his address. */
  someone(mail: string): SignIn {
    const s = this.signIns.find((one) => one.mail.startsWith(mail));
    if (!s) throw new Error("nobody in the demo: " + mail + "; there are " + this.signIns.map((one) => one.mail).join(", "));
    return s;
  }

  /** page opens a page of the console, signed in as somebody of the demo, or as nobody. Each has its own cookies. */
  async page(as: string | null, path = "/", options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.url, viewport: { width: 1400, height: 900 }, locale: "de-DE", timezoneId: "Europe/Vienna", reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(25_000);
    this.watch(page);
    if (as !== null) {
      const { tenant, mail, password } = this.someone(as);
      const r = await context.request.post("/v1/sign-in", { data: { tenant, mail, password }, headers: { "Curfew-Session": "own" } });
      const before = this.cookies.get(mail);
      if (r.status() === 429 && before) {
        await context.addCookies(before); // ten sign-ins in a quarter of an hour are all that one address has
      } else {
        expect(r.status(), await r.text()).toBe(200);
        this.cookies.set(mail, await context.cookies());
      }
    }
    await page.goto(path);
    return page;
  }

  /** watch notes what a page may not do. */
  watch(page: Page) {
    this.pages.push(page);
    page.on("console", (m) => {
      if (m.type() === "error" && !m.text().startsWith("Failed to load resource")) this.faults.push("console: " + m.text());
    });
    page.on("pageerror", (e) => this.faults.push("error: " + e.message));
    page.on("request", (r) => {
      if (!r.url().startsWith(this.url) && !/^(data|blob):/.test(r.url())) this.faults.push("foreign request: " + r.url());
    });
  }

  /** api asks the API as somebody, past the browser. */
  async api(as: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: any; headers: Headers }> {
    const { tenant, mail, password } = this.someone(as);
    const ask = (m: string, p: string, b: unknown, h: Record<string, string>) =>
      fetch(this.url + p, { method: m, body: b === undefined ? undefined : JSON.stringify(b), headers: { ...(b === undefined ? {} : { "Content-Type": "application/json" }), ...h } });
    const signIn = async () => ((await (await ask("POST", "/v1/sign-in", { tenant, mail, password }, {})).json()) as { token: string }).token;
    const go = (token: string) => ask(method, path, body, { Authorization: "Bearer " + token, ...headers });
    let token = this.tokens.get(mail) ?? (await signIn());
    let r = await go(token);
    if (r.status === 401 && this.tokens.has(mail)) r = await go((token = await signIn())); // that session has ended meanwhile
    this.tokens.set(mail, token);
    const text = await r.text();
    return { status: r.status, body: text ? JSON.parse(text) : undefined, headers: r.headers };
  }

  /** move moves the clock: "15d", "23h50m", "next". */
  async move(advance: string, hold = false) {
    const r = await fetch(this.url + "/local/clock", { method: "POST", body: JSON.stringify({ advance, ...(hold ? { hold } : {}) }), headers: { "Content-Type": "application/json" } });
    expect(r.status, await r.clone().text()).toBe(200);
  }

  /** clean fails when a page did what it may not, and closes all pages. */
  async clean() {
    for (const p of this.pages.splice(0)) await p.context().close();
    const found = this.faults.splice(0);
    expect(found).toEqual([]);
  }
}

/** inWorld gives a test file its world. */
export function inWorld(): World {
  const w = new World();
  beforeAll(() => w.begin());
  afterEach(() => w.clean());
  afterAll(() => w.end());
  return w;
}
