"use server";

import { revalidatePath } from "next/cache";
import { partnerAction } from "@/lib/action";
import { answerQuestion } from "@/lib/pricing/answer-question";
import { answerSchema, setPriceSchema } from "@/lib/pricing/schema";
import { setPrice } from "@/lib/pricing/set-price";

export const setPriceAction = partnerAction("prices:write", setPriceSchema, async (input, { partnerId }) => {
  const outcome = await setPrice(partnerId, input);
  revalidatePath("/prices");
  return { outcome };
});

export const answerPriceQuestionAction = partnerAction("prices:write", answerSchema, async (input, { partnerId }) => {
  const { prices } = await answerQuestion(partnerId, input);
  revalidatePath("/prices");
  return { prices };
});
