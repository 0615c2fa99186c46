import type { Seller } from "./become-partner.ts";
import type { Sale } from "./sell-everywhere.ts";
import { type Story, until } from "./steps.ts";

type Sums = Record<"revenue" | "cost" | "fees" | "commission" | "profit", string> & { delivered: number };
type Profit = {
  totals: Sums;
  marketplaces: (Sums & { marketplace: string })[];
  pendingLines: number;
  balance: { text: string };
  commissions: { orderNumber: string; base: string; rate: string; amount: string }[];
};

/** Stage 8: the marketplaces' fees are in, every sum of every sale stands by itself, and they add up. */
export async function checkProfit(story: Story, { client }: Seller, sales: Sale[]): Promise<void> {
  const read = async () => (await client.getJson("/api/profit?period=today")) as Profit;
  await story.step("profit", async () => {
    const profit = await until("every sale with its fees", async () => {
      const now = await read();
      const booked = now.marketplaces.filter((one) => one.delivered > 0 && readTiyin(one.fees) !== 0);
      return booked.length === sales.length && now.pendingLines === 0 && now;
    });
    for (const sums of [profit.totals, ...profit.marketplaces]) refuseWrongSum(sums);
    return { totals: profit.totals, marketplaces: profit.marketplaces };
  });
  await story.step("commission-and-balance", async () => {
    const { commissions, balance } = await read();
    const booked = commissions.filter((one) => sales.some((sale) => sale.externalId === one.orderNumber));
    if (booked.length !== sales.length) throw new Error(`${booked.length} commissions for ${sales.length} sales`);
    const owed = booked.reduce((sum, one) => sum + Math.abs(readTiyin(one.amount)), 0);
    if (Math.abs(readTiyin(balance.text)) !== owed) throw new Error(`the balance is ${balance.text}`);
    return { commissions: booked.map(({ base, rate, amount }) => ({ base, rate, amount })), balance: balance.text };
  });
  await story.step("dashboard", async () => {
    const { html } = await client.openPage("/dashboard");
    if (!html.includes("<main")) throw new Error("the dashboard did not open");
    return { bytes: html.length };
  });
}

function refuseWrongSum(sums: Sums) {
  const [revenue, cost, fees, commission, profit] = [
    sums.revenue,
    sums.cost,
    sums.fees,
    sums.commission,
    sums.profit,
  ].map(readTiyin);
  const expected = (revenue ?? 0) - Math.abs(cost ?? 0) - Math.abs(fees ?? 0) - Math.abs(commission ?? 0);
  if (expected !== profit) throw new Error(`the sums do not add up: ${JSON.stringify(sums)}`);
}

/** `−1 250 000,50 soʻm` as a number of tiyin: the sums are shown exactly, so they must add up exactly. */
function readTiyin(text: string): number {
  const [, whole = "", decimals = "0"] = /^([^.,]*)(?:[.,](\d{2}))?/.exec(text) ?? [];
  const tiyin = Number(whole.replace(/\D/g, "")) * 100 + Number(decimals);
  return /^[-−–]/.test(text.trim()) ? -tiyin : tiyin;
}
