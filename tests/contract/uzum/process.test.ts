import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { bySku, firstShop, key } from "./sandbox.ts";

const main = fileURLToPath(new URL("../../../local/marketplaces/uzum/main.ts", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "uzum-sandbox-"));
});
afterEach(() => rm(folder, { recursive: true }));

function run() {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, UZUM_SANDBOX_KEY: key, UZUM_SANDBOX_STATE_FILE: join(folder, "state.sqlite") },
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
  const card = { category: "1501", titleUz: "Stol lampasi yogʻoch", titleRu: "Лампа настольная деревянная" };
  await fetch(`${await first.url}/_sandbox/cabinet/products`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...card, sku: "L1", priceUzs: 90_000 }),
  });
  first.child.kill("SIGKILL");
  await first.ended;

  const second = run();
  const uzum = createUzum({ credentials: { key }, origin: await second.url });
  const prices = await uzum.readPrices({ shop: await firstShop(uzum), listings: [bySku("L1")] });
  expect(prices[0]?.price.amountMinor).toBe(9_000_000n);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
});
