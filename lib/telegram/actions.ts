"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { createTelegramLink } from "@/lib/telegram/create-link";
import { removeTelegramChat } from "@/lib/telegram/remove-telegram-chat";

/** `url` opens the bot; `expiresAt` in ISO. */
export const createTelegramLinkAction = userAction(z.strictObject({}), async (_, { userId }) => {
  const { url, expiresAt } = await createTelegramLink(userId);
  return { url, expiresAt: expiresAt.toISOString() };
});

export const removeTelegramChatAction = userAction(z.strictObject({ id: z.uuid() }), async ({ id }, { userId }) => {
  await removeTelegramChat(userId, id);
  revalidatePath("/account/notifications");
});
