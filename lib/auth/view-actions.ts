"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { closeSupportView } from "@/lib/administration/view-books";
import { closeView } from "@/lib/auth/view-books";

/** Back to one's own books. */
export const closeViewAction = userAction(z.object({}), async (_, { sessionId, userId, view }) => {
  if (view?.kind === "SUPPORT") await closeSupportView({ adminId: userId, sessionId });
  else await closeView(sessionId);
  redirect(view?.kind === "SUPPORT" ? `/admin/partners/${view.partnerId}` : "/dashboard");
});
