import "server-only";
import { raiseAlarm, resolveAlarm } from "@/lib/connections/alarms";
import type { OpenConnection } from "@/lib/connections/open-marketplace";
import type { Db } from "@/lib/db/client";
import type { Complaint } from "@/lib/marketplaces/types";
import { writeReceipt } from "@/lib/receipts/write-receipt";
import { saveComplaints, saveShownPrice } from "@/lib/sending/listing-rows";
import { type HeldRow, type Settlement, settleRow } from "@/lib/sending/repository";
import { type SendField, triesBeforeAlarm } from "@/lib/sending/rules";
import type { WantedReceipt } from "@/lib/sending/want";

export type Settled = {
  row: Pick<HeldRow, "id" | "listingId" | "productId" | "sku" | "confirmed" | "lastError">;
  settlement: Settlement;
  /** Of what was sent in this pass; null when nothing was. */
  sent: { receipt: unknown } | null;
  /** Tries of this version by now. */
  attempts: number;
  complaint: Complaint | null;
};

type Place = { partnerId: string; connection: OpenConnection["connection"]; field: SendField; currency: Currency };
type Currency = OpenConnection["shop"]["currency"];

const refusedKind = { STOCK: "stock-refused", PRICE: "price-refused" } as const;

/** What became of a row, with everything that a person sees of it, in one transaction. Tells whether it was still ours. */
export async function settle(place: Place, lease: string, settled: Settled, db: Db): Promise<boolean> {
  const { partnerId, connection, field } = place;
  const { row, settlement } = settled;
  if (!(await settleRow(partnerId, { id: row.id, lease, settlement }, db))) return false;
  const alarm = { partnerId, connectionId: connection.id, detail: row.sku };
  if (settlement.state === "REJECTED") {
    await saveComplaints(partnerId, row.listingId, settled.complaint ? [settled.complaint] : [], db);
    await raiseAlarm(db, { ...alarm, kind: refusedKind[field] });
  } else if (settlement.state === "CONFIRMED") {
    await noteConfirmed(place, settled, settlement.value, db);
    if (row.lastError !== null) {
      await saveComplaints(partnerId, row.listingId, [], db);
      await resolveAlarm(db, { ...alarm, kind: refusedKind[field] });
      await resolveAlarm(db, { ...alarm, kind: "value-not-shown" });
    }
  } else if (settled.sent && settled.attempts >= triesBeforeAlarm) {
    await raiseAlarm(db, { ...alarm, kind: "value-not-shown" });
  }
  return true;
}

async function noteConfirmed(
  { partnerId, connection, field, currency }: Place,
  settled: Settled,
  value: bigint,
  db: Db,
) {
  const { row, sent } = settled;
  if (field === "PRICE") await saveShownPrice(partnerId, row.listingId, { priceMinor: value, currency }, db);
  const receipt = sent ? (sent.receipt as WantedReceipt | null) : null;
  if (!receipt) return;
  const { causeKey, reason, allowedBy, isOfMarketplace } = receipt;
  const say = (amount: bigint | null) => {
    if (amount === null) return null;
    return field === "STOCK" ? Number(amount) : { amountMinor: String(amount), currency };
  };
  const name = field === "STOCK" ? "stock" : "price";
  await writeReceipt(db, {
    partnerId,
    kind: field === "STOCK" ? "stock-set" : "price-set",
    ...(row.productId && { productId: row.productId }),
    ...(isOfMarketplace && { marketplace: connection.marketplace }),
    before: { [name]: say(row.confirmed) },
    after: { [name]: say(value) },
    reason: { key: reason },
    ...(isOfMarketplace && field === "STOCK" && { evidence: { stock: Number(value) } }),
    allowedBy,
    causeKey,
  });
}
