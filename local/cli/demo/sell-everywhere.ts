import type { DemoProduct } from "./add-products.ts";
import type { Seller } from "./become-partner.ts";
import type { DemoShop } from "./connect-marketplaces.ts";
import { findMail } from "./mailbox.ts";
import { postJson, type Story, until } from "./steps.ts";

export type Sale = { marketplace: string; orderId: string; externalId: string };

type OrderRow = { id: string; number: string; marketplace: string; state: string; total: string };

/** Stage 7: a buyer orders at each marketplace; the order arrives, is mailed, confirmed and delivered. */
export async function sellEverywhere(
  story: Story,
  { client, email }: Seller,
  shops: DemoShop[],
  { sku }: DemoProduct,
): Promise<Sale[]> {
  const readOrders = async () => ((await client.getJson("/api/orders")) as { rows: OrderRow[] }).rows;
  const sales: Sale[] = [];
  await story.step("confirm-by-itself", async () => {
    await client.act("setAutoConfirmAction", { isOn: true });
    return { autoConfirm: true };
  });
  for (const { marketplace, key, pushes } of shops) {
    const sandbox = story.page(marketplace);
    const sale = await story.step(`order-${marketplace}`, async () => {
      const { externalId } = await postJson<{ externalId: string }>(`${sandbox}/_sandbox/orders`, {
        sku,
        quantity: 1,
        key,
      });
      // Where nothing is pushed, the seller presses "read orders now" instead of waiting for the next minute.
      if (!pushes) await client.act("syncNowAction", {});
      const order = await until(`order ${externalId}`, async () =>
        (await readOrders()).find((one) => one.number === externalId),
      );
      return { marketplace, orderId: order.id, externalId, state: order.state, by: pushes ? "push" : "poll" };
    });
    sales.push(sale);
    await story.step(`confirmed-${marketplace}`, async () => {
      const order = await until(`${sale.externalId} confirmed`, async () =>
        (await readOrders()).find((one) => one.id === sale.orderId && !["NEW"].includes(one.state)),
      );
      const mail = await findMail(story, email, (one) => one.text.includes(sale.externalId));
      return { state: order.state, mail: mail.subject };
    });
  }
  for (const { marketplace, key, pushes } of shops) {
    const sale = sales.find((one) => one.marketplace === marketplace);
    if (!sale) continue;
    await story.step(`delivered-${marketplace}`, async () => {
      const path = `/_sandbox/orders/${encodeURIComponent(sale.externalId)}/advance`;
      for (const to of ["packed", "in-transit", "delivered"]) {
        await postJson(`${story.page(marketplace)}${path}`, { to, key }).catch((error: Error) => {
          // Already there: the confirmation had packed it.
          if (to === "delivered") throw error;
        });
      }
      if (!pushes) await client.act("syncNowAction", {});
      const order = await until(`${sale.externalId} delivered`, async () =>
        (await readOrders()).find((one) => one.id === sale.orderId && one.state === "DELIVERED"),
      );
      return { state: order.state };
    });
  }
  return sales;
}
