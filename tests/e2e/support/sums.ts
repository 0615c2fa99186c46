import type { Locator, Page } from "playwright/test";

/** `35 000 soʻm` as tiles and lists show it: whole so'm, a half goes up, the space between digits does not break. */
export function som(amount: number): string {
  return exactSom(Math.sign(amount) * Math.round(Math.abs(amount)));
}

/** `552.50 soʻm` in English: tiyin where there are any, as in the chains of arithmetic. */
export function exactSom(amount: number): string {
  const tiyin = Math.round(Math.abs(amount) * 100);
  const digits = String(Math.floor(tiyin / 100)).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const rest = tiyin % 100 === 0 ? "" : `.${String(tiyin % 100).padStart(2, "0")}`;
  return `${amount < 0 ? "-" : ""}${digits}${rest}\u00a0soʻm`;
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
  const share = (thousandths: number) => Math.round((price * thousandths) / 10) / 100;
  const sale = share(90);
  const delivery = share(55);
  const payment = share(16);
  const ours = share(30);
  const fees = sale + delivery + payment;
  return { price, cost, sale, delivery, payment, fees, ours, profit: price - cost - fees - ours };
}
