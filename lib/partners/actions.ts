"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { applicantAction, publicAction } from "@/lib/action";
import { rememberAddress } from "@/lib/auth/confirmation-cookie";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { env } from "@/lib/env";
import { readClient } from "@/lib/net/read-client";
import { isUsernameFree } from "@/lib/partners/is-username-free";
import { registerPartner } from "@/lib/partners/register-partner";
import { resubmitApplication } from "@/lib/partners/resubmit-application";
import { applicationSchema, registrationSchema, usernameSchema } from "@/lib/partners/schema";

/** `next` is the page to go on to. */
export const registerPartnerAction = publicAction(registrationSchema, async (input) => {
  const [locale, { address, userAgent }] = await Promise.all([getLocale(), readClient()]);
  await takeAttempt("registration", { network: address });
  const { userId } = await registerPartner(input, { locale, address, userAgent });
  if (env().EMAIL_CONFIRMATION === "off") return { next: "/login?notice=registered" };
  await rememberAddress({ email: input.email, userId });
  return { next: "/confirm-email" };
});

/** While it is typed. A username is public: nothing else may be asked this way. */
export const checkUsernameAction = publicAction(usernameSchema, async ({ username }) => {
  await takeAttempt("username-check", { network: (await readClient()).address });
  return { isFree: await isUsernameFree(username) };
});

export const resubmitApplicationAction = applicantAction(applicationSchema, async (input, { partnerId, userId }) => {
  await resubmitApplication(partnerId, userId, input);
  revalidatePath("/pending");
});
