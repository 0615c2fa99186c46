import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { fetchTasks, toUnixSeconds } from "@/lib/marketplaces/wildberries/order-calls";
import type { TaskWire } from "@/lib/marketplaces/wildberries/order-wire";

/** An order and its task are made within moments, but the specification does not promise it, nor the time's zone. */
const daySeconds = 24 * 60 * 60;
/** Well inside the 30 days that one call may span. */
const widest = 28 * daySeconds;
/** A search goes through so many pages of tasks at most: it only adds the order's number to a return. */
const mostPages = 10;

type Named = { rid: string; at: Date };

/** The tasks of these units, as far as they are among the recent ones; none where the key has no right to look. */
export async function findTasksByRid(client: Client, units: readonly Named[]): Promise<Map<string, TaskWire>> {
  const found = new Map<string, TaskWire>();
  if (units.length === 0 || client.token?.scopes?.has("marketplace") === false) return found;
  const wanted = new Set(units.map(({ rid }) => rid));
  let pages = 0;
  for (const window of spans(units.map(({ at }) => toUnixSeconds(at)))) {
    for (let next: number | null = 0; next !== null && pages < mostPages && found.size < wanted.size; pages++) {
      const page = await tryFetch(client, { ...window, next });
      for (const task of page?.tasks ?? []) if (wanted.has(task.rid)) found.set(task.rid, task);
      next = page?.next ?? null;
    }
  }
  return found;
}

/** A day around each moment, days that touch joined as far as one call may span. */
function spans(moments: readonly number[]): { dateFrom: number; dateTo: number }[] {
  const joined: { dateFrom: number; dateTo: number }[] = [];
  for (const at of [...moments].sort((first, second) => second - first)) {
    const [dateFrom, dateTo] = [at - daySeconds, at + daySeconds];
    const last = joined.at(-1);
    if (last && dateTo >= last.dateFrom && last.dateTo - dateFrom <= widest) last.dateFrom = dateFrom;
    else joined.push({ dateFrom, dateTo });
  }
  return joined;
}

/** What is older than three months is in an archive, and asking for it may be refused. */
async function tryFetch(client: Client, query: Parameters<typeof fetchTasks>[1]) {
  try {
    return await fetchTasks(client, query);
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "rejected") return null;
    throw error;
  }
}
