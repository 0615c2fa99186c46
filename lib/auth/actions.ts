"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/action";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { rememberAddress } from "@/lib/auth/confirmation-cookie";
import { isHttps, sessionCookieName } from "@/lib/auth/cookie";
import { requestEmailCode } from "@/lib/auth/request-email-code";
import { endSession } from "@/lib/auth/session";
import { emailField } from "@/lib/partners/schema";

/** Ends the session's row, so that the cookie names nothing even where a copy of it is kept. */
export const signOutAction = publicAction(z.object({}), async (_, viewer) => {
  if (viewer) await endSession(viewer.sessionId);
  // A browser takes no word about a `__Host-` cookie that does not say so: neither a new value nor the end of it.
  (await cookies()).delete({ name: sessionCookieName(), path: "/", secure: isHttps() });
  redirect("/login");
});

const typedCode = z
  .string()
  .max(40)
  .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
  .refine((code) => /^\d{6}$/.test(code), "partners.codeWrong");

export const confirmEmailAction = publicAction(
  z.strictObject({ email: emailField, code: typedCode }),
  async ({ email, code }) => {
    await confirmEmailByCode(email, code);
  },
);

export const confirmLinkAction = publicAction(
  z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, "partners.linkWrong") }),
  async ({ token }) => {
    await confirmEmailByLink(token);
  },
);

export const requestEmailCodeAction = publicAction(z.strictObject({ email: emailField }), async ({ email }) => {
  await requestEmailCode(email);
  await rememberAddress(email);
});
