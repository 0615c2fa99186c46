import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { key, secondKey, secret, tShirt } from "./open-wildberries.ts";

const main = fileURLToPath(new URL("../../../local/marketplaces/wildberries/main.ts", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wildberries-sandbox-"));
});
afterEach(() => rm(folder, { recursive: true }));

function run() {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      WILDBERRIES_SANDBOX_KEY: key,
      WILDBERRIES_SANDBOX_SECRET: secret,
      WILDBERRIES_SANDBOX_STATE_FILE: join(folder, "state.sqlite"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = new Promise<string>((resolve) => {
    child.stdout.on("data", (data: Buffer) => resolve(String(data).replace("ready ", "").trim()));
  });
  return { child, ended, url };
}

test("the sandbox's process says when it is ready, keeps its state over a kill, and stops when asked", async () => {
  const first = run();
  const before = createWildberries({ credentials: { key }, origin: await first.url });
  const [shop] = (await before.checkConnection()).shops;
  if (!shop) throw new Error("no shop");
  await before.publishCards({ shop, cards: [tShirt] });
  first.child.kill("SIGKILL");
  await first.ended;

  const second = run();
  const url = await second.url;
  await fetch(`${url}/_sandbox/moderation`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sku: "TS-1", verdict: "live" }),
  });
  const after = createWildberries({ credentials: { key }, origin: url });
  expect((await after.checkConnection()).shops).toEqual([shop]);
  expect((await after.listListings({ shop })).items).toMatchObject([{ sku: "TS-1", state: "hidden" }]);
  const [otherShop] = (await createWildberries({ credentials: { key: secondKey }, origin: url }).checkConnection())
    .shops;
  expect(otherShop).toMatchObject({ name: "second-shop" });
  const page = await (await fetch(url)).text();
  expect(page).toContain("<title>Wildberries — sandbox</title>");
  expect(page).toContain("Футболка мужская белая");
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
});

test("without a key the process says what is missing", async () => {
  const { WILDBERRIES_SANDBOX_KEY: _, ...env } = process.env;
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (data: Buffer) => {
    words += String(data);
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect([code, words]).toEqual([1, expect.stringMatching("WILDBERRIES_SANDBOX_KEY is missing")]);
});
