import { lineCommission, lineRevenue, sum } from "@/lib/profit/arithmetic";
import { isSold, type LineFacts, type OrderFacts } from "@/lib/profit/order-facts";

export type CommissionToBook = {
  orderLineId: string;
  kind: "ACCRUAL" | "REVERSAL";
  /** `delivered` or the state that took it back; numbered when the same thing happens again. */
  sourceEvent: string;
  baseMinor: bigint;
  basisPoints: number;
  amountMinor: bigint;
  tariffVersionId: string;
};

/**
 * Our commission accrues when the buyer has the goods and is taken back in full with them, at the rate frozen at the
 * sale (TARIFFS 6.4, 1 to 5). What is booked already is not booked again. Nothing while the rate is pending.
 */
export function listDueCommissions(facts: OrderFacts): CommissionToBook[] {
  return facts.lines.flatMap((line) => {
    const booked = sum(line.commissions.map(({ amountMinor }) => amountMinor));
    const due = isSold(facts) ? (lineCommission(line) ?? booked) : 0n;
    if (due === booked) return [];
    const kind = due > booked ? ("ACCRUAL" as const) : ("REVERSAL" as const);
    const base = lineRevenue(line) ?? 0n;
    return [
      {
        orderLineId: line.id,
        kind,
        sourceEvent: nameSource(line, kind, kind === "ACCRUAL" ? "delivered" : facts.state.toLowerCase()),
        baseMinor: kind === "ACCRUAL" ? base : -base,
        basisPoints: line.commissionBasisPoints,
        amountMinor: due - booked,
        tariffVersionId: line.tariffVersionId,
      },
    ];
  });
}

function nameSource({ commissions }: LineFacts, kind: string, event: string): string {
  const earlier = commissions.filter((one) => one.kind === kind && one.sourceEvent.split("/")[0] === event).length;
  return earlier === 0 ? event : `${event}/${earlier + 1}`;
}
