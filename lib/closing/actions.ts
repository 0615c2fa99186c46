"use server";

import { refresh } from "next/cache";
import { freshOwnerAction } from "@/lib/action";
import { askClosing } from "@/lib/closing/ask-closing";
import { keepAccount } from "@/lib/closing/keep-account";
import { closingSchema, keepingSchema } from "@/lib/closing/schema";

export const askClosingAction = freshOwnerAction(closingSchema, async ({ typedName }, { partnerId, userId }) => {
  await askClosing(partnerId, userId, typedName);
  refresh();
});

export const keepAccountAction = freshOwnerAction(keepingSchema, async (_, { partnerId, userId }) => {
  await keepAccount(partnerId, userId);
  refresh();
});
