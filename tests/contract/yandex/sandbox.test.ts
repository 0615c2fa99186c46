import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { lampCard, openShop, refOf } from "./setup.ts";

const folder = mkdtempSync(join(tmpdir(), "yandex-sandbox-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(stateFile: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("../../../local/marketplaces/yandex/main.ts", import.meta.url))],
    {
      env: { ...process.env, YANDEX_SANDBOX_KEY: "ACMA:k", YANDEX_SANDBOX_STATE_FILE: join(folder, stateFile) },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("ready ")) return { child, url: line.slice(6) };
  }
  throw new Error("the sandbox ended before it was ready");
}

async function stop(child: ChildProcess, signal: "SIGTERM" | "SIGKILL") {
  child.kill(signal);
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

describe("the Yandex Market sandbox as a process", () => {
  test("keeps what it answered over a kill, and stops cleanly when asked", async () => {
    const first = await run("kept.db");
    const market = createYandex({ credentials: { key: "ACMA:k" }, origin: first.url });
    const shop = await openShop(market);
    await market.publishCards({ shop, cards: [lampCard("A")] });
    await market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 6 }] });
    await stop(first.child, "SIGKILL");

    const second = await run("kept.db");
    const again = createYandex({ credentials: { key: "ACMA:k" }, origin: second.url });
    expect((await again.listListings({ shop })).items.map(({ sku }) => sku)).toEqual(["A"]);
    expect(await again.readStocks({ shop, listings: [refOf("A")] })).toEqual([{ sku: "A", quantity: 6 }]);

    const page = await (await fetch(second.url)).text();
    expect(page).toContain("Yandex Market — sandbox");
    expect(page).toContain("Лампа A");
    expect(await stop(second.child, "SIGTERM")).toBe(0);
  });

  test("the page's buttons do what the control addresses do, and lead back", async () => {
    const { child, url } = await run("pressed.db");
    const market = createYandex({ credentials: { key: "ACMA:k" }, origin: url });
    const shop = await openShop(market);
    await market.publishCards({ shop, cards: [lampCard("A")] });
    await market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 6 }] });
    const press = (path: string, fields: Record<string, string>) =>
      fetch(`${url}/_sandbox/${path}`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    expect((await press("moderation", { sku: "A", verdict: "live" })).status).toBe(303);
    const ordered = await press("orders", { sku: "A", quantity: "2" });
    expect([ordered.status, ordered.headers.get("location")]).toEqual([303, "/"]);
    expect(await (await fetch(url)).text()).toContain("PROCESSING / STARTED");
    expect((await press("orders", { sku: "A", quantity: "2000" })).status).toBe(409);
    expect((await press("orders", { sku: "nowhere" })).status).toBe(404);
    expect((await press("orders/1/advance", { to: "delivered" })).status).toBe(404);
    await stop(child, "SIGTERM");
  });
});
