import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { createFaults, type FaultKind } from "../../../local/marketplaces/faults.ts";
import { type Running, serveLocally } from "../../../local/serve.ts";

let running: Running | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

async function openShop() {
  const faults = createFaults({ limitReply: (context) => context.body(null, 429, { "retry-after": "2" }) });
  const written: string[] = [];
  const app = new Hono();
  app.route("/_sandbox", faults.routes);
  const api = new Hono();
  api.use(faults.middleware);
  api.get("/orders", (context) => context.json({ orders: [{ id: 1 }, { id: 2 }, { id: 3 }], tags: [1, 2] }));
  api.post("/orders/:id", (context) => {
    written.push(context.req.param("id"));
    return context.json({ ok: true });
  });
  app.route("/", api);
  running = await serveLocally(app);
  const { url } = running;
  return { url, faults, written, get: () => fetch(`${url}/orders`) };
}

const always = (kind: FaultKind) => ({ seed: 7, rules: [{ kind, share: 1 }] });

describe("the faults of the sandboxes", () => {
  it("cuts the line before anything is done", async () => {
    const { url, faults, written } = await openShop();
    faults.set(always("reset"));
    await expect(fetch(`${url}/orders/5`, { method: "POST" })).rejects.toThrow();
    expect(written).toEqual([]);
  });

  it("does what was asked and drops the reply", async () => {
    const { url, faults, written } = await openShop();
    faults.set(always("drop-reply"));
    await expect(fetch(`${url}/orders/5`, { method: "POST" })).rejects.toThrow();
    expect(written).toEqual(["5"]);
  });

  it("breaks off in the middle of an answer", async () => {
    const { get, faults } = await openShop();
    faults.set(always("half"));
    const reply = await get();
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow();
  });

  it.each([
    ["limit", 429, ""],
    ["500", 500, '{"message":"internal error"}'],
    ["502", 502, "502 Bad Gateway"],
    ["html", 200, "<!doctype html>"],
    ["wrong-shape", 200, '{"weather":"fine","degrees":[21]}'],
    ["duplicate", 200, '{"orders":[{"id":1},{"id":2},{"id":3},{"id":1}],"tags":[1,2]}'],
    ["reorder", 200, '{"orders":[{"id":3},{"id":2},{"id":1}],"tags":[1,2]}'],
  ] as const)("answers with %s", async (kind, status, part) => {
    const { get, faults } = await openShop();
    faults.set(always(kind));
    const reply = await get();
    expect([reply.status, (await reply.text()).includes(part)]).toEqual([status, true]);
  });

  it("strikes the same calls for the same seed, a share of them, and tells how many", async () => {
    const { url, get } = await openShop();
    const play = async (seed: number) => {
      const rules = [{ kind: "500", share: 0.3 }];
      await fetch(`${url}/_sandbox/faults`, { method: "POST", body: JSON.stringify({ seed, rules }) });
      const statuses: number[] = [];
      for (let call = 0; call < 60; call += 1) statuses.push((await get()).status);
      return statuses;
    };
    const first = await play(11);
    const counts = await (await fetch(`${url}/_sandbox/faults`)).json();
    expect(counts).toEqual({ calls: 60, 500: first.filter((status) => status === 500).length });
    expect(await play(11)).toEqual(first);
    expect(await play(12)).not.toEqual(first);
    const share = first.filter((status) => status === 500).length / 60;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.5);
  });

  it("strikes where it was told to, so often and no more", async () => {
    const { url, faults, get } = await openShop();
    faults.set({ seed: 1, rules: [{ kind: "500", share: 1, match: "/orders/", most: 1 }] });
    expect((await get()).status).toBe(200);
    const post = () => fetch(`${url}/orders/9`, { method: "POST" });
    expect([(await post()).status, (await post()).status]).toEqual([500, 200]);
  });

  it("refuses a plan that it does not understand", async () => {
    const { url } = await openShop();
    const reply = await fetch(`${url}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ seed: 1, rules: [{ kind: "earthquake", share: 1 }] }),
    });
    expect(reply.status).toBe(400);
  });
});
