"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { userAction } from "@/lib/action";
import { AppError } from "@/lib/errors";
import { acceptTerms } from "@/lib/legal/accept-terms";
import { readClient } from "@/lib/net/read-client";
import { termsField } from "@/lib/partners/schema";

/** Open to a suspended partner's owner too: consent stands before reading as well. */
export const acceptTermsAction = userAction(
  z.strictObject({ terms: termsField }),
  async (_, { userId, partnerId, view }) => {
    if (!partnerId || view) throw new AppError("forbidden", "notAllowed");
    const [locale, { address }] = await Promise.all([getLocale(), readClient()]);
    await acceptTerms({ userId, partnerId, locale, address });
    redirect("/dashboard");
  },
);
