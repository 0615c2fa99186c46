import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { type Chance, createChance } from "./chance.ts";

/** What can go wrong between us and a marketplace. */
export const faultKinds = [
  "delay",
  "reset",
  "half",
  "limit",
  "500",
  "502",
  "html",
  "wrong-shape",
  "drop-reply",
  "duplicate",
  "reorder",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** `share` of the calls whose path contains `match` go wrong, at most `most` of them; `ms` is the length of a delay. */
export type FaultRule = {
  kind: FaultKind;
  share: number;
  match?: string | undefined;
  /** Calls of this method alone. */
  method?: string | undefined;
  ms?: number | undefined;
  most?: number | undefined;
};

export type FaultPlan = { seed: number; rules: FaultRule[] };

export type Faults = {
  middleware: MiddlewareHandler;
  /** `POST /faults` sets a plan (no rules: all is well again), `GET /faults` tells how often each rule struck. */
  routes: Hono;
  set(plan: FaultPlan): void;
  counts(): Record<string, number>;
};

/** The same seed and the same calls give the same faults. `limitReply` is the marketplace's own "too many calls". */
export function createFaults({
  limitReply,
}: {
  limitReply: (context: Context) => Response | Promise<Response>;
}): Faults {
  let plan: FaultPlan = { seed: 0, rules: [] };
  let chance = createChance(0);
  let struck: Record<string, number> = {};
  let calls = 0;

  const choose = ({ req }: Context, next: Chance): FaultRule | null => {
    for (const rule of plan.rules) {
      if (rule.match && !req.path.includes(rule.match)) continue;
      if (rule.method && rule.method !== req.method) continue;
      if (rule.most !== undefined && (struck[rule.kind] ?? 0) >= rule.most) continue;
      if (next() < rule.share) return rule;
    }
    return null;
  };

  const faults: Faults = {
    middleware: async (context, next) => {
      calls += 1;
      const rule = plan.rules.length > 0 ? choose(context, chance) : null;
      if (!rule) return next();
      struck[rule.kind] = (struck[rule.kind] ?? 0) + 1;
      return strike(rule, context, next, limitReply);
    },
    routes: new Hono(),
    set(next) {
      plan = next;
      chance = createChance(next.seed);
      struck = {};
      calls = 0;
    },
    counts: () => ({ calls, ...struck }),
  };
  faults.routes.post("/faults", async (context) => {
    const { seed = 1, rules = [] } = (await context.req.json()) as Partial<FaultPlan>;
    if (!rules.every(isRule))
      return context.json({ error: `a rule needs kind (${faultKinds.join(", ")}) and share` }, 400);
    faults.set({ seed, rules });
    return context.json({ seed, rules });
  });
  faults.routes.get("/faults", (context) => context.json(faults.counts()));
  return faults;
}

const isRule = (rule: FaultRule) =>
  faultKinds.includes(rule.kind) && typeof rule.share === "number" && rule.share >= 0 && rule.share <= 1;

async function strike(
  { kind, ms = 300 }: FaultRule,
  context: Context,
  next: () => Promise<void>,
  limitReply: (context: Context) => Response | Promise<Response>,
): Promise<Response | undefined> {
  switch (kind) {
    case "delay":
      await pause(ms);
      await next();
      return;
    case "reset":
      return cut(context);
    case "drop-reply":
      // Done, but nobody hears of it.
      await next();
      return cut(context);
    case "half":
      await next();
      return sendHalf(context);
    case "limit":
      return limitReply(context);
    case "500":
      return context.json({ message: "internal error" }, 500);
    case "502":
      return context.html("<html><body><h1>502 Bad Gateway</h1></body></html>", 502);
    case "html":
      return context.html("<!doctype html><title>Maintenance</title><p>We will be back soon.</p>");
    case "wrong-shape":
      return context.json({ weather: "fine", degrees: [21] });
    default:
      await next();
      return change(context, kind);
  }
}

const outgoingOf = (context: Context) => (context.env as { outgoing: ServerResponse }).outgoing;

function cut(context: Context) {
  outgoingOf(context).socket?.destroy();
  return nothingMore(context);
}

/** An answer that a handler made already must be taken back first. */
function nothingMore(context: Context): Response {
  context.res = undefined;
  context.res = RESPONSE_ALREADY_SENT;
  return context.res;
}

async function sendHalf(context: Context): Promise<Response> {
  const body = Buffer.from(await context.res.arrayBuffer());
  const outgoing = outgoingOf(context);
  outgoing.writeHead(context.res.status, { "content-type": "application/json", "content-length": body.length + 1 });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
  return nothingMore(context);
}

/** Lists come with an item twice, or backwards. */
async function change(context: Context, kind: "duplicate" | "reorder"): Promise<Response | undefined> {
  if (!context.res.headers.get("content-type")?.includes("json")) return;
  const body: unknown = await context.res.clone().json();
  const changed = JSON.stringify(changeLists(body, kind));
  context.res = new Response(changed, { status: context.res.status, headers: context.res.headers });
  context.res.headers.delete("content-length");
  return;
}

function changeLists(value: unknown, kind: "duplicate" | "reorder"): unknown {
  if (Array.isArray(value)) {
    const isOfObjects = value.length > 0 && value.every((one) => typeof one === "object" && one !== null);
    if (!isOfObjects) return value;
    return kind === "duplicate" ? [...value, value[0]] : value.toReversed();
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changeLists(one, kind)]));
}
