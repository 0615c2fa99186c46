import { formatSeconds } from "./replies.ts";
import type { Card, Task } from "./state.ts";
import { findSubject } from "./subjects.ts";

type Facts = {
  rrdId: number;
  now: Date;
  task: Task;
  card: Card | undefined;
  docTypeName: "Продажа" | "Возврат" | "";
  operation: "Продажа" | "Возврат" | "Логистика";
  /** Kopecks; absent in a row of transport. */
  sums?: { price: number; commissionRate: number; commission: number; acquiring: number; payment: number };
  /** Kopecks, and which way. */
  delivery?: number;
  direction?: "there" | "back";
};

const text = (kopecks: number): string => (kopecks / 100).toFixed(2).replace(/\.?0+$/, "");

/** One row of `/api/finance/v1/sales-reports/detailed`, with all the fields that the specification requires. */
export function makeReportRow({ rrdId, now, task, card, docTypeName, operation, sums, delivery, direction }: Facts) {
  const day = new Date(now.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
  const price = text(sums?.price ?? 0);
  return {
    reportId: Number(day.replaceAll("-", "")),
    dateFrom: day,
    dateTo: day,
    createDate: day,
    currency: "RUB",
    reportType: 1,
    rrdId,
    giId: 0,
    dlvPrc: 1,
    fixTariffDateFrom: day,
    fixTariffDateTo: day,
    subjectName: findSubject(card?.subjectID ?? 0)?.name ?? "",
    nmId: task.nmId,
    brandName: card?.brand ?? "",
    vendorCode: task.article,
    title: card?.title ?? "",
    techSize: card?.sizes[0]?.techSize ?? "0",
    sku: task.skus[0] ?? "",
    docTypeName,
    quantity: sums ? 1 : 0,
    retailPrice: price,
    retailAmount: price,
    salePercent: 0,
    commissionPercent: (sums?.commissionRate ?? 0) / 100,
    officeName: "Ташкент",
    sellerOperName: operation,
    orderDt: task.createdAt,
    saleDt: formatSeconds(now),
    rrDate: day,
    shkId: rrdId,
    retailPriceWithDisc: price,
    deliveryAmount: direction === "there" ? 1 : 0,
    returnAmount: direction === "back" ? 1 : 0,
    deliveryService: text(delivery ?? 0),
    giBoxTypeName: "Микс",
    productDiscountForReport: 0,
    sellerPromo: "0",
    spp: 0,
    kvwBase: (sums?.commissionRate ?? 0) / 100,
    kvw: (sums?.commissionRate ?? 0) / 100,
    supRatingUp: 0,
    isKgvpV2: 0,
    ppvzSalesCommission: text(sums?.commission ?? 0),
    forPay: text(sums?.payment ?? 0),
    ppvzReward: "0",
    acquiringFee: text(sums?.acquiring ?? 0),
    acquiringPercent: sums ? 1.8 : 0,
    paymentProcessing: sums ? "Комиссия за организацию платежа с НДС" : "",
    acquiringBank: "",
    vw: text(sums?.commission ?? 0),
    vwNds: "0",
    ppvzOfficeName: "",
    ppvzOfficeId: 0,
    ppvzSupplierName: "",
    ppvzSupplierInn: "",
    declarationNumber: "",
    bonusTypeName:
      direction === "there" ? "К клиенту при продаже" : direction === "back" ? "От клиента при возврате" : "",
    stickerId: String(task.id),
    country: "Узбекистан",
    srvDbs: false,
    penalty: "0",
    additionalPayment: "0",
    rebillLogisticCost: "0",
    rebillLogisticOrg: "",
    paidStorage: "0",
    deduction: "0",
    paidAcceptance: "0",
    orderId: task.id,
    kiz: "",
    isB2b: false,
    trbxId: "",
    installmentCofinancingAmount: "0",
    wibesDiscountPercent: 0,
    cashbackAmount: "0",
    cashbackDiscount: "0",
    cashbackCommissionChange: "0",
    paymentSchedule: "0",
    deliveryMethod: "FBS, (МГТ)",
    sellerPromoId: 0,
    sellerPromoDiscount: 0,
    loyaltyId: 0,
    loyaltyDiscount: 0,
    uuidPromocode: "",
    salePricePromocodeDiscountPrc: 0,
    articleSubstitution: "",
    salePriceAffiliatedDiscountPrc: 0,
    agencyVat: 0,
    salePriceWholesaleDiscountPrc: 0,
    b2bCustomerTin: "",
    paidWithSocialCertificate: false,
    orderUid: task.orderUid,
    srid: task.rid,
  };
}
