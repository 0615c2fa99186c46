import type { Sale, SaleState, Sales } from "./sales.ts";

/** A request as it goes out: the parsed body of a POST. */
export type Asked = { url: URL; body: Record<string, unknown> };

/** The marketplace's answer in its own wire form; null for a path that order reading has no need of. */
export type Serve = (asked: Asked) => unknown;

export const shopExternalId = "480172";

const iso = (date: Date) => date.toISOString();
const hourMs = 3_600_000;

/** Uzum: one status a call, fifty a page; what is closed by the day of the order. */
export function serveUzum(sales: Sales): Serve {
  const statuses: Record<SaleState, string> = {
    NEW: "CREATED",
    TO_PACK: "PACKING",
    PACKED: "PENDING_DELIVERY",
    IN_TRANSIT: "DELIVERING",
    AT_PICKUP: "DELIVERED_TO_CUSTOMER_DELIVERY_POINT",
    DELIVERED: "COMPLETED",
    CANCELLED: "CANCELED",
  };
  const byStatus = new Map(
    Object.entries(statuses).map(([state, status]) => [status, sales.listIn(state as SaleState)]),
  );
  const toWire = ({ number, state, orderedAt, changedAt, lines }: Sale) => ({
    id: 10_000_000 + number,
    status: statuses[state],
    scheme: "FBS",
    shopId: Number(shopExternalId),
    price: lines.reduce((total, { price, quantity }) => total + price * 1000 * quantity, 0),
    identifierRequired: false,
    dateCreated: iso(orderedAt),
    acceptUntil: iso(new Date(orderedAt.getTime() + 16 * hourMs)),
    deliverUntil: iso(new Date(orderedAt.getTime() + 48 * hourMs)),
    ...(state === "TO_PACK" && { acceptedDate: iso(changedAt) }),
    ...((state === "IN_TRANSIT" || state === "AT_PICKUP") && { deliveringDate: iso(changedAt) }),
    ...(state === "DELIVERED" && { deliveringDate: iso(orderedAt), completedDate: iso(changedAt) }),
    ...(state === "CANCELLED" && { dateCancelled: iso(changedAt) }),
    orderItems: lines.map(({ sku, title, quantity, price }, index) => ({
      id: (10_000_000 + number) * 10 + index,
      orderId: 10_000_000 + number,
      shopId: Number(shopExternalId),
      productId: 500_000 + index,
      productTitle: title,
      skuTitle: sku,
      sellerSkuCode: sku,
      sellerPrice: price * 1000,
      amount: state === "CANCELLED" ? 0 : quantity,
      cancelled: state === "CANCELLED" ? quantity : 0,
      amountReturns: 0,
    })),
  });
  return ({ url }) => {
    if (!url.pathname.endsWith("/v2/fbs/orders")) return null;
    const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("size"))];
    const numbers = byStatus.get(url.searchParams.get("status") ?? "") ?? [];
    const orders = numbers.slice(page * size, (page + 1) * size).map((number) => toWire(sales.sale(number)));
    return { payload: { orders, totalAmount: numbers.length }, errors: [], timestamp: iso(new Date()) };
  };
}

/** Yandex: by the time of the change, fifty a page. */
export function serveYandex(sales: Sales): Serve {
  const statuses: Record<SaleState, [status: string, substatus: string]> = {
    NEW: ["PENDING", "ANTIFRAUD"],
    TO_PACK: ["PROCESSING", "STARTED"],
    PACKED: ["PROCESSING", "READY_TO_SHIP"],
    IN_TRANSIT: ["DELIVERY", "DELIVERY_SERVICE_RECEIVED"],
    AT_PICKUP: ["PICKUP", "PICKUP_SERVICE_RECEIVED"],
    DELIVERED: ["DELIVERED", "DELIVERY_SERVICE_DELIVERED"],
    CANCELLED: ["CANCELLED", "USER_CHANGED_MIND"],
  };
  const toWire = ({ number, state, orderedAt, changedAt, lines }: Sale) => {
    const [status, substatus] = statuses[state];
    return {
      orderId: 40_000_000 + number,
      campaignId: Number(shopExternalId),
      programType: "FBS",
      status,
      substatus,
      creationDate: iso(orderedAt),
      updateDate: iso(changedAt),
      paymentType: "PREPAID",
      paymentMethod: "YANDEX",
      fake: false,
      items: lines.map(({ sku, title, quantity, price }, index) => ({
        id: (40_000_000 + number) * 10 + index,
        offerId: sku,
        offerName: title,
        count: quantity,
        prices: { payment: { value: price * 1000 * quantity, currencyId: "UZS" } },
        itemStatuses: [{ status: "CREATED", count: quantity }],
      })),
      prices: { payment: { value: 0, currencyId: "UZS" } },
      delivery: {
        type: "PICKUP",
        serviceName: "Яндекс Доставка",
        deliveryServiceId: 1_006_360,
        deliveryPartnerType: "YANDEX_MARKET",
        dispatchType: "MARKET_BRANDED_OUTLET",
        dates: { fromDate: iso(changedAt).slice(0, 10) },
        shipment: { id: 90_000_000 + number, shipmentDate: iso(changedAt).slice(0, 10), shipmentTime: "18:00" },
      },
      buyerType: "PERSON",
      sourcePlatform: "MARKET",
    };
  };
  return ({ url, body }) => {
    if (url.pathname === "/v2/campaigns") {
      const business = { id: 77, name: "Bench" };
      const campaign = { id: Number(shopExternalId), domain: "Bench", business, placementType: "FBS" };
      return { campaigns: [{ ...campaign, apiAvailability: "AVAILABLE" }], paging: {} };
    }
    if (!/^\/v1\/businesses\/\d+\/orders$/.test(url.pathname)) return null;
    const { updateDateFrom, updateDateTo } = body.dates as { updateDateFrom: string; updateDateTo: string };
    const last = sales.firstChanged(Date.parse(updateDateTo));
    const from = Number(url.searchParams.get("pageToken") ?? sales.firstChanged(Date.parse(updateDateFrom)));
    const to = Math.min(last, from + Number(url.searchParams.get("limit")));
    const orders = Array.from({ length: Math.max(0, to - from) }, (_, index) => toWire(sales.sale(from + index)));
    return { orders, paging: to < last ? { nextPageToken: String(to) } : {} };
  };
}

