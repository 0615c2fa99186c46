import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { isPublishable } from "@/lib/cards/decide";
import { readReasons } from "@/lib/cards/lane-json";
import type { ProductLanes } from "@/lib/cards/lane-view";
import { findProduct, listLanes, listListingUrls } from "@/lib/cards/repository";
import { viewLane } from "@/lib/cards/view-lane";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** A product's lanes for the screen, and what its one button would do. */
export async function listProductLanes(partnerId: string, productId: string): Promise<ProductLanes> {
  const [locale, cards, common] = await Promise.all([getLocale(), getTranslations("cards"), getTranslations("common")]);
  const { product, lanes, urls } = await inPartner(partnerId, async (db) => ({
    product: await findProduct(partnerId, productId, db),
    lanes: await listLanes(partnerId, productId, db),
    urls: await listListingUrls(partnerId, productId, db),
  }));
  if (!product) throw new AppError("not-found", "catalog.productGone");
  const shown = lanes.filter(({ connection, state }) => connection.active || state === "LIVE");
  const words = { locale, cards, common };
  const waiting = shown.filter(({ state }) => state === "SUGGESTED");
  return {
    lanes: shown.map((lane) => {
      const url = urls.find(({ connectionId }) => connectionId === lane.connectionId)?.url ?? null;
      return viewLane({ lane, product, url }, words);
    }),
    publishable: waiting.filter((lane) => isPublishable(readReasons(lane.reasons))).length,
    unwritten: shown.filter(({ state, reasons }) => state === "WAITING" && readReasons(reasons).length > 0).length,
    waitsForSize: shown.some(({ reasons }) => readReasons(reasons).some(({ key }) => key === "dimensionsAssumed")),
  };
}
