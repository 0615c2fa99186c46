import { Hono } from "hono";
import { commissionPercentOf } from "./categories.ts";
import { type Env, failure } from "./gate.ts";
import type { Product, State } from "./state.ts";

/** `GET /v1/shops`, `GET /v1/product/shop/{shopId}`, `POST /v1/product/{shopId}/sendPriceData`. */
export function serveProducts(state: State) {
  const api = new Hono<Env>();
  const ownProducts = (label: string) => state.products.all().filter(({ seller }) => seller === label);

  api.get("/v1/shops", (context) => {
    const { shopId, shopName } = context.get("seller");
    return context.json([{ id: shopId, name: shopName }]);
  });

  api.get("/v1/product/shop/:shopId", (context) => {
    const { shopId, label, shopCode } = context.get("seller");
    if (context.req.param("shopId") !== String(shopId)) return context.json(failure(state, "403", "Forbidden"), 403);
    const { page, size, searchQuery = "", order } = context.req.query();
    if (!isCount(page) || !isCount(size) || Number(size) === 0) {
      return context.json(failure(state, "bad-request", "page and size are required"), 400);
    }
    const wanted = searchQuery.toLowerCase();
    const found = ownProducts(label).filter(({ titleRu, titleUz, descriptionRu }) =>
      [titleRu, titleUz, descriptionRu].some((text) => text.toLowerCase().includes(wanted)),
    );
    if (order !== "ASC") found.reverse();
    const first = Number(page) * Number(size);
    return context.json({
      totalProductsAmount: found.length,
      productList: found.slice(first, first + Number(size)).map((product) => toWire(product, shopCode)),
    });
  });

  api.post("/v1/product/:shopId/sendPriceData", async (context) => {
    const { shopId, label } = context.get("seller");
    if (context.req.param("shopId") !== String(shopId)) return context.json(failure(state, "403", "Forbidden"), 403);
    const body = (await context.req.json().catch(() => null)) as PriceData | null;
    const lines = body?.skuList ?? [];
    const own = ownProducts(label).filter(({ productId }) => productId === body?.productId);
    const isGood = lines.every(
      ({ skuId, sellPrice, fullPrice }) =>
        own.some((product) => product.skuId === skuId) && isPrice(sellPrice) && isPrice(fullPrice),
    );
    if (lines.length === 0 || !isGood) return context.json(failure(state, "bad-request", "SKU or price"), 400);
    for (const { skuId, sellPrice, fullPrice } of lines) {
      const product = own.find((one) => one.skuId === skuId);
      if (!product) continue;
      const price = sellPrice ?? product.price;
      const changed = { ...product, price, fullPrice: Math.max(price, fullPrice ?? product.fullPrice) };
      state.products.put(String(skuId), changed);
    }
    return context.body(null, 200);
  });

  return api;
}

type PriceData = { productId?: number; skuList?: { skuId?: number; sellPrice?: number; fullPrice?: number }[] };

const isCount = (value: string | undefined) => /^\d{1,6}$/.test(value ?? "");
const isPrice = (value: number | undefined) =>
  value === undefined || (Number.isInteger(value) && value >= 1 && value <= 999_999_000);

function toWire(product: Product, shopCode: string) {
  const isBlocked = product.verdict === "rejected";
  return {
    productId: product.productId,
    title: product.titleRu,
    skuTitle: product.sku,
    category: product.category,
    commission: commissionPercentOf(product.category),
    quantityActive: 0,
    quantityFbs: product.amount,
    status: statusOf(product),
    moderationStatus: { ...moderationOf(product), hasAnySkuBlocked: isBlocked },
    skuList: [
      {
        skuId: product.skuId,
        skuTitle: product.sku,
        skuFullTitle: `${shopCode}-${product.sku}`,
        productTitle: product.titleRu,
        barcode: Number(product.barcode),
        article: product.sku,
        sellerItemCode: product.sku,
        ikpu: product.ikpu,
        characteristics: product.characteristics,
        price: product.price,
        commission: commissionPercentOf(product.category),
        quantityActive: 0,
        quantityFbs: product.amount,
        quantityCreated: 0,
        quantitySold: product.sold,
        quantityReturned: product.returned,
        archived: false,
        blocked: isBlocked,
        ...(product.complaint && {
          blockingReason: product.complaint.title,
          skuBlockReason: {
            ...product.complaint,
            date: new Date(product.decidedAt ?? product.createdAt).toISOString(),
          },
        }),
      },
    ],
  };
}

function statusOf({ verdict, amount, sold }: Product) {
  if (verdict === "rejected") return { id: 6, title: "Заблокирован", value: "BLOCKED" };
  if (verdict === null) return { id: 11, title: "Не готов к отправке", value: "NOT_READY_TO_SEND" };
  if (amount > 0) return { id: 2, title: "В продаже", value: "IN_STOCK" };
  return sold > 0
    ? { id: 5, title: "Закончился", value: "RUN_OUT" }
    : { id: 3, title: "Готов к отправке", value: "READY_TO_SEND" };
}

function moderationOf({ verdict }: Product) {
  if (verdict === "rejected") return { title: "Есть замечания", value: "HAS_COMPLAINTS" };
  if (verdict === "live") return { title: "Проверен", value: "MODERATED" };
  return { title: "На модерации", value: "ON_MODERATION" };
}
