import type { SentOffer } from "./card-schemas.ts";
import { findCategory, findParameters, type Parameter } from "./categories.ts";
import { setPrice } from "./prices.ts";
import { BadRequest } from "./replies.ts";
import type { Card, OfferData, State } from "./state.ts";

export type ItemError = { type: string; parameterId?: number; message: string };

/** Found by reading the item; any one of them stops the whole batch. */
export function checkOffer(state: State, offer: SentOffer): ItemError[] {
  const known = state.cards.get(offer.offerId)?.offer;
  const categoryId = offer.marketCategoryId ?? known?.marketCategoryId;
  const errors: ItemError[] = [];
  for (const { code, type } of offer.commodityCodes ?? []) {
    const pattern = type === "IKPU_CODE" ? /^\d{17}$/ : /^(\d{10}|\d{14})$/;
    if (!pattern.test(code))
      errors.push({ type: "INVALID_COMMODITY_CODE", message: `Некорректный товарный код ${code}` });
  }
  if (offer.marketCategoryId !== undefined) {
    const category = findCategory(offer.marketCategoryId);
    if (!category) return [...errors, { type: "UNKNOWN_CATEGORY", message: "Указана неизвестная категория" }];
    if (category.children) return [...errors, { type: "INVALID_CATEGORY", message: "Указана нелистовая категория" }];
  }
  if (!offer.parameterValues) return errors;
  if (categoryId === undefined) {
    return [...errors, { type: "EMPTY_MARKET_CATEGORY", message: "Не указана категория Маркета" }];
  }
  const parameters = new Map((findParameters(categoryId) ?? []).map((parameter) => [parameter.id, parameter]));
  return [
    ...errors,
    ...offer.parameterValues.flatMap((given) => checkParameter(parameters.get(given.parameterId), given)),
  ];
}

type Given = NonNullable<SentOffer["parameterValues"]>[number];

function checkParameter(parameter: Parameter | undefined, { parameterId, value, valueId }: Given): ItemError[] {
  if (!parameter)
    return [{ type: "UNKNOWN_PARAMETER", parameterId, message: `Неизвестная характеристика ${parameterId}` }];
  if (parameter.type === "BOOLEAN" && value !== "true" && value !== "false") {
    const message = `${parameter.name}: ожидается true или false`;
    return [{ type: "UNEXPECTED_BOOLEAN_VALUE", parameterId, message }];
  }
  if (parameter.type === "NUMERIC" && !/^-?\d+([.,]\d+)?$/.test(value ?? "")) {
    return [{ type: "NUMBER_FORMAT", parameterId, message: `${parameter.name}: ожидается число` }];
  }
  const isListed = valueId !== undefined && parameter.values?.some(({ id }) => id === valueId);
  if (parameter.type === "ENUM" && !isListed && !(valueId === undefined && parameter.allowCustomValues)) {
    return [{ type: "UNKNOWN_PARAMETER", parameterId, message: `${parameter.name}: значения нет в списке` }];
  }
  return [];
}

const required = ["name", "marketCategoryId", "pictures", "vendor", "description"] as const;

/** A new offer needs these fields; the answer is a 400 for the whole batch. */
export function refuseIncomplete(state: State, offer: SentOffer) {
  if (state.cards.get(offer.offerId)) return;
  const missing = required.filter((field) => offer[field] === undefined || offer[field] === "");
  if (missing.length > 0)
    throw new BadRequest(`Offer ${offer.offerId}: required fields are missing: ${missing.join(", ")}`);
}

export function applyOffer(state: State, sent: SentOffer) {
  const { basicPrice, ...data } = sent;
  const fields = JSON.parse(JSON.stringify(data)) as OfferData;
  const known = state.cards.get(sent.offerId);
  const offer: OfferData = { ...known?.offer, ...fields };
  if (!known || JSON.stringify(offer) !== JSON.stringify(known.offer)) {
    const wasLive = known ? known.wasLive || state.review(known) === "live" : false;
    const card: Card = {
      offer,
      uzbek: known?.uzbek ?? {},
      marketSku: known?.marketSku ?? state.nextNumber("marketSku", 103_400_000_001),
      submittedAt: state.now().getTime(),
      wasLive,
      verdict: null,
    };
    state.cards.put(sent.offerId, card);
  }
  if (basicPrice) setPrice(state, state.prices, sent.offerId, basicPrice);
}

/** The Uzbek call carries the name and the description alone, of an offer that exists. */
export function applyUzbek(state: State, { offerId, name, description }: SentOffer) {
  const card = state.cards.get(offerId);
  if (!card) throw new BadRequest(`Offer ${offerId} is not in the catalogue`);
  const uzbek = {
    ...card.uzbek,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
  };
  state.cards.put(offerId, { ...card, uzbek });
}
