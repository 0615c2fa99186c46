import type { Feedback, Question } from "./buyer-state.ts";
import type { Shop } from "./state.ts";
import { findSubject } from "./subjects.ts";

const describeProduct = (shop: Shop, nmId: number) => {
  const card = shop.cards.get(String(nmId));
  return {
    nmId,
    imtId: card?.imtID ?? 0,
    productName: card?.title ?? "",
    supplierArticle: card?.vendorCode ?? "",
    supplierName: shop.seller.name,
    brandName: card?.brand ?? "",
  };
};

export function describeFeedback(shop: Shop, { id, nmId, text, stars, buyer, createdAt, answer }: Feedback) {
  const card = shop.cards.get(String(nmId));
  return {
    id,
    text,
    pros: "",
    cons: "",
    productValuation: stars,
    createdDate: createdAt,
    answer: answer && { text: answer.text, state: "wbRu", editable: true },
    state: answer ? "wbRu" : "none",
    productDetails: { ...describeProduct(shop, nmId), size: card?.sizes[0]?.techSize ?? "0" },
    photoLinks: null,
    video: null,
    wasViewed: answer !== null,
    userName: buyer,
    orderStatus: "buyout",
    matchingSize: "",
    isAbleSupplierFeedbackValuation: false,
    supplierFeedbackValuation: 0,
    isAbleSupplierProductValuation: false,
    supplierProductValuation: 0,
    isAbleReturnProductOrders: false,
    returnProductOrdersDate: null,
    bables: null,
    lastOrderShkId: 0,
    lastOrderCreatedAt: createdAt,
    color: "",
    subjectId: card?.subjectID ?? 0,
    subjectName: findSubject(card?.subjectID ?? 0)?.name ?? "",
    parentFeedbackId: null,
    childFeedbackId: null,
  };
}

export const describeQuestion = (shop: Shop, { id, nmId, text, createdAt, state, wasViewed, answer }: Question) => ({
  id,
  text,
  createdDate: createdAt,
  state,
  answer: answer && { text: answer.text, editable: true, createDate: answer.at },
  productDetails: describeProduct(shop, nmId),
  wasViewed,
  isWarned: false,
});
