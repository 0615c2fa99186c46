import "server-only";
import { type AlarmView, listAlarms } from "@/lib/connections/alarms";
import type { Catalogue, ConnectionCard } from "@/lib/connections/connection-card";
import { countByShop, countListings, countOrders } from "@/lib/connections/import-repository";
import { importFailures } from "@/lib/connections/import-state";
import { judgeHealth } from "@/lib/connections/judge-health";
import { countDaysLeft } from "@/lib/connections/key-expiry";
import { listOffered } from "@/lib/connections/list-not-offered";
import { listRights } from "@/lib/connections/list-rights";
import { openPushAddress } from "@/lib/connections/push-address";
import { listConnectionRows } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { formatDay, formatNearTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { capabilities } from "@/lib/marketplaces/types";

/** The poller's pause. */
const pollMs = 60_000;
/** A running import writes after each page; one that has not for so long was broken off. */
const stalledMs = 10 * 60_000;

/** `isView`: somebody else's books are looked at, where no secret is shown. */
export async function listConnections(
  partnerId: string,
  locale: Locale,
  now: Date,
  { isView = false }: { isView?: boolean } = {},
): Promise<ConnectionCard[]> {
  const { rows, ...counted } = await inPartner(partnerId, async (db) => ({
    rows: await listConnectionRows(partnerId, db),
    alarms: await listAlarms(partnerId, db),
    listings: await countListings(partnerId, db),
    orders: await countOrders(partnerId, db),
    byShop: new Map((await countByShop(partnerId, db)).map(({ shopId, listings }) => [shopId, listings])),
  }));
  return rows.map((row) => {
    const alarms = counted.alarms.get(row.id) ?? [];
    const catalogue = viewCatalogue(row, counted, now);
    const missingRights = capabilities.filter((capability) => row.missingRights.includes(capability));
    const trouble = importFailures.find((failure) => failure === row.lastError) ?? null;
    const daysLeft = row.keyExpiresAt && countDaysLeft(row.keyExpiresAt, now);
    const pushUrl = row.status === "DISCONNECTED" ? null : openPushAddress(partnerId, row);
    const limitedUntil = row.limitedUntil && row.limitedUntil > now ? row.limitedUntil : null;
    return {
      id: row.id,
      marketplace: row.marketplace,
      accountName: row.accountName,
      shops: row.shops.map(({ id, name, currency }) => ({ name, currency, listings: counted.byShop.get(id) ?? 0 })),
      status: row.status,
      health: judgeHealth(
        {
          status: row.status,
          syncedAt: row.ordersReadUntil ?? row.createdAt,
          trouble: trouble ?? (limitedUntil && "rate-limited"),
          missingRights: missingRights.length,
          daysLeft,
          alarms: alarms.length,
          isImportBroken: catalogue.state === "failed" || catalogue.state === "stalled",
        },
        now,
      ),
      keyLastFour: row.keyLastFour,
      keyExpiry: row.keyExpiresAt && daysLeft !== null ? { day: formatDay(row.keyExpiresAt, locale), daysLeft } : null,
      checkedAt: formatNearTime(row.checkedAt, now, locale),
      lastSyncAt: row.ordersReadUntil && formatNearTime(row.ordersReadUntil, now, locale),
      nextSyncAt: row.status === "ACTIVE" ? formatNearTime(findNextSync(row, now), now, locale) : null,
      trouble,
      limitedUntil: limitedUntil && formatNearTime(limitedUntil, now, locale),
      missingRights,
      rights: listRights(listOffered(row.marketplace), missingRights),
      alarms: alarms.map((alarm) => viewAlarm(alarm, now, locale)),
      catalogue,
      pushUrl: isView ? null : pushUrl,
      isPushHidden: isView && pushUrl !== null,
    };
  });
}

type Row = Awaited<ReturnType<typeof listConnectionRows>>[number];

function findNextSync({ ordersPolledAt, limitedUntil, circuitOpenUntil }: Row, now: Date): Date {
  const polled = ordersPolledAt ? ordersPolledAt.getTime() + pollMs : 0;
  return new Date(Math.max(now.getTime(), polled, limitedUntil?.getTime() ?? 0, circuitOpenUntil?.getTime() ?? 0));
}

const viewAlarm = ({ kind, detail, count, raisedAt, isRetryable }: AlarmView, now: Date, locale: Locale) => ({
  ...{ kind, detail, count, isRetryable },
  raisedAt: formatNearTime(raisedAt, now, locale),
});

type Counted = {
  listings: Awaited<ReturnType<typeof countListings>>;
  orders: Awaited<ReturnType<typeof countOrders>>;
};

function viewCatalogue({ id, import: run, ordersReadUntil }: Row, counted: Counted, now: Date): Catalogue {
  const counts = counted.listings.find(({ connectionId }) => connectionId === id);
  const isStalled = run?.state === "RUNNING" && now.getTime() - run.updatedAt.getTime() > stalledMs;
  const states = { RUNNING: isStalled ? "stalled" : "running", DONE: "done", FAILED: "failed" } as const;
  return {
    state: run ? states[run.state] : "none",
    failure: run?.failure == null ? null : (importFailures.find((failure) => failure === run.failure) ?? "unexpected"),
    listings: counts?.listings ?? 0,
    prices: counts?.prices ?? 0,
    stocks: counts?.stocks ?? 0,
    orders: counted.orders.find(({ connectionId }) => connectionId === id)?.orders ?? 0,
    areOrdersRead: ordersReadUntil !== null,
    open: counts?.open ?? 0,
    linked: counts?.linked ?? 0,
  };
}
