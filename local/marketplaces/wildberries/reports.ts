import { makeReportRow } from "./report-row.ts";
import type { Card, Shop, Task } from "./state.ts";
import { findSubject } from "./subjects.ts";

/** Basis points of the price. */
const acquiringRate = 180;
const defaultCommission = 2500;
/** Kopecks a unit. */
const logistics = { there: 6_350, back: 5_000 };

/** What a unit sold for, and what becomes of it: whole kopecks, the commission rounded to the nearest. */
function splitPrice(price: number, commissionRate: number) {
  const share = (rate: number) => Math.floor((price * rate + 5_000) / 10_000);
  const commission = share(commissionRate);
  const acquiring = share(acquiringRate);
  return { price, commissionRate, commission, acquiring, payment: price - commission - acquiring };
}

/** A sold unit: the sale and its transport, at once rather than the day after. */
export function bookSale(shop: Shop, task: Task) {
  const { card, sums } = describe(shop, task);
  addSalesRow(shop, task, card, "S");
  addReportRow(shop, { task, card, sums, docTypeName: "Продажа", operation: "Продажа" });
  addReportRow(shop, {
    task,
    card,
    docTypeName: "",
    operation: "Логистика",
    delivery: logistics.there,
    direction: "there",
  });
}

/** The sums of the sale once more, unsigned, under another name. */
export function bookReturn(shop: Shop, task: Task) {
  const { card, sums } = describe(shop, task);
  addSalesRow(shop, task, card, "R");
  addReportRow(shop, { task, card, sums, docTypeName: "Возврат", operation: "Возврат" });
  addReportRow(shop, {
    task,
    card,
    docTypeName: "",
    operation: "Логистика",
    delivery: logistics.back,
    direction: "back",
  });
}

function describe(shop: Shop, task: Task) {
  const card = shop.cards.get(String(task.nmId));
  const rate = findSubject(card?.subjectID ?? 0)?.commission ?? defaultCommission;
  return { card, sums: splitPrice(task.price, rate) };
}

function addReportRow(shop: Shop, facts: Omit<Parameters<typeof makeReportRow>[0], "rrdId" | "now">) {
  const rrdId = shop.takeNumber("rrdId", 1_232_610_467);
  shop.report.put(String(rrdId), makeReportRow({ ...facts, rrdId, now: shop.now() }));
}

function addSalesRow(shop: Shop, task: Task, card: Card | undefined, kind: "S" | "R") {
  const saleID = `${kind}${shop.takeNumber("sale", 9_993_700_024)}`;
  const subject = findSubject(card?.subjectID ?? 0);
  const { price, payment } = splitPrice(task.price, subject?.commission ?? defaultCommission);
  const sign = kind === "S" ? 1 : -1;
  const at = new Date(shop.now().getTime() + 3 * 3_600_000).toISOString().slice(0, 19);
  shop.sales.put(saleID, {
    date: at,
    lastChangeDate: at,
    warehouseName: "Ташкент",
    warehouseType: "Склад продавца",
    countryName: "Узбекистан",
    oblastOkrugName: "",
    regionName: "Ташкент",
    supplierArticle: task.article,
    nmId: task.nmId,
    barcode: task.skus[0] ?? "",
    category: subject?.parentName ?? "",
    subject: subject?.name ?? "",
    brand: card?.brand ?? "",
    techSize: card?.sizes[0]?.techSize ?? "0",
    incomeID: 0,
    isSupply: false,
    isRealization: true,
    totalPrice: (sign * price) / 100,
    discountPercent: 0,
    spp: 0,
    paymentSaleAmount: 0,
    forPay: (sign * payment) / 100,
    finishedPrice: (sign * price) / 100,
    priceWithDisc: (sign * price) / 100,
    saleID,
    sticker: String(task.id).slice(-9),
    gNumber: task.orderUid.slice(0, 50),
    srid: task.rid,
  });
}
