"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { freshUserAction, userAction } from "@/lib/action";
import { createTelegramLink } from "@/lib/telegram/create-link";
import { removeTelegramChat } from "@/lib/telegram/remove-telegram-chat";

/** `url` opens the bot; `expiresAt` in ISO. Whoever finds a page left open binds no chat of their own to the account. */
export const createTelegramLinkAction = freshUserAction(z.strictObject({}), async (_, { userId }) => {
  const { url, expiresAt } = await createTelegramLink(userId);
  return { url, expiresAt: expiresAt.toISOString() };
});

export const removeTelegramChatAction = userAction(z.strictObject({ id: z.uuid() }), async ({ id }, { userId }) => {
  await removeTelegramChat(userId, id);
  revalidatePath("/account/notifications");
});
