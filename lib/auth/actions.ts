"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/action";
import { sessionCookieName } from "@/lib/auth/cookie";
import { endSession } from "@/lib/auth/session";

/** Ends the session's row, so that the cookie names nothing even where a copy of it is kept. */
export const signOutAction = publicAction(z.object({}), async (_, viewer) => {
  if (viewer) await endSession(viewer.sessionId);
  (await cookies()).delete(sessionCookieName());
  redirect("/login");
});
