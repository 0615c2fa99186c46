"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { partnerAction } from "@/lib/action";
import { allowPublishing, declineCard } from "@/lib/cards/allow-publishing";
import { answerAttributes, answerCategory, answerDimensions, searchCategories } from "@/lib/cards/answer-reasons";
import { requestLaneCheck, requestMissingCards, rewriteCard } from "@/lib/cards/request-cards";
import { setCardAutonomy } from "@/lib/cards/set-autonomy";
import { isStorable } from "@/lib/db/storable-text";

const lane = z.object({ laneId: z.uuid() });
const product = z.object({ productId: z.uuid() });
const size = z.coerce
  .number("catalog.sizeWrong")
  .int("catalog.sizeWrong")
  .min(1, "catalog.sizeWrong")
  .max(100_000, "catalog.sizeWrong");

export const setCardAutonomyAction = partnerAction(
  "manager:write",
  z.object({ autonomy: z.enum(["off", "suggest", "auto"]) }),
  async ({ autonomy }, { partnerId }) => {
    await setCardAutonomy(partnerId, autonomy);
    revalidatePath("/manager");
  },
);

/** Without a product: everything that waits. */
export const publishWaitingAction = partnerAction("cards:write", product.partial(), ({ productId }, { partnerId }) =>
  allowPublishing(partnerId, productId ?? null),
);

export const declineCardAction = partnerAction("cards:write", lane, ({ laneId }, { partnerId }) =>
  declineCard(partnerId, laneId),
);

export const rewriteCardAction = partnerAction("cards:write", lane, ({ laneId }, { partnerId }) =>
  rewriteCard(partnerId, laneId),
);

export const checkLaneAction = partnerAction("cards:write", lane, ({ laneId }, { partnerId }) =>
  requestLaneCheck(partnerId, laneId),
);

export const requestMissingCardsAction = partnerAction("cards:write", product, ({ productId }, { partnerId }) =>
  requestMissingCards(partnerId, productId),
);

export const answerAttributesAction = partnerAction(
  "cards:write",
  lane.extend({ values: z.record(z.string().max(100).refine(isStorable), z.string().max(500).refine(isStorable)) }),
  ({ laneId, values }, { partnerId }) => answerAttributes(partnerId, laneId, values),
);

export const answerCategoryAction = partnerAction(
  "cards:write",
  lane.extend({ categoryExternalId: z.string().max(100).refine(isStorable) }),
  ({ laneId, categoryExternalId }, { partnerId }) => answerCategory(partnerId, laneId, categoryExternalId),
);

export const searchCategoriesAction = partnerAction(
  "cards:write",
  lane.extend({ query: z.string().max(100).refine(isStorable) }),
  async ({ laneId, query }, { partnerId }) =>
    (await searchCategories(partnerId, laneId, query)).map(({ externalId, path }) => ({
      externalId,
      path: path.join(" › "),
    })),
);

export const answerDimensionsAction = partnerAction(
  "cards:write",
  product.extend({ lengthMm: size, widthMm: size, heightMm: size, weightGrams: size }),
  ({ productId, ...dimensions }, { partnerId }) => answerDimensions(partnerId, productId, dimensions),
);
