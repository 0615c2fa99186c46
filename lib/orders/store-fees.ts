import "server-only";
import { inPartner } from "@/lib/db/client";
import type { Fee } from "@/lib/marketplaces/types";
import { listFeeRows, saveFee } from "@/lib/orders/fee-repository";
import { lockOrderById } from "@/lib/orders/repository";
import { dateOfDay, dayOf } from "@/lib/profit/days";
import { recordChange } from "@/lib/profit/record-change";
import { findBookingRate } from "@/lib/rates/find-rate";

/**
 * Books fees under the marketplace's own ids. The same id may come back with another amount (Uzum and Yandex overwrite
 * after a return): the figures move by the difference. Tells whether anything changed.
 */
export function storeFees(partnerId: string, connectionId: string, orderId: string, fees: Fee[]): Promise<boolean> {
  return inPartner(partnerId, async (db) => {
    const order = await lockOrderById(partnerId, orderId, db);
    if (!order) return false;
    const known = new Map((await listFeeRows(partnerId, orderId, db)).map((row) => [row.externalId, row]));
    const changed = fees.filter((fee) => {
      const row = known.get(fee.externalId);
      return (
        row?.amountMinor !== fee.amount.amountMinor || row.currency !== fee.amount.currency || row.kind !== fee.kind
      );
    });
    if (changed.length === 0) return false;
    const day = dayOf(order.orderedAt);
    await recordChange(db, { partnerId, orderId }, async () => {
      for (const { externalId, kind, rawKind, amount, occurredAt } of changed) {
        const rate = await findBookingRate(amount.currency, day, db);
        await saveFee(
          partnerId,
          { connectionId, orderId, externalId },
          {
            kind,
            rawKind,
            ...amount,
            rateToUzs: rate?.rateToUzs ?? null,
            rateDate: rate && dateOfDay(rate.day),
            rateSource: rate?.source ?? null,
            occurredAt,
          },
          db,
        );
      }
    });
    return true;
  });
}
