import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { confirmByHand, confirmOrder, mayConfirmByItself } from "@/lib/orders/confirm-order";
import { refreshOrder } from "@/lib/orders/refresh-order";
import { syncFees } from "@/lib/orders/sync-fees";
import { syncOrders } from "@/lib/orders/sync-orders";
import { dayOf } from "@/lib/profit/days";
import { fetchRates } from "@/lib/rates/fetch-rates";
import { sendDue } from "@/lib/sending/send-due";
import { pushStock } from "@/lib/stock/push-stock";
import { startOzonSandbox } from "../../../local/marketplaces/ozon/start-sandbox.ts";
import { startUzumSandbox } from "../../../local/marketplaces/uzum/sandbox.ts";
import { startRates } from "../../../local/rates/start-rates.ts";
import { switchRatesOff } from "../../support/rates-off.ts";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, readBalance, readMoney } from "./world";

const urls = useProductDatabase();

const key = randomUUID();
const running: { url: string; close(): Promise<void> }[] = [];
beforeAll(async () => {
  await switchRatesOff(urls.superuserUrl);
  const uzum = await startUzumSandbox({ key, moderationMs: 0 });
  const ozon = await startOzonSandbox({ key, clientId: "480172", moderationMs: 0 });
  const rates = await startRates();
  running.push(uzum, ozon, rates);
  Object.assign(process.env, { UZUM_API_URL: uzum.url, OZON_API_URL: ozon.url, CBU_URL: rates.url });
});
afterAll(() => Promise.all(running.map((one) => one.close())));

let partnerId: string;
beforeEach(async () => {
  partnerId = randomUUID();
  await inPartner(partnerId, (db) =>
    db.partner.create({
      data: { id: partnerId, businessName: "Sinov", phone: "998901234567", category: "home", approved: true },
    }),
  );
});

async function control(name: "UZUM" | "OZON", path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${process.env[`${name}_API_URL`]}/_sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { ...((await response.json()) as object), status: response.status };
}

async function list(connectionId: string, productId: string, listing: { sku: string; currency: "UZS" | "RUB" }) {
  const { shop } = await openMarketplace(partnerId, connectionId);
  const rest = { externalId: null, variantExternalId: null, state: "LIVE", rawState: "live", priceMinor: 1n } as const;
  await inPartner(partnerId, (db) =>
    db.listing.create({ data: { partnerId, productId, connectionId, shopId: shop.id, ...rest, ...listing } }),
  );
}

/** What the jobs do when stock has moved; how many values went out. */
async function push(productId: string, connectionId: string): Promise<number> {
  await pushStock(partnerId, productId);
  return (await sendDue(partnerId, connectionId)).taken;
}

const readOrders = () =>
  inPartner(partnerId, (db) =>
    db.order.findMany({ include: { lines: true, fees: true }, orderBy: { orderedAt: "asc" } }),
  );

test("Uzum: stock goes out, an order comes in, is confirmed, delivered, and becomes profit", async () => {
  const uzumKey = `${key}~${randomUUID()}`;
  const { connectionId } = await createConnection(partnerId, { marketplace: "uzum", key: uzumKey });
  const card = {
    category: "1001",
    titleUz: "Oq paxta futbolka erkaklar uchun",
    titleRu: "Футболка мужская белая хлопок",
  };
  const texts = { descriptionUz: "Yumshoq paxtadan futbolka.", descriptionRu: "Футболка из мягкого хлопка." };
  const size = { lengthMm: 300, widthMm: 250, heightMm: 20, weightGrams: 180 };
  const goods = { sku: "TS1", barcode: "4780000000017", ikpu: "06109001001000000", priceUzs: 129000, key: uzumKey };
  expect((await control("UZUM", "cabinet/products", { ...card, ...texts, ...size, ...goods })).status).toBe(200);
  const productId = await createGoods({ partnerId }, { sku: "TS1", costMinor: 60_000_00n, stock: 10 });
  await list(connectionId, productId, { sku: "TS1", currency: "UZS" });

  expect(await push(productId, connectionId)).toBe(1);
  expect(await push(productId, connectionId)).toBe(0);

  const { externalId } = await control("UZUM", "orders", { sku: "TS1", quantity: 2, key: uzumKey });
  // Uzum shows 8 and we still say 10: the unread order is read before anything is sent, and nothing need be.
  expect(await push(productId, connectionId)).toBe(0);
  expect(await syncOrders(partnerId, connectionId)).toBe(0);
  const [order] = await readOrders();
  expect(order).toMatchObject({ externalId, state: "NEW", totalMinor: 258_000_00n, lines: [{ reserved: 2 }] });
  expect(await readBalance(partnerId, productId)).toEqual({ onHand: 10, reserved: 2 });

  expect(await mayConfirmByItself(partnerId, String(order?.id))).toBe(false);
  await inPartner(partnerId, (db) => db.partner.updateMany({ where: { id: partnerId }, data: { autoConfirm: true } }));
  expect(await mayConfirmByItself(partnerId, String(order?.id))).toBe(true);
  expect(await confirmOrder(partnerId, String(order?.id), "autonomy-auto")).toMatchObject({ state: "confirmed" });
  expect(await confirmOrder(partnerId, String(order?.id), "autonomy-auto")).toMatchObject({ state: "not-needed" });
  expect(await readOrders()).toMatchObject([{ state: "TO_PACK", confirmedAt: expect.any(Date) }]);

  for (let step = 0; step < 8; step++) await control("UZUM", `orders/${externalId}/advance`, {});
  await refreshOrder(partnerId, connectionId, String(externalId));
  expect(await readOrders()).toMatchObject([{ state: "DELIVERED" }]);
  expect(await readBalance(partnerId, productId)).toEqual({ onHand: 8, reserved: 0 });

  await syncFees(partnerId, connectionId);
  const [delivered] = await readOrders();
  expect(delivered?.fees.length).toBeGreaterThan(0);
  const feesMinor = delivered?.fees.reduce((total, fee) => total + fee.amountMinor, 0n) ?? 0n;
  const { figures, owedMinor } = await readMoney(partnerId);
  // Today's row holds both the order and the delivery: 2 × 129 000, 2 × 60 000, 3 % of 258 000.
  expect(figures).toEqual([
    {
      day: dayOf(new Date()),
      marketplace: "uzum",
      orders: 1,
      units: 2,
      deliveredOrders: 1,
      revenueMinor: 258_000_00n,
      costMinor: 120_000_00n,
      feesMinor,
      commissionMinor: 7_740_00n,
      pendingLines: 0,
    },
  ]);
  expect(owedMinor).toBe(7_740_00n);
  expect(await syncFees(partnerId, connectionId, new Date(Date.now() + 120_000))).toBe(0);

  const receipts = await inPartner(partnerId, (db) => db.receipt.findMany({ orderBy: { kind: "asc" } }));
  expect(receipts.map(({ kind, allowedBy, after }) => [kind, allowedBy, after])).toEqual([
    ["order-confirmed", "autonomy-auto", { state: { key: "confirmed" } }],
    ["stock-set", "autonomy", { stock: 10 }],
  ]);
});

