import { expect, test } from "playwright/test";
import { listEndpoints, playEndpoint } from "./support/idor/matrix.ts";
import { send } from "./support/idor/play.ts";
import { openStage } from "./support/idor/stage.ts";
import { table } from "./support/idor/table.ts";

test.skip(({ isMobile }) => isMobile, "no screen in it: once is enough");

test("every page, route and action of the build stands in the matrix", async ({ baseURL: origin = "" }) => {
  const built = (await listEndpoints(origin)).map(({ key }) => key);
  const missing = built.filter((key) => !(key in table));
  const gone = Object.keys(table).filter((key) => !built.includes(key));
  const howTo =
    'add each to tests/e2e/support/idor (table.ts, actions.ts): who is let in, and every id that it takes by pick("<table>"):\n' +
    missing.map((key) => `  ${JSON.stringify(key)}: …,`).join("\n");
  expect(missing, howTo).toEqual([]);
  expect(gone, "these are built no more: take them out of tests/e2e/support/idor").toEqual([]);
});

test("nobody reads or changes what is another's, whatever id is given", async ({ baseURL: origin = "" }) => {
  const stage = await openStage();
  expect(stage.digest.tables).toBeGreaterThan(30);
  const faults: string[] = [];
  let calls = 0;
  for (const endpoint of await listEndpoints(origin)) {
    const rule = table[endpoint.key];
    if (!rule || "open" in rule) continue;
    const played = await playEndpoint(origin, endpoint, rule, stage);
    faults.push(...played.faults);
    calls += played.calls;
  }
  await stage.digest.close();
  test.info().annotations.push({ type: "calls", description: String(calls) });
  expect(faults, faults.join("\n")).toEqual([]);
  expect(calls).toBeGreaterThan(300);
});

/**
 * Columns that no browser ever gets, be it their owner's: what proves, seals, or is no more than our own bookkeeping. A
 * row that were handed over whole would bring some of them along. Of a photo the token is its address.
 */
const isInner = (column: string) =>
  column !== "photos.token" &&
  /hash|token|secret|seal|wrapped|password|causeKey|dedupe|subjectKey|bundleId|foldKey/i.test(column);

test("a page shows fields that were chosen, never a row as it is stored", async ({ baseURL: origin = "" }) => {
  const stage = await openStage();
  const shown = new Set<string>();
  const column = new RegExp(`${stage.marker}\\.([a-z_]+\\.\\w+)-`, "g");
  for (const endpoint of await listEndpoints(origin)) {
    const rule = table[endpoint.key];
    if (!rule || "open" in rule || rule.who === "admin" || !endpoint.key.startsWith("GET")) continue;
    const made = rule.make((name) => stage.rows.a[name as keyof typeof stage.rows.a] ?? "");
    if (typeof made !== "string") continue;
    // As a document, and as the browser asks when one goes on from page to page.
    for (const headers of [{}, { rsc: "1" }]) {
      const { text } = await send(origin, { method: "GET", path: made, headers }, stage.people.owner);
      for (const [, name = ""] of text.matchAll(column)) shown.add(name);
    }
  }
  await stage.digest.close();
  expect([...shown].length).toBeGreaterThan(10);
  expect([...shown].filter(isInner)).toEqual([]);
});

test("the matrix sees a leak and a write: A's own owner in a stranger's place is found out", async ({
  baseURL: origin = "",
}) => {
  const stage = await openStage();
  stage.people.stranger.cookie = stage.people.owner.cookie;
  const endpoints = await listEndpoints(origin);
  const play = async (key: string) => {
    const endpoint = endpoints.find((one) => one.key === key);
    const rule = table[key];
    if (!endpoint || !rule || "open" in rule) throw new Error(`${key} is not in the matrix`);
    return (await playEndpoint(origin, endpoint, rule, stage)).faults;
  };
  expect(await play("GET /connections/[id]")).toEqual([expect.stringContaining("A's texts stand in the answer")]);
  expect(await play("action notifications/markReadAction")).toEqual([
    expect.stringContaining("was not turned away"),
    expect.stringContaining("A's rows changed in notifications"),
  ]);
  await stage.digest.close();
});
