import "server-only";
import type { ConnectionCard } from "@/lib/connections/connection-card";
import { openPushAddress } from "@/lib/connections/push-address";
import { listConnectionRows } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { formatDay, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { MarketplaceFailure } from "@/lib/marketplaces/errors";
import { capabilities } from "@/lib/marketplaces/types";

const failures: MarketplaceFailure[] = ["credentials", "rate-limited", "rejected", "unavailable", "unexpected-reply"];
const dayMs = 86_400_000;

export async function listConnections(partnerId: string, locale: Locale, now: Date): Promise<ConnectionCard[]> {
  const rows = await inPartner(partnerId, (db) => listConnectionRows(partnerId, db));
  return rows.map((row) => ({
    id: row.id,
    marketplace: row.marketplace,
    accountName: row.accountName,
    shops: row.shops.map((shop) => shop.name),
    status: row.status,
    keyLastFour: row.keyLastFour,
    keyExpiry: row.keyExpiresAt && {
      day: formatDay(row.keyExpiresAt, locale),
      daysLeft: Math.floor((row.keyExpiresAt.getTime() - now.getTime()) / dayMs),
    },
    checkedAt: formatTime(row.checkedAt, locale),
    ordersPolledAt: row.ordersPolledAt && formatTime(row.ordersPolledAt, locale),
    trouble: failures.find((failure) => failure === row.lastError) ?? null,
    limitedUntil: row.limitedUntil && row.limitedUntil > now ? formatTime(row.limitedUntil, locale) : null,
    missingRights: capabilities.filter((capability) => row.missingRights.includes(capability)),
    pushUrl: row.status === "DISCONNECTED" ? null : openPushAddress(partnerId, row),
  }));
}
