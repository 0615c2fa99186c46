import { randomBytes } from "node:crypto";
import http from "node:http";
import { expect, test } from "playwright/test";
import { broken, naughty, operators, turning } from "../support/naughty-strings.ts";
import { query } from "../support/people.ts";
import { listActions, listRoutes } from "./support/idor/endpoints.ts";
import type { Caller } from "./support/idor/people.ts";
import { type Answer, callAction, send } from "./support/idor/play.ts";
import { openStage } from "./support/idor/stage.ts";
import { table } from "./support/idor/table.ts";

test.skip(({ isMobile }) => isMobile, "no screen in it: once is enough");
test.describe.configure({ timeout: 240_000 });

/** A signed-in owner with goods of their own to send nonsense about. */
async function openOwner() {
  const { people, rows, url, digest } = await openStage();
  await digest.close();
  return { caller: people.stranger as Caller, rows: rows.b, url, partnerId: people.b.partnerId };
}

/** The same input with one of its texts replaced by something else, text by text. */
function* replaceEach(input: unknown, value: unknown): Generator<unknown> {
  if (typeof input === "string") yield value;
  else if (typeof input === "object" && input !== null) {
    for (const [name, one] of Object.entries(input)) {
      for (const replaced of replaceEach(one, value)) yield { ...input, [name]: replaced };
    }
  }
}

const isBroken = ({ status, result }: Answer) => status >= 500 || result?.code === "unexpected";
const say = ({ status, result, text }: Answer) => `${status} ${JSON.stringify(result ?? text.slice(0, 150))}`;

/** Forty of the list, spread over all of it. */
const forty = Array.from({ length: 40 }, (_, place) => naughty[Math.floor((place * naughty.length) / 40)] ?? "");

test("no text, operator or list in any field of any action breaks the product", async ({ baseURL: origin = "" }) => {
  const { caller, rows } = await openOwner();
  const nonsense: unknown[] = [...broken, ...turning, ...operators];
  const failures: string[] = [];
  let calls = 0;
  let turn = 0;
  for (const action of listActions()) {
    const rule = table[`action ${action.name}`];
    // What is open to the world is limited by network: its schemas stand in tests/integration/shapes.
    if (!rule || "open" in rule || rule.who === "admin") continue;
    const input = rule.make((name) => rows[name] ?? "01900000-0000-7000-8000-000000000000");
    const values = [...nonsense, forty[turn++ % forty.length], forty[turn++ % forty.length]];
    for (const value of values) {
      for (const shaped of replaceEach(input, value)) {
        const answer = await callAction(origin, action, shaped, caller);
        calls += 1;
        if (isBroken(answer)) failures.push(`${action.name} ${JSON.stringify(shaped)}: ${say(answer)}`);
      }
    }
  }
  test.info().annotations.push({ type: "actionCalls", description: String(calls) });
  expect(failures, failures.join("\n")).toEqual([]);
  expect(calls).toBeGreaterThan(500);
});

test("no address breaks a page or a route", async ({ baseURL: origin = "" }) => {
  const { caller } = await openOwner();
  const failures: string[] = [];
  let calls = 0;
  const names = [
    "id",
    "query",
    "q",
    "after",
    "before",
    "product",
    "tab",
    "period",
    "view",
    "connectionId",
    "actor",
    "from",
  ];
  for (const [place, { path }] of listRoutes().entries()) {
    for (const text of [...broken, ...turning, forty[place % forty.length] ?? ""]) {
      // Half a surrogate pair cannot be written in an address: as its three bytes.
      const written = encodeURIComponent(text.toWellFormed());
      const address = `${path.replace(/\[[^\]]*\]/g, written || "x")}?${names.map((name) => `${name}=${written}`).join("&")}`;
      const answer = await send(origin, { method: "GET", path: address }, caller);
      calls += 1;
      if (isBroken(answer)) failures.push(`${address}: ${say(answer)}`);
    }
  }
  test.info().annotations.push({ type: "addresses", description: String(calls) });
  expect(failures, failures.join("\n")).toEqual([]);
});