test("Ozon: roubles at the bank's rate, and an order confirmed by hand", async () => {
  const { connectionId } = await createConnection(partnerId, { marketplace: "ozon", key, clientId: "480172" });
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
  const price = { amountMinor: 349_00n, currency: "RUB" } as const;
  const [published] = await marketplace.publishCards({
    shop,
    cards: [
      {
        sku: "CABLE",
        categoryExternalId: "17000031:93301",
        texts: { ru: { title: "Кабель USB Type-C, 1 м", description: "Кабель для зарядки." } },
        brand: "Baseus",
        barcodes: [],
        pictureUrls: ["https://pictures.example/cable.jpg"],
        dimensions: { lengthMm: 120, widthMm: 80, heightMm: 20, weightGrams: 60 },
        attributes: [{ externalId: "5001", values: [{ text: "USB Type-C" }] }],
        price,
        ikpu: null,
      },
    ],
  });
  const tasks = published?.task ? [published.task] : [];
  await expect
    .poll(async () => (await marketplace.listListings({ shop, skus: ["CABLE"], tasks })).items[0]?.state)
    .toBe("live");
  const productId = await createGoods({ partnerId }, { sku: "CABLE", costMinor: 20_000_00n, stock: 5 });
  await list(connectionId, productId, { sku: "CABLE", currency: "RUB" });
  expect(await push(productId, connectionId)).toBe(1);

  const { externalId } = await control("OZON", "orders", { sku: "CABLE", quantity: 1 });
  await refreshOrder(partnerId, connectionId, String(externalId));
  const [order] = await readOrders();
  const today = dayOf(new Date());
  const rate = await inPartner(partnerId, (db) =>
    db.currencyRate.findUniqueOrThrow({ where: { currency_day: { currency: "RUB", day: new Date(today) } } }),
  );
  expect(order?.lines).toMatchObject([{ currency: "RUB", rateToUzs: rate.rateToUzs, rateSource: "cbu.uz" }]);
  expect(await confirmByHand(partnerId, String(order?.id))).toBe("confirmed");
  expect(await readOrders()).toMatchObject([{ state: "PACKED" }]);

  const stranger = randomUUID();
  await expect(refreshOrder(stranger, connectionId, String(externalId))).rejects.toThrow("connections.gone");
  await expect(confirmByHand(stranger, String(order?.id))).rejects.toThrow("orders.gone");
});

test("the bank's archive: a Sunday has Friday's rate, stored under both days", async () => {
  expect(await fetchRates("2026-11-22")).toBe(6);
  const rows = await inPartner(partnerId, (db) =>
    db.currencyRate.findMany({ where: { currency: "RUB" }, orderBy: { day: "asc" } }),
  );
  const rateOf = (day: string) => rows.find((row) => row.day.toISOString().startsWith(day))?.rateToUzs.toFixed();
  expect(rateOf("2026-11-22")).toBeDefined();
  expect(rateOf("2026-11-22")).toBe(rateOf("2026-11-20"));
});
