"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { closeSupportView } from "@/lib/administration/view-books";
import { closeView } from "@/lib/auth/view-books";

/** Where the way back may lead; to the start without one. */
const closingSchema = z.object({ next: z.enum(["/profile"]).optional() });

/** Back to one's own books. */
export const closeViewAction = userAction(closingSchema, async ({ next }, { sessionId, userId, view }) => {
  if (view?.kind === "SUPPORT") await closeSupportView({ adminId: userId, sessionId });
  else await closeView(sessionId);
  redirect(view?.kind === "SUPPORT" ? `/admin/partners/${view.partnerId}` : (next ?? "/dashboard"));
});
