import { createHash } from "node:crypto";
import { MarketplaceError } from "@/lib/marketplaces/errors";

/**
 * Lists that may be asked for once a minute, with a base token once in hours. Pages of one reading are read by jobs of
 * their own, so what one of them fetched is kept in this process for the next ones of the same key.
 */
export type Memory = {
  /**
   * What is remembered under the name and not older than `freshMs`, else what `fetch` gives. While the marketplace
   * does not answer, what is not older than `staleMs` is good enough.
   */
  recall<T>(name: string, rules: { freshMs: number; staleMs: number }, fetch: () => Promise<T>): Promise<T>;
};

const mostEntries = 500;
const entries = new Map<string, { at: number; value: unknown }>();

/** `owner` keeps keys apart: it is hashed, and no key is ever kept. */
export function createMemory(owner: string, now: () => Date): Memory {
  const prefix = createHash("sha256").update(owner).digest("base64url");
  return {
    async recall<T>(name: string, { freshMs, staleMs }: { freshMs: number; staleMs: number }, fetch: () => Promise<T>) {
      const id = `${prefix} ${name}`;
      const known = entries.get(id) as { at: number; value: T } | undefined;
      const age = known ? now().getTime() - known.at : Number.POSITIVE_INFINITY;
      if (known && age >= 0 && age < freshMs) return known.value;
      try {
        const value = await fetch();
        remember(id, { at: now().getTime(), value });
        return value;
      } catch (error) {
        const isPassing =
          error instanceof MarketplaceError && (error.failure === "rate-limited" || error.failure === "unavailable");
        if (known && isPassing && age < staleMs) return known.value;
        throw error;
      }
    },
  };
}

function remember(id: string, entry: { at: number; value: unknown }) {
  entries.delete(id);
  entries.set(id, entry);
  const [oldest] = entries.keys();
  if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
}
