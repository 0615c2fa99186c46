"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { setChecklistHidden } from "@/lib/checklist/hide-checklist";

export const hideChecklistAction = userAction(
  z.strictObject({ isHidden: z.boolean() }),
  async ({ isHidden }, viewer) => {
    await setChecklistHidden(viewer.userId, isHidden);
    revalidatePath("/dashboard");
  },
);
