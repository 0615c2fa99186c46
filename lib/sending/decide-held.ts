import "server-only";
import type { Shown } from "@/lib/sending/read-shown";
import type { HeldRow } from "@/lib/sending/repository";
import { decide, lookAgainIn, type SendField, stockCheckMs } from "@/lib/sending/rules";
import type { Settled } from "@/lib/sending/settle";

/** Which rows go out, and what is said of the others. */
export function decideHeld({ field }: { field: SendField }, rows: HeldRow[], shown: Shown) {
  const toSend: HeldRow[] = [];
  const settled: Settled[] = [];
  const settleAs = (row: HeldRow, settlement: Settled["settlement"]) =>
    settled.push({ row, settlement, sent: null, attempts: row.attempts, complaint: null });
  for (const row of rows) {
    const { version, wanted } = row;
    const decision = decide(row, shown.get(row.sku) ?? null);
    if (decision.act === "send") toSend.push(row);
    else if (decision.act === "confirm") {
      settleAs(row, { state: "CONFIRMED", version, value: wanted, againInMs: nextLookIn(field) });
    } else if (decision.act === "keep") {
      settleAs(row, { state: "CONFIRMED", version, value: row.confirmed ?? wanted, againInMs: nextLookIn(field) });
    } else if (decision.act === "wait") {
      const inMs = lookAgainIn(row.attempts, decision.inMs, Math.random());
      settleAs(row, { state: "ACCEPTED", version, inMs });
    } else settleAs(row, { state: "WAITING", version, inMs: decision.inMs });
  }
  return { toSend, settled };
}

/** Spread over a quarter of the time, so that a whole catalogue is not looked at in the same minute for ever. */
export const nextLookIn = (field: SendField) => (field === "STOCK" ? stockCheckMs * (0.75 + Math.random() / 4) : null);
