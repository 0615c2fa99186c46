import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { makeCode, secondsLeft, stepSeconds } from "../authenticator/codes.ts";
import { projectRoot } from "./home.ts";

type ActionResult = { ok: true; data: unknown } | { ok: false; error: string; fieldErrors?: Record<string, string> };

/** What went wrong, in the words that the product shows a person. */
export class Refused extends Error {}

/**
 * A person's way into the running product, without a browser: the same requests that the pages send. Cookies are
 * kept; actions are found by the names that the build wrote down.
 */
export class ProductClient {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  readonly #actions: Map<string, { id: string; page: string }>;

  constructor(origin: string) {
    this.#origin = origin;
    this.#actions = readActions();
  }

  /** `secret`: of the authenticator, where this person has one. */
  async signIn(login: string, password: string, secret?: string): Promise<void> {
    const refusal = await this.#prove("credentials", { login, password });
    if (refusal === "SECOND_FACTOR" && secret) return this.#signInByCode(secret);
    if (refusal) throw new Refused(`signing in was refused: ${refusal}`);
  }

  /** Each code is taken once: where somebody has just used today's, the one before or after it may still be free. */
  async #signInByCode(secret: string): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const offset of [-1, 0, 1]) {
        const at = new Date(Date.now() + offset * stepSeconds * 1_000);
        if (!(await this.#prove("second-factor", { code: makeCode(secret, at) }))) return;
      }
      await pause(secondsLeft() * 1_000);
    }
    throw new Refused("signing in was refused: no code was taken");
  }

  /** One step of signing in, as the page does it; null when it went well, else the word that NextAuth gives. */
  async #prove(provider: string, fields: Record<string, string>): Promise<string | null> {
    const { csrfToken } = (await this.getJson("/api/auth/csrf")) as { csrfToken: string };
    const answer = await this.#send(`/api/auth/callback/${provider}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...fields, csrfToken, json: "true" }).toString(),
    });
    const { url } = (await answer.json()) as { url?: string };
    const word = url ? new URL(url, this.#origin).searchParams.get("error") : null;
    return answer.ok ? word : (word ?? String(answer.status));
  }

  async getJson(path: string): Promise<unknown> {
    const answer = await this.#send(path, {});
    if (!answer.ok) throw new Refused(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    return answer.json();
  }

  /** A page as a person opens it; follows the product's redirects and returns where it ended. */
  async openPage(path: string): Promise<{ path: string; html: string }> {
    const answer = await this.#send(path, { headers: { accept: "text/html" } });
    const next = answer.headers.get("location");
    if (next) return this.openPage(new URL(next, this.#origin).pathname);
    const html = await answer.text();
    // Where a page had begun to stream, its redirect is a tag.
    const [, later] = /http-equiv="refresh" content="\d+;url=([^"]+)"/.exec(html) ?? [];
    return later ? this.openPage(later) : { path, html };
  }

  async upload(path: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<unknown> {
    const answer = await this.#send(path, { method: "POST", headers: { "content-type": mediaType }, body: bytes });
    const body = (await answer.json()) as { error?: string };
    if (!answer.ok) throw new Refused(body.error ?? `the photo was refused (${answer.status})`);
    return body;
  }

  /** Calls a server action; a refusal is thrown with its sentence. */
  async act(name: string, input: unknown): Promise<unknown> {
    const action = this.#actions.get(name);
    if (!action) throw new Error(`the build has no action ${name}`);
    const answer = await this.#send(action.page, {
      method: "POST",
      headers: { accept: "text/x-component", "content-type": "text/plain;charset=UTF-8", "next-action": action.id },
      body: JSON.stringify([input]),
    });
    const result = readResult(await answer.text());
    if (!result) throw new Refused(`${name} gave no result (${answer.status})`);
    if (result.ok) return result.data;
    throw new Refused(
      `${name}: ${[...new Set([result.error, ...Object.values(result.fieldErrors ?? {})])].join(" · ")}`,
    );
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(new URL(path, this.#origin), {
      ...init,
      redirect: "manual",
      headers: {
        ...(init.headers as Record<string, string>),
        origin: this.#origin,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name) this.#cookies.set(name, value ?? "");
    }
    return answer;
  }
}

type Manifest = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };

function readActions() {
  const file = `${projectRoot}/.next/server/server-reference-manifest.json`;
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return new Map(
    Object.entries(node).map(([id, { exportedName, workers }]) => [exportedName, { id, page: pageOf(workers) }]),
  );
}

/** `app/(partner)/products/new/page` is served at `/products/new`. */
function pageOf(workers: Record<string, unknown>): string {
  const pages = Object.keys(workers).filter((name) => !name.includes("["));
  const [page = Object.keys(workers)[0] ?? ""] = pages.sort((a, b) => a.length - b.length);
  return (
    page
      .replace(/^app/, "")
      .replace(/\/\([^)]*\)/g, "")
      .replace(/\/page$/, "")
      .replace(/\[\w+\]/g, "x") || "/"
  );
}

/** The reply of an action is a stream of rows; row 0 says which row holds the value. */
function readResult(stream: string): ActionResult | null {
  const rows = new Map(
    stream.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  const first = parse(rows.get("0")) as { a?: string } | null;
  const row = first?.a?.replace("$@", "");
  return row ? (parse(rows.get(row)) as ActionResult | null) : null;
}

function parse(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
