import type { Hono } from "hono";
import { skuListSchema, updateMappingsSchema } from "./card-schemas.ts";
import { applyOffer, applyUzbek, checkOffer, refuseIncomplete } from "./card-updates.ts";
import { categoryTree, findCategory, findParameters } from "./categories.ts";
import type { Guard } from "./guard.ts";
import { priceToWire, refusePrice } from "./prices.ts";
import { fail, readBody, refuseDuplicates, takePage } from "./replies.ts";
import { type Card, campaignStatus, cardStatus, listMissingParameters, moscowTime, type State } from "./state.ts";

export function addCardRoutes(app: Hono, state: State, guard: Guard) {
  app.post("/v2/categories/tree", guard("getCategoriesTree"), (c) => c.json({ status: "OK", result: categoryTree }));

  app.post("/v2/category/:categoryId/parameters", guard("getCategoryContentParameters"), (c) => {
    const categoryId = Number(c.req.param("categoryId"));
    const parameters = findParameters(categoryId);
    if (parameters) return c.json({ status: "OK", result: { categoryId, parameters } });
    const isKnown = findCategory(categoryId) !== null;
    return isKnown ? fail(c, 400, "Category is not a leaf") : fail(c, 404, `Category ${categoryId} not found`);
  });

  app.post("/v2/businesses/:businessId/offer-mappings/update", guard("updateOfferMappings"), async (c) => {
    const { offerMappings } = await readBody(c, updateMappingsSchema);
    const offers = offerMappings.map(({ offer }) => offer);
    const language = c.req.query("language") ?? "RU";
    if (language !== "RU" && language !== "UZ") return fail(c, 400, "language must be RU or UZ");
    refuseDuplicates(offers.map(({ offerId }) => offerId));
    for (const offer of offers) {
      if (language === "RU") refuseIncomplete(state, offer);
      if (offer.basicPrice) refusePrice(offer.basicPrice, offer.offerId);
    }
    const results = offers
      .map((offer) => ({ offerId: offer.offerId, errors: checkOffer(state, offer) }))
      .filter(({ errors }) => errors.length > 0);
    if (results.length > 0) return c.json({ status: "ERROR", results });
    const apply = language === "UZ" ? applyUzbek : applyOffer;
    state.store.transaction(() => {
      for (const offer of offers) apply(state, offer);
    });
    return c.json({ status: "OK" });
  });

  app.post("/v2/businesses/:businessId/offer-mappings", guard("getOfferMappings"), async (c) => {
    const { offerIds } = await readBody(c, skuListSchema(100));
    const { items, paging } = pickCards(offerIds, (all) => takePage(c, all, { default: 50, maximum: 100 }));
    const isUzbek = c.req.query("language") === "UZ";
    return c.json({
      status: "OK",
      result: { offerMappings: items.map((card) => mappingToWire(state, card, isUzbek)), paging },
    });
  });

  app.post("/v2/businesses/:businessId/offer-cards", guard("getOfferCardsContentStatus"), async (c) => {
    const { offerIds } = await readBody(c, skuListSchema(200));
    const { items, paging } = pickCards(offerIds, (all) => takePage(c, all, { default: 100, maximum: 200 }));
    return c.json({ status: "OK", result: { offerCards: items.map((card) => cardToWire(state, card)), paging } });
  });

  /** A list of SKUs comes back whole; without one, page by page. */
  function pickCards(offerIds: string[] | null | undefined, page: (all: Card[]) => { items: Card[]; paging: object }) {
    if (!offerIds) return page(state.cards.list().map(({ value }) => value));
    const items = offerIds.flatMap((offerId) => state.cards.get(offerId) ?? []);
    return { items, paging: {} };
  }
}

function mappingToWire(state: State, card: Card, isUzbek: boolean) {
  const { offer, marketSku } = card;
  const price = state.prices.get(offer.offerId);
  const { parameterValues: _, ...data } = offer;
  const isLive = card.wasLive || state.review(card) === "live";
  return {
    offer: {
      ...data,
      ...(isUzbek && card.uzbek),
      cardStatus: cardStatus(state, card),
      campaigns: [{ campaignId: state.cabinet.campaignId, status: campaignStatus(state, card) }],
      archived: false,
      ...(price && { basicPrice: { ...priceToWire(price.tiyin), updatedAt: moscowTime(price.updatedAt) } }),
    },
    ...(isLive && {
      mapping: { marketSku, marketSkuName: offer.name, marketCategoryId: offer.marketCategoryId },
      showcaseUrls: [{ showcaseType: "B2C", showcaseUrl: `https://market.yandex.ru/product/${marketSku}` }],
    }),
  };
}

function cardToWire(state: State, card: Card) {
  const review = state.review(card);
  const errors =
    review === "rejected"
      ? [{ message: "Карточка отклонена", comment: card.verdict?.words ?? "" }]
      : listMissingParameters(card).map((name) => ({ message: "Не заполнена характеристика", comment: name }));
  const { offerId, parameterValues, marketCategoryId } = card.offer;
  return {
    offerId,
    cardStatus: cardStatus(state, card),
    contentRating: 60,
    contentRatingStatus: "ACTUAL",
    ...(review === "live" && { mapping: { marketSku: card.marketSku, marketCategoryId } }),
    ...(parameterValues && { parameterValues }),
    ...((review === "rejected" || review === "needs-content") && { errors }),
  };
}
