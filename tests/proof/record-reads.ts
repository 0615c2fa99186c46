import { type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

type Paused = { until: number; what: string };

/**
 * Counts what leaves this process for a marketplace, gives a call up after `patienceMs`, and looks whether a call came
 * before the pause of an earlier limit answer was over.
 */
export function recordReads(origins: Record<MarketplaceId, string>, patienceMs: number) {
  const real = globalThis.fetch;
  let counts = new Map<MarketplaceId, number>();
  const paused = new Map<string, Paused>();
  const early: string[] = [];
  let waits = 0;
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const id = marketplaceIds.find((one) => origins[one] === url.origin);
    if (!id || url.pathname.startsWith("/_sandbox")) return real(input, init);
    counts.set(id, (counts.get(id) ?? 0) + 1);
    const what = `${id} ${url.pathname}`;
    const until = paused.get(what)?.until ?? 0;
    if (performance.now() < until) early.push(`${what}: ${Math.round(until - performance.now())} ms too early`);
    const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(init?.signal ? [init.signal] : [])]);
    const response = await real(input, { ...init, signal });
    if (response.status === 429 || response.status === 420) {
      waits += 1;
      paused.set(what, { until: performance.now() + pauseOf(id, response.headers), what });
    }
    return response;
  };
  return {
    /** The next ones are another partner's, whose limits are his own. */
    take() {
      paused.clear();
      const taken = counts;
      counts = new Map();
      return taken;
    },
    limits: () => ({ early, waits }),
    stop() {
      globalThis.fetch = real;
    },
  };
}

/** How long the answer itself says to stay away, a little less for the clocks; Ozon names its second in words alone. */
function pauseOf(id: MarketplaceId, headers: Headers): number {
  const number = (name: string) => Number(headers.get(name) ?? 0);
  const told = {
    uzum: 1000 / (number("x-ratelimit-replenish-rate") || 1),
    wildberries: number("x-ratelimit-retry") * 1000,
    yandex: Date.parse(headers.get("x-ratelimit-resource-until") ?? "") - Date.now() || 0,
    ozon: number("retry-after") * 1000 || 1000,
  };
  return told[id] - 30;
}
