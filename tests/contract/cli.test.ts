import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUzumSandbox } from "../../local/marketplaces/uzum/sandbox.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const key = "cli-canary-5f21";
let sandbox: Awaited<ReturnType<typeof startUzumSandbox>>;
let folder: string;

beforeAll(async () => {
  sandbox = await startUzumSandbox({ key, moderationMs: 0 });
  folder = await mkdtemp(join(tmpdir(), "marketplace-cli-"));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

type Printed = { ok: boolean; result: unknown; error: { failure: string; code: string | null } };

async function run(words: string[], input?: unknown, environment: Record<string, string> = {}) {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  if (input !== undefined) await writeFile(file, JSON.stringify(input));
  const given = [...words, ...(input === undefined ? [] : ["--input", file]), "--json"];
  const script = ["--import", "tsx", "--conditions=react-server", "lib/marketplaces/cli.ts"];
  const env = { ...process.env, SELLER_API_KEY: key, UZUM_API_URL: sandbox.url, ...environment };
  return new Promise<{ code: number; out: string; printed: Printed }>((resolve, reject) => {
    const child = execFile(process.execPath, [...script, ...given], { cwd: root, env }, (error, out, err) => {
      if (err) return reject(new Error(err));
      const isJson = out.startsWith("{");
      resolve({ code: child.exitCode ?? (error ? 1 : 0), out, printed: isJson ? JSON.parse(out) : null });
    });
  });
}

async function control(path: string, body: Record<string, unknown>) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(sandbox.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

describe("the marketplace command", () => {
  test("sells one card from the check of the key to the fees", async () => {
    const check = await run(["uzum", "check"]);
    expect(check).toMatchObject({ code: 0, printed: { ok: true, result: { shops: [{ currency: "UZS" }] } } });

    const titles = { titleUz: "Erkaklar futbolkasi oq", titleRu: "Футболка мужская белая" };
    await control("/_sandbox/cabinet/products", { ...titles, sku: "TS1", category: "1001", priceUzs: 129_000 });
    const status = await run(["uzum", "listing-status"], { skus: ["TS1"] });
    expect(status.printed.result).toMatchObject({ items: [{ sku: "TS1", state: "live" }] });

    const price = { amountMinor: "9900000", currency: "UZS" };
    const prices = await run(["uzum", "set-prices"], { prices: [{ sku: "TS1", price }] });
    expect(prices).toMatchObject({ code: 0, printed: { result: [{ state: "confirmed" }] } });
    const stocks = await run(["uzum", "set-stocks"], { stocks: [{ sku: "TS1", quantity: 2 }] });
    expect(stocks).toMatchObject({ code: 0, printed: { result: [{ state: "confirmed" }] } });

    const { externalId } = await control("/_sandbox/orders", { sku: "TS1", quantity: 1 });
    const orders = await run(["uzum", "list-orders"]);
    expect(orders.printed.result).toMatchObject({ items: [{ externalId, lines: [{ unitPrice: price }] }] });
    const confirmed = await run(["uzum", "confirm-order"], { externalId });
    expect(confirmed).toMatchObject({ code: 0, printed: { result: { state: "confirmed" } } });
    await control(`/_sandbox/orders/${externalId}/advance`, { to: "delivered" });
    const fees = await run(["uzum", "list-fees"], { orders: [{ externalId, orderedAt: new Date() }] });
    expect(fees.printed.result).toMatchObject([{ kind: "commission", amount: { amountMinor: "2178000" } }, {}]);
    const cancelled = await run(["uzum", "cancel-order"], { externalId, reason: "OTHER" });
    expect(cancelled).toMatchObject({ code: 1, printed: { ok: false, result: { state: "rejected" } } });
  });

  test("tells a wrong key apart, and never prints it", async () => {
    const wrong = await run(["uzum", "check"], undefined, { SELLER_API_KEY: "wrong-canary" });
    expect(wrong).toMatchObject({ code: 1, printed: { ok: false, error: { failure: "credentials", code: "401" } } });
    expect(wrong.out).not.toContain("wrong-canary");
  });

  test.each([
    ["a rejected item fails", ["set-stocks"], { stocks: [{ sku: "none", quantity: 1 }] }, 1, { ok: false }],
    ["no categories at Uzum", ["categories"], {}, 1, { error: { failure: "rejected", code: "not-offered" } }],
    ["no conversations", ["list-conversations"], undefined, 1, { error: { failure: "rejected", code: "not-offered" } }],
    ["an unknown order", ["confirm-order"], { externalId: "1" }, 1, { error: { code: "not-found" } }],
    ["an unknown shop", ["list-orders"], { shop: "1" }, 1, { error: { code: "no-shop" } }],
    ["an unknown verb", ["dance"], undefined, 2, { error: { failure: "usage" } }],
    ["an input of another shape", ["set-prices"], { prices: [] }, 2, { error: { failure: "usage" } }],
    ["an unknown option", ["check", "--wings"], undefined, 2, { error: { failure: "usage" } }],
  ])("%s", async (_, words, input, code, printed) => {
    expect(await run(["uzum", ...words], input)).toMatchObject({ code, printed });
  });

  test("shows the input of each verb", async () => {
    const help = await run(["--help"]);
    expect(help.code).toBe(0);
    expect(help.out).toContain('set-stocks         {"stocks":[{"sku":"TS-1"');
  });

  test.each(["wildberries", "yandex", "ozon"])("reaches %s at the origin it is given", async (id) => {
    // Nothing of that marketplace lives there: what matters is that the call went there and failed as one of ours.
    const origin = { [`${id.toUpperCase()}_API_URL`]: sandbox.url };
    const check = await run([id, "check", "--client-id", "1"], undefined, origin);
    expect(check.code).toBe(1);
    expect(check.printed.error.failure).not.toBe("internal");
  });
});
