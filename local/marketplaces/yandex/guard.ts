import type { Context, MiddlewareHandler } from "hono";
import { type Method, type MethodName, methods, type Scope } from "./methods.ts";
import { fail } from "./replies.ts";
import type { State } from "./state.ts";

/** What stands before each method: the token's scopes, the calls under way, and the documented limit. */
export type Guard = (name: MethodName) => MiddlewareHandler;

const usualParallel = 4;

export function createGuard(state: State, listScopes: (givenKey: string) => readonly Scope[]): Guard {
  const used = new Map<string, { until: number; count: number }>();
  const underWay = new Map<string, number>();

  return (name) => {
    const method: Method = methods[name];
    return async (c, next) => {
      const { isMarketYandexGo } = state.traits();
      const scopes = listScopes(c.req.header("Api-Key") ?? "");
      if (method.scopes && !method.scopes.some((scope) => scopes.includes(scope))) {
        return fail(c, 403, "Access denied: the token has no scope for this method");
      }
      if (method.isNotForGo && isMarketYandexGo) return fail(c, 403, "Access denied: not for Market Yandex Go");
      const [entity, queue] = entityOf(c, state, method.parallel === undefined ? "" : name);
      const most = method.parallel ?? usualParallel;
      const before = underWay.get(queue) ?? 0;
      if (before >= most) return fail(c, 420, `Hit rate limit of ${most} parallel requests for ${entity}`);
      underWay.set(queue, before + 1);
      try {
        await count(c, next, name, method);
      } finally {
        underWay.set(queue, (underWay.get(queue) ?? 1) - 1);
      }
      return;
    };
  };

  /** Over the limit it is 420, not 429. The headers come with every answer; windows begin on the full minute or hour. */
  async function count(c: Context, next: () => Promise<void>, name: MethodName, method: Method) {
    const amount = method[state.traits().subscriptionLevel === "MEDIUM" ? "medium" : "none"];
    const length = method.window === "hours" ? 3_600_000 : 60_000;
    const time = state.now().getTime();
    const known = used.get(name);
    const until = Math.floor(time / length) * length + length;
    const window = known && known.until > time ? known : { until, count: 0 };
    used.set(name, window);
    const cost = method.counts?.in === "request" ? lengthOf(await readJson(c), method.counts.list) : 1;
    if (window.count + cost > amount) c.res = fail(c, 420, `Hit resource limit of ${amount} for ${name}`);
    else {
      window.count += cost;
      await next();
      if (method.counts?.in === "reply") window.count += (await countReply(c, method.counts.list)) - 1;
    }
    c.res.headers.set("X-RateLimit-Resource-Limit", String(amount));
    c.res.headers.set("X-RateLimit-Resource-Until", new Date(window.until).toUTCString());
    c.res.headers.set("X-RateLimit-Resource-Remaining", String(Math.max(0, amount - window.count)));
    c.res.headers.set("Date", new Date(time).toUTCString());
  }
}

/** Calls are counted by shop, by cabinet, or, without either in the path, by the token's cabinet. */
function entityOf(c: Context, { cabinet }: State, ownQueue: string): [entity: string, queue: string] {
  const { campaignId, businessId } = c.req.param() as { campaignId?: string; businessId?: string };
  const entity = campaignId ? `campaignId ${campaignId}` : `businessId ${businessId ?? cabinet.businessId}`;
  return [entity, `${entity} ${ownQueue}`];
}

const readJson = (c: Context): Promise<unknown> => c.req.json().catch(() => ({}));

async function countReply(c: Context, list: string): Promise<number> {
  const body = (await c.res
    .clone()
    .json()
    .catch(() => ({}))) as { result?: unknown };
  return lengthOf(body.result, list);
}

/** `warehouses.offers`: all offers of all warehouses. */
function lengthOf(body: unknown, list: string): number {
  const [first = "", ...rest] = list.split(".");
  const found = (body as Record<string, unknown> | null | undefined)?.[first];
  if (!Array.isArray(found)) return 1;
  if (rest.length === 0) return found.length;
  return found.reduce((total: number, one: unknown) => total + lengthOf(one, rest.join(".")), 0);
}
