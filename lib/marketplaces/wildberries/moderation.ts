import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Client } from "@/lib/marketplaces/wildberries/client";

const minuteMs = 60_000;
const keptMs = 24 * 60 * minuteMs;

const blockedReply = z.object({ report: z.array(z.object({ nmId: z.int(), reason: z.string().nullish() })) });

/** By nmID why Wildberries has blocked a card. */
export type Blocks = ReadonlyMap<number, string>;

/**
 * Cards that were blocked after their creation stand in a report of the category Analytics. It may be asked for once
 * in 10 seconds, with a base token once an hour; without it nothing is known about blocks.
 */
export async function fetchBlocks({ call, methods, memory, token }: Client): Promise<Blocks> {
  if (!token?.scopes?.has("analytics")) return new Map();
  try {
    return await memory.recall("blocks", { freshMs: minuteMs, staleMs: keptMs }, async () => {
      const { report } = await call(methods.blockedCards, {
        query: { sort: "nmId", order: "asc" },
        reply: blockedReply,
      });
      return new Map(report.map(({ nmId, reason }) => [nmId, reason ?? ""]));
    });
  } catch (error) {
    // The catalogue is worth more than this detail of it.
    if (error instanceof MarketplaceError && error.failure !== "credentials") return new Map();
    throw error;
  }
}
