"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { markAllRead, markRead, undoReadAll } from "@/lib/notifications/mark-read";
import { markSchema, settingsSchema, undoReadSchema } from "@/lib/notifications/schema";
import { saveSettings } from "@/lib/notifications/settings";

export const markReadAction = userAction(markSchema, ({ id, isRead }, viewer) => markRead(viewer, id, isRead));

export const markAllReadAction = userAction(z.strictObject({}), (_, viewer) => markAllRead(viewer));

export const undoReadAllAction = userAction(undoReadSchema, async ({ readAt }, viewer) => {
  await undoReadAll(viewer, readAt);
});

export const saveNotificationSettingsAction = userAction(settingsSchema, async (input, viewer) => {
  await saveSettings(viewer, input);
  revalidatePath("/account/notifications");
});