test("forty naughty names are stored as they were written", async ({ baseURL: origin = "" }) => {
  const { caller, rows, url, partnerId } = await openOwner();
  const create = listActions().find(({ name }) => name === "catalog/createProductAction");
  if (!create) throw new Error("the build has no such action");
  const stored = async () => {
    const found = await query<{ name: string }>(url, `select name from products where "partnerId" = $1`, [partnerId]);
    return found.map(({ name }) => name);
  };
  const long = naughty.map((text) => text.trim()).filter((text) => text.length >= 3 && text.length <= 200);
  const names = Array.from({ length: 40 }, (_, place) => long[Math.floor((place * long.length) / 40)] ?? "");
  const changed: string[] = [];
  for (const name of names) {
    const input = { name, stock: "0", cost: "1000", photoId: rows.photos, sku: randomBytes(4).toString("hex") };
    const { result } = await callAction(origin, create, input, caller);
    if (!result?.ok || !(await stored()).includes(name))
      changed.push(`${JSON.stringify(name)}: ${JSON.stringify(result)}`);
  }
  test.info().annotations.push({ type: "namesStored", description: String(names.length - changed.length) });
  expect(changed).toEqual([]);
});

test("broken and foreign bodies are refused, and not by an error of ours", async ({ baseURL: origin = "" }) => {
  const { caller } = await openOwner();
  const action = listActions().find(({ name }) => name === "orders/setAutoConfirmAction");
  if (!action) throw new Error("the build has no such action");
  const json = { "next-action": action.id, "content-type": "text/plain;charset=UTF-8" };
  const form = { "next-action": action.id, "content-type": "multipart/form-data; boundary=x" };
  const bodies = [
    "{broken",
    "",
    "[",
    "null",
    "1",
    '["$F9"]',
    '["$K1"]',
    '["$Q1"]',
    '["$@0"]',
    '[{"__proto__":{"x":1}}]',
    "\0",
  ];
  const failures: string[] = [];
  for (const body of bodies) {
    for (const headers of [json, form]) {
      const answer = await send(origin, { method: "POST", path: action.page, headers, body }, caller);
      if (isBroken(answer)) failures.push(`${JSON.stringify(body)} as ${headers["content-type"]}: ${say(answer)}`);
    }
    for (const { path, kind } of listRoutes()) {
      if (kind === "page") continue;
      const headers = { "content-type": "application/json" };
      const sent = { method: "POST", path: path.replace(/\[[^\]]*\]/g, "x"), headers, body };
      const answer = await send(origin, sent, caller);
      if (isBroken(answer)) failures.push(`POST ${path} ${JSON.stringify(body)}: ${say(answer)}`);
    }
  }
  expect(failures, failures.join("\n")).toEqual([]);
});

test("of ten megabytes no more than one is read before the refusal", async ({ baseURL: origin = "" }) => {
  const { caller } = await openOwner();
  const action = listActions().find(({ name }) => name === "orders/setAutoConfirmAction");
  const uploads = listRoutes().filter(({ kind }) => kind === "route");
  const refusals: Record<string, string> = {};
  for (const { path } of uploads) {
    const { status, sent } = await pour(new URL(path.replace(/\[[^\]]*\]/g, "x"), origin), {});
    if (status >= 500 || status < 400 || sent > 2_000_000) refusals[path] = `${status} after ${sent} bytes`;
  }
  expect(refusals).toEqual({});
  // In front of an action Next itself waits for the end of a body, of which it keeps no more than a megabyte.
  const headers = {
    "next-action": action?.id ?? "",
    "content-type": "text/plain;charset=UTF-8",
    cookie: caller.cookie,
  };
  const { status } = await pour(new URL(action?.page ?? "/", origin), headers);
  expect(status).toBe(413);
});

/** Ten megabytes, bit by bit: between two bits the product has time to say no. */
async function pour(url: URL, headers: Record<string, string>): Promise<{ status: number; sent: number }> {
  const bit = Buffer.alloc(50_000, "x");
  const total = 10_000_000;
  let sent = 0;
  let status = 0;
  const request = http.request(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url.origin, "content-length": total, ...headers },
  });
  const answered = new Promise<void>((resolve) => {
    request.once("response", (response) => {
      status = response.statusCode ?? 0;
      response.resume();
      resolve();
    });
    // It hung up on us: that is a refusal too.
    request.once("error", () => {
      status ||= 413;
      resolve();
    });
  });
  while (status === 0 && sent < total) {
    request.write(bit);
    sent += bit.length;
    await fetch(new URL("/api/scanner/none", url)).then((answer) => answer.text());
  }
  request.end();
  await answered;
  request.destroy();
  return { status, sent };
}