/** Wildberries: tasks by creation, a thousand a page and without a status, which is asked for by a second call. */
export function serveWildberries(sales: Sales): Serve {
  const statuses: Record<SaleState, [supplierStatus: string, wbStatus: string]> = {
    NEW: ["new", "waiting"],
    TO_PACK: ["confirm", "waiting"],
    PACKED: ["complete", "waiting"],
    IN_TRANSIT: ["complete", "sorted"],
    AT_PICKUP: ["complete", "ready_for_pickup"],
    DELIVERED: ["complete", "sold"],
    CANCELLED: ["cancel", "canceled"],
  };
  const base = 2_816_000_000;
  const toWire = ({ number, orderedAt, lines }: Sale) => {
    const price = (lines[0]?.price ?? 0) * 100_000;
    return {
      id: base + number,
      rid: `rid-${base + number}`,
      orderUid: `165918930_${base + number}`,
      article: lines[0]?.sku ?? "",
      nmId: 123_456,
      chrtId: 987_654 + number,
      skus: ["2000000000017"],
      price,
      convertedPrice: price,
      currencyCode: 860,
      convertedCurrencyCode: 860,
      createdAt: iso(orderedAt),
      cargoType: 1,
      deliveryType: "fbs",
      warehouseId: 658_434,
      offices: ["Toshkent"],
      isZeroOrder: false,
    };
  };
  return ({ url, body }) => {
    if (url.pathname === "/api/v3/orders/new") return { orders: [] };
    if (url.pathname === "/api/v3/orders/status") {
      const ids = body.orders as number[];
      return {
        orders: ids.map((id) => {
          const [supplierStatus, wbStatus] = statuses[sales.sale(id - base).state];
          return { id, supplierStatus, wbStatus };
        }),
      };
    }
    if (url.pathname !== "/api/v3/orders") return null;
    const asked = (name: string) => Number(url.searchParams.get(name));
    const last = sales.firstOrdered(asked("dateTo") * 1000);
    const from = asked("next") || sales.firstOrdered(asked("dateFrom") * 1000);
    const to = Math.min(last, from + asked("limit"));
    const orders = Array.from({ length: Math.max(0, to - from) }, (_, index) => toWire(sales.sale(from + index)));
    return { next: to < last ? to : 0, orders };
  };
}

/** Ozon: postings by the time of the change, a hundred a page by cursor; returns are asked for beside them. */
export function serveOzon(sales: Sales): Serve {
  const statuses: Record<SaleState, [status: string, substatus: string]> = {
    NEW: ["acceptance_in_progress", "posting_acceptance_in_progress"],
    TO_PACK: ["awaiting_packaging", "posting_created"],
    PACKED: ["awaiting_deliver", "posting_awaiting_passport_data"],
    IN_TRANSIT: ["delivering", "posting_on_way_to_city"],
    AT_PICKUP: ["delivering", "posting_in_pickup_point"],
    DELIVERED: ["delivered", "posting_received"],
    CANCELLED: ["cancelled", "posting_canceled"],
  };
  const toWire = ({ number, state, orderedAt, changedAt, lines }: Sale) => {
    const [status, substatus] = statuses[state];
    return {
      posting_number: `${70_000_000 + number}-0001-1`,
      order_id: 70_000_000 + number,
      order_number: `${70_000_000 + number}-0001`,
      status,
      substatus,
      delivery_method: { id: 22, name: "Доставка Ozon", warehouse_id: 22, warehouse: "Ташкент", tpl_provider_id: 24 },
      tracking_number: "",
      tpl_integration_type: "ozon",
      in_process_at: iso(orderedAt),
      shipment_date: iso(changedAt),
      ...(state !== "CANCELLED" && { delivering_date: iso(changedAt) }),
      available_actions: [],
      parent_posting_number: "",
      is_express: false,
      products: lines.map(({ sku, title, quantity, price }) => ({
        offer_id: sku,
        sku: 900_000 + Number(sku.slice(4)),
        name: title,
        quantity,
        price: { amount: `${price}.90`, currency: "RUB" },
        is_marketplace_buyout: false,
      })),
    };
  };
  return ({ url, body }) => {
    if (url.pathname === "/v1/returns/list") return { returns: [], has_next: false };
    if (url.pathname !== "/v4/posting/fbs/list") return null;
    const { last_changed_status_date: window } = body.filter as {
      last_changed_status_date: { from: string; to: string };
    };
    const last = sales.firstChanged(Date.parse(window.to));
    const from = Number(body.cursor || sales.firstChanged(Date.parse(window.from)));
    const to = Math.min(last, from + Number(body.limit));
    const postings = Array.from({ length: Math.max(0, to - from) }, (_, index) => toWire(sales.sale(from + index)));
    return { postings, cursor: to < last ? String(to) : "", has_next: to < last };
  };
}
