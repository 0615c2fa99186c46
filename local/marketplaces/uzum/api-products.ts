import { Hono } from "hono";
import { commissionPercentOf } from "./categories.ts";
import { type Env, failure } from "./gate.ts";
import { findShop, type Product, type Seller, type Shop, type State, shopsOf } from "./state.ts";

/** `GET /v1/shops`, `GET /v1/product/shop/{shopId}`, `POST /v1/product/{shopId}/sendPriceData`. */
export function serveProducts(state: State) {
  const api = new Hono<Env>();
  const ownProducts = ({ label, shopId: first }: Seller, shop: Shop) =>
    state.products.all().filter(({ seller, shopId = first }) => seller === label && shopId === shop.id);

  api.get("/v1/shops", (context) => context.json(shopsOf(context.get("seller"))));

  api.get("/v1/product/shop/:shopId", (context) => {
    const seller = context.get("seller");
    const shop = findShop(seller, context.req.param("shopId"));
    if (!shop) return context.json(failure(state, "403", "Forbidden"), 403);
    const { page, size, searchQuery = "", order } = context.req.query();
    if (!isCount(page) || !isCount(size) || Number(size) === 0) {
      return context.json(failure(state, "bad-request", "page and size are required"), 400);
    }
    const wanted = searchQuery.toLowerCase();
    const isWanted = ({ titleRu, titleUz, descriptionRu }: Product) =>
      [titleRu, titleUz, descriptionRu].some((text) => text.toLowerCase().includes(wanted));
    const found = groupByCard(ownProducts(seller, shop)).filter((skus) => skus.some(isWanted));
    if (order !== "ASC") found.reverse();
    const first = Number(page) * Number(size);
    return context.json({
      totalProductsAmount: found.length,
      productList: found.slice(first, first + Number(size)).map((skus) => cardToWire(skus, seller.shopCode)),
    });
  });

  api.post("/v1/product/:shopId/sendPriceData", async (context) => {
    const seller = context.get("seller");
    const shop = findShop(seller, context.req.param("shopId"));
    if (!shop) return context.json(failure(state, "403", "Forbidden"), 403);
    const body = (await context.req.json().catch(() => null)) as PriceData | null;
    const lines = body?.skuList ?? [];
    const own = ownProducts(seller, shop).filter(({ productId }) => productId === body?.productId);
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

/** The sizes and colours of one card are products of ours with one `productId`. */
function groupByCard(products: Product[]): [Product, ...Product[]][] {
  const cards = new Map<number, [Product, ...Product[]]>();
  for (const product of products) {
    const known = cards.get(product.productId);
    if (known) known.push(product);
    else cards.set(product.productId, [product]);
  }
  return [...cards.values()];
}

function cardToWire(skus: [Product, ...Product[]], shopCode: string) {
  const [card] = skus;
  const percents = skus.map(({ category }) => commissionPercentOf(category));
  const hasBlocked = skus.some(({ verdict }) => verdict === "rejected");
  return {
    productId: card.productId,
    title: card.titleRu,
    skuTitle: card.sku,
    category: card.category,
    commission: commissionPercentOf(card.category),
    commissionDto: { minCommission: Math.min(...percents), maxCommission: Math.max(...percents) },
    quantityActive: 0,
    quantityFbs: skus.reduce((sum, { amount }) => sum + amount, 0),
    status: statusOf(skus),
    moderationStatus: { ...moderationOf(skus), hasAnySkuBlocked: hasBlocked },
    skuList: skus.map((product) => skuToWire(product, shopCode)),
  };
}

function skuToWire(product: Product, shopCode: string) {
  return {
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
    blocked: product.verdict === "rejected",
    ...(product.complaint && {
      blockingReason: product.complaint.title,
      skuBlockReason: {
        ...product.complaint,
        date: new Date(product.decidedAt ?? product.createdAt).toISOString(),
      },
    }),
  };
}

function statusOf(skus: Product[]) {
  if (skus.every(({ verdict }) => verdict === "rejected")) return { id: 6, title: "Заблокирован", value: "BLOCKED" };
  if (skus.some(({ verdict }) => verdict === "rejected")) {
    return { id: 7, title: "Заблокирован SKU", value: "SKU_BLOCKED" };
  }
  if (skus.some(({ verdict }) => verdict === null)) {
    return { id: 11, title: "Не готов к отправке", value: "NOT_READY_TO_SEND" };
  }
  if (skus.some(({ amount }) => amount > 0)) return { id: 2, title: "В продаже", value: "IN_STOCK" };
  return skus.some(({ sold }) => sold > 0)
    ? { id: 5, title: "Закончился", value: "RUN_OUT" }
    : { id: 3, title: "Готов к отправке", value: "READY_TO_SEND" };
}

function moderationOf(skus: Product[]) {
  if (skus.every(({ verdict }) => verdict === "rejected")) return { title: "Есть замечания", value: "HAS_COMPLAINTS" };
  if (skus.some(({ verdict }) => verdict === null)) return { title: "На модерации", value: "ON_MODERATION" };
  return { title: "Проверен", value: "MODERATED" };
}
