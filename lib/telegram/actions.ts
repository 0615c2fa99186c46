"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { createTelegramLink } from "@/lib/telegram/create-link";
import { removeChat } from "@/lib/telegram/repository";

/** `url` opens the bot; `expiresAt` in ISO. */
export const createTelegramLinkAction = userAction(z.strictObject({}), async (_, { userId }) => {
  const { url, expiresAt } = await createTelegramLink(userId);
  return { url, expiresAt: expiresAt.toISOString() };
});

export const removeTelegramChatAction = userAction(z.strictObject({ id: z.uuid() }), async ({ id }, { userId }) => {
  if (!(await removeChat(userId, id, openDb()))) throw new AppError("not-found", "notFound");
  revalidatePath("/account/notifications");
});
