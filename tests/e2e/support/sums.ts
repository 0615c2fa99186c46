import type { Locator, Page } from "playwright/test";

/** `35 000 soʻm` as people read it: whole so'm, a half goes up, and the space between digits does not break. */
export function som(amount: number): string {
  const digits = String(Math.round(Math.abs(amount))).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${amount < 0 ? "-" : ""}${digits}\u00a0soʻm`;
}

export const readSom = (text: string): number => Number(text.replace(/[^\d-]/g, ""));

/** A list of names and amounts, top to bottom, as it stands on the screen. */
export function readSums(panel: Locator): Promise<string[][]> {
  return panel
    .getByRole("term")
    .evaluateAll((terms) =>
      terms.map((term) =>
        [term.textContent ?? "", term.nextElementSibling?.textContent ?? ""].map((text) => text.trim()),
      ),
    );
}

export const panel = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

/**
 * What one sale leaves, by hand, from the price that the buyer paid. The sandbox of Yandex Market keeps 9 % for the
 * sale, 5.5 % for the delivery and 1.6 % for the payment; our commission is 3 % of the revenue.
 */
export function workOutSale(price: number, cost: number) {
  const sale = (price * 9) / 100;
  const delivery = (price * 55) / 1000;
  const payment = (price * 16) / 1000;
  const ours = (price * 3) / 100;
  const fees = sale + delivery + payment;
  return { price, cost, sale, delivery, payment, fees, ours, profit: price - cost - fees - ours };
}
