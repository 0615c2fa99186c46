import type { MarketplaceOrder, Page, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import {
  fetchNewTasks,
  fetchStatuses,
  fetchTasks,
  findTask,
  toUnixSeconds,
} from "@/lib/marketplaces/wildberries/order-calls";
import { toOrder } from "@/lib/marketplaces/wildberries/order-map";
import type { TaskWire } from "@/lib/marketplaces/wildberries/order-wire";
import { fetchReturned } from "@/lib/marketplaces/wildberries/sales";

const daySeconds = 24 * 60 * 60;
/** "At most 30 calendar days": 30 times 24 hours may touch 31 of them. */
const maxWindow = 29 * daySeconds;
/** Older tasks are in the archive, and asking the list for them may be refused. */
const maxAge = 90 * daySeconds;
/**
 * Tasks are listed by creation and tell no time of change, so a change is found by reading again whatever was ordered
 * lately. With four weeks an ordinary poll stays inside one window.
 */
const lookBack = 28 * daySeconds;

type Cursor = { from: number; to: number; next: number };

export async function listOrders(
  client: Client,
  { shop, since, until, cursor }: { shop: Shop; since: Date; until: Date; cursor?: string | null },
): Promise<Page<MarketplaceOrder>> {
  const start = Math.max(toUnixSeconds(since) - lookBack, toUnixSeconds(until) - maxAge);
  const at = readCursor(cursor) ?? { from: start, to: toUnixSeconds(until), next: 0 };
  const windowEnd = Math.min(at.from + maxWindow, at.to);
  const { tasks, next } = await fetchTasks(client, { next: at.next, dateFrom: at.from, dateTo: windowEnd });
  const fresh = cursor ? [] : await fetchNewTasks(client);
  return {
    items: await readOrders(client, [...tasks, ...fresh], {
      shop,
      readAt: until,
      since: new Date(start * 1000),
      isFirstPage: !cursor,
    }),
    nextCursor: writeCursor(
      next ? { ...at, next } : windowEnd < at.to ? { from: windowEnd, to: at.to, next: 0 } : null,
    ),
  };
}

/** There is no method for one task: it is looked for in the three months that the list of tasks covers. */
export async function getOrder(
  client: Client,
  { shop, externalId, readAt }: { shop: Shop; externalId: string; readAt: Date },
): Promise<MarketplaceOrder | null> {
  const now = toUnixSeconds(readAt);
  for (let dateTo = now; dateTo > now - maxAge; dateTo -= maxWindow) {
    const dateFrom = Math.max(dateTo - maxWindow, now - maxAge);
    const task = await findTask(client, externalId, { dateFrom, dateTo });
    if (!task) continue;
    // As far back as a poll asks, so that what is remembered of it serves the poll as well.
    const since = new Date(Math.min(Date.parse(task.createdAt), readAt.getTime() - (lookBack + daySeconds) * 1000));
    const [order] = await readOrders(client, [task], { shop, readAt, since, isFirstPage: true });
    return order ?? null;
  }
  return null;
}

type Reading = { shop: Shop; readAt: Date; since: Date; isFirstPage: boolean };

async function readOrders(client: Client, tasks: TaskWire[], { shop, readAt, since, isFirstPage }: Reading) {
  const unique = [...new Map(tasks.map((task) => [task.id, task])).values()];
  const statuses = await fetchStatuses(
    client,
    unique.map(({ id }) => id),
  );
  const isSold = (task: TaskWire) => statuses.get(task.id)?.wbStatus === "sold";
  const returned = unique.some(isSold) ? await fetchReturned(client, since, { isFirstPage }) : new Set<string>();
  // A sold task of which nobody can say now whether it came back is left to the next reading, not called delivered.
  const readable = unique.filter((task) => returned || !isSold(task));
  return readable
    .map((task) =>
      toOrder({ task, status: statuses.get(task.id), isReturned: returned?.has(task.rid) ?? false, shop, readAt }),
    )
    .sort((first, second) => first.orderedAt.getTime() - second.orderedAt.getTime());
}

function readCursor(cursor?: string | null): Cursor | null {
  const [from, to, next] = cursor?.split(" ").map(Number) ?? [];
  return from === undefined || to === undefined || next === undefined ? null : { from, to, next };
}

const writeCursor = (cursor: Cursor | null) => cursor && `${cursor.from} ${cursor.to} ${cursor.next}`;
