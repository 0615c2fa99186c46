import { createHash } from "node:crypto";
import type { LimitGroup } from "@/lib/marketplaces/limits";
import { perKey } from "@/lib/marketplaces/uzum/limits";

/**
 * Uzum publishes no numbers, but every reply names them (`x-ratelimit-replenish-rate`, `-burst-capacity`,
 * `-requested-tokens` of the reconstruction, 2026-11-22): tokens given back a second, tokens held, tokens of one call.
 * What the last reply said holds for the next calls of this process; before the first one the cautious guess does.
 */
export type LearnedLimit = { current(): LimitGroup; learn(headers: Headers): void };

const mostKeys = 10_000;
/** Above this a reply is not believed. */
const mostPerSecond = 50;
const learned = new Map<string, LimitGroup>();

/** The key is hashed, and never kept. */
export function openLearnedLimit(key: string): LearnedLimit {
  const owner = createHash("sha256").update(key).digest("base64url");
  return {
    current: () => learned.get(owner) ?? perKey,
    learn(headers) {
      const [rate, burst] = [read(headers, "replenish-rate"), read(headers, "burst-capacity")];
      const taken = read(headers, "requested-tokens") ?? 1;
      if (rate === null || burst === null || burst < taken) return;
      const count = Math.min(rate / taken, mostPerSecond);
      learned.delete(owner);
      learned.set(owner, { ...perKey, count, burst: Math.floor(Math.min(burst / taken, 2 * mostPerSecond)) });
      const [oldest] = learned.keys();
      if (learned.size > mostKeys && oldest !== undefined) learned.delete(oldest);
    },
  };
}

function read(headers: Headers, name: string): number | null {
  const number = Number(headers.get(`x-ratelimit-${name}`)?.trim() || Number.NaN);
  return number > 0 && Number.isFinite(number) ? number : null;
}
