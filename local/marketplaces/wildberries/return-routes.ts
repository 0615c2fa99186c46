import { type Context, Hono } from "hono";
import type { Claim, ComingBack } from "./buyer-state.ts";
import type { Env } from "./gate.ts";
import { readInteger } from "./replies.ts";
import type { Shop } from "./state.ts";
import { findSubject } from "./subjects.ts";

const dayMs = 86_400_000;
const shownMs = 14 * dayMs;
const rouble = "643";

/** Buyers' claims, and the report on goods that come back to the seller. */
export function serveReturns() {
  const api = new Hono<Env>();

  api.get("/api/v1/claims", (context) => {
    const shop = context.get("shop");
    const { is_archive: isArchive, id, limit = "50", offset = "0", nm_id: nmId } = context.req.query();
    const [count, start] = [readInteger(limit), readInteger(offset)];
    if (isArchive !== "true" && isArchive !== "false") {
      return refuse(context, "Invalid query params", "Failed to deserialize query string: missing field `is_archive`");
    }
    if (count === null || count < 1 || count > 200 || start === null || start < 0) {
      return refuse(context, "Invalid query params", "limit or offset");
    }
    const oldest = shop.now().getTime() - shownMs;
    const found = shop.claims
      .list()
      .map(({ value }) => value)
      .filter((claim) => (claim.status !== 0) === (isArchive === "true"))
      .filter((claim) => Date.parse(claim.decidedAt ?? claim.createdAt) >= oldest && (!id || claim.id === id))
      .map((claim) => describeClaim(shop, claim))
      .filter((claim) => !nmId || String(claim.nm_id) === nmId);
    return context.json({ claims: found.slice(start, start + count), total: found.length });
  });

  api.get("/api/v1/analytics/goods-return", (context) => {
    const shop = context.get("shop");
    const { dateFrom, dateTo } = context.req.query();
    if (!dateFrom)
      return refuse(
        context,
        "Bad Request",
        'parameter "dateFrom" in query has an error: value is required but missing',
      );
    if (!dateTo)
      return refuse(context, "Bad Request", 'parameter "dateTo" in query has an error: value is required but missing');
    const days = (Date.parse(dateTo) - Date.parse(dateFrom)) / dayMs;
    if (Number.isNaN(days)) return refuse(context, "Bad Request", "can't parse dateFrom");
    if (days < 0) return refuse(context, "Bad Request", "dateTo should be greater dateFrom");
    if (days > 31)
      return refuse(context, "Bad Request", "difference between dateFrom and dateTo should be less or equal 31 days");
    const report = shop.comingBack
      .list()
      .map(({ value }) => describeComingBack(shop, value))
      .filter(({ orderDt }) => orderDt >= dateFrom && orderDt <= dateTo);
    return context.json({ report });
  });
  return api;
}

/** Moscow's clock without a zone, as these two write it. */
const formatMoscow = (iso: string): string => new Date(Date.parse(iso) + 3 * 3_600_000).toISOString().slice(0, 19);

function describeClaim(shop: Shop, claim: Claim) {
  const task = shop.tasks.get(String(claim.taskId));
  const card = shop.cards.get(String(task?.nmId));
  return {
    id: claim.id,
    claim_type: 1,
    status: claim.status,
    status_ex: claim.goods,
    nm_id: task?.nmId ?? 0,
    user_comment: claim.reason,
    wb_comment: null,
    dt: formatMoscow(claim.createdAt),
    imt_name: card?.title ?? null,
    order_dt: formatMoscow(task?.createdAt ?? claim.createdAt),
    dt_update: formatMoscow(claim.decidedAt ?? claim.createdAt),
    photos: [],
    video_paths: [],
    actions: claim.status === 0 ? ["approve1", "approve2", "autorefund1", "rejectcustom"] : [],
    price: (task?.price ?? 0) / 100,
    currency_code: rouble,
    srid: task?.rid ?? "",
    origin_id_info: null,
    delivery_dt: formatMoscow(claim.createdAt),
  };
}

const statusWords = { "on-the-way": "В пути в пвз", ready: "Готов к выдаче", received: "Выдано" };

function describeComingBack(shop: Shop, { srid, taskId, shkId, type, reason, state, ...times }: ComingBack) {
  const task = shop.tasks.get(String(taskId));
  const card = shop.cards.get(String(task?.nmId));
  return {
    barcode: task?.skus[0] ?? "",
    brand: card?.brand ?? "",
    completedDt: times.completedAt && formatMoscow(times.completedAt),
    dstOfficeAddress: "Ташкент",
    dstOfficeId: 310_105,
    expiredDt: null,
    isStatusActive: state === "received" ? 0 : 1,
    nmId: task?.nmId ?? 0,
    orderDt: formatMoscow(times.orderedAt).slice(0, 10),
    orderId: taskId,
    readyToReturnDt: times.readyAt && formatMoscow(times.readyAt),
    reason,
    returnType: type,
    shkId,
    srid,
    status: statusWords[state],
    stickerId: String(shkId),
    subjectName: findSubject(card?.subjectID ?? 0)?.name ?? "",
    techSize: card?.sizes[0]?.techSize ?? "0",
  };
}

function refuse(context: Context, title: string, detail: string) {
  const body = { title, detail, requestId: "320ce05be8ed69060fe4c359a8e77ed6" };
  return context.body(JSON.stringify(body), 400, { "content-type": "application/problem+json" });
}
