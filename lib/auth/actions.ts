"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/action";
import { changeAddress } from "@/lib/auth/change-address";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { forgetAddress, readAddress, rememberAddress } from "@/lib/auth/confirmation-cookie";
import { isHttps, sessionCookieName } from "@/lib/auth/cookie";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { requestEmailCode } from "@/lib/auth/request-email-code";
import { endSession } from "@/lib/auth/sign-out";
import { readClient } from "@/lib/net/read-client";
import { dropInvisible } from "@/lib/partners/drop-invisible";
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
  .transform((text) => dropInvisible(text.normalize("NFKC")).replace(/[\s-]/g, ""))
  .refine((code) => /^\d{6}$/.test(code), "partners.codeWrong");

export const confirmEmailAction = publicAction(
  z.strictObject({ email: emailField, code: typedCode }),
  async ({ email, code }) => {
    const { address: network } = await readClient();
    const { giveBack } = await takeAttempt("confirm-email", { account: email, network });
    await confirmEmailByCode(email, code, await findOwnRegistration(email));
    await Promise.all([giveBack(), forgetAddress()]);
  },
);

export const confirmLinkAction = publicAction(
  z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, "partners.linkWrong") }),
  async ({ token }) => {
    await takeAttempt("confirm-email", { network: (await readClient()).address });
    // The registration's own page may stand open in this browser, and learns of it by the cookie.
    await confirmEmailByLink(token);
  },
);

export const requestEmailCodeAction = publicAction(z.strictObject({ email: emailField }), async ({ email }) => {
  const { address: network } = await readClient();
  await takeAttempt("email-code", { account: email, network });
  const userId = await findOwnRegistration(email);
  await requestEmailCode(email, userId);
  await rememberAddress({ email, userId });
});

/** Where the registration was made here, its address is another one from now on; else a code is asked for as before. */
export const changeAddressAction = publicAction(z.strictObject({ email: emailField }), async ({ email }) => {
  const { address: network } = await readClient();
  await takeAttempt("email-code", { account: email, network });
  const userId = (await readAddress())?.userId ?? null;
  if (userId) await changeAddress(userId, email);
  else await requestEmailCode(email);
  await rememberAddress({ email, userId });
});

/** The registration that this browser made with this address; null for a code that was asked for elsewhere. */
async function findOwnRegistration(email: string): Promise<string | null> {
  const own = await readAddress();
  return own?.email === email ? own.userId : null;
}
