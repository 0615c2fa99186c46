import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { formatMoscowDateTime } from "@/lib/marketplaces/wildberries/moscow-time";

/** "About 80 000" rows an answer (12-reports.yaml, 2026-08-17): so many may well be a full one. */
const perhapsFull = 40_000;
const hourMs = 3_600_000;

const salesReply = z.array(z.object({ srid: z.string(), saleID: z.string(), lastChangeDate: z.string() }));

type Returned = { since: Date; srids: ReadonlySet<string> };

/**
 * A returned task stays `sold` for good; the return shows as a row of the sales list whose id starts with R. The list
 * is asked from the same moment as the tasks, so a return once seen does not fall out of sight before its task does.
 * It may be asked for once a minute, with a base token once in two hours, so a poll asks once, for its first page, and
 * its other pages share the answer. Null: not to be known now. Without the category Statistics there are no returns.
 */
export async function fetchReturned(
  client: Client,
  since: Date,
  { isFirstPage }: { isFirstPage: boolean },
): Promise<ReadonlySet<string> | null> {
  if (!client.token?.scopes?.has("statistics")) return new Set();
  const read = (name: string, freshMs: number) =>
    client.memory.recall(name, { freshMs, staleMs: 6 * hourMs }, async () => ({
      since,
      srids: await readReturned(client, since),
    }));
  try {
    const known: Returned = await read("returned", isFirstPage ? 0 : hourMs);
    // What an ordinary poll read does not reach back as far as a sweep.
    const reaching: Returned = known.since <= since ? known : await read(`returned ${since.toISOString()}`, hourMs);
    return reaching.srids;
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure !== "credentials") return null;
    throw error;
  }
}

async function readReturned({ call, methods }: Client, since: Date): Promise<ReadonlySet<string>> {
  const returned = new Set<string>();
  let dateFrom = formatMoscowDateTime(since);
  for (;;) {
    const rows = await call(methods.sales, { query: { dateFrom, flag: 0 }, reply: salesReply });
    for (const { srid, saleID } of rows) if (saleID.startsWith("R")) returned.add(srid);
    const last = rows.at(-1);
    if (!last || rows.length < perhapsFull || last.lastChangeDate === dateFrom) return returned;
    dateFrom = last.lastChangeDate;
  }
}
