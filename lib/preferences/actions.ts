"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { publicAction } from "@/lib/action";
import { openDb } from "@/lib/db/client";
import { locales } from "@/lib/i18n/locales";

const year = 365 * 24 * 3_600;

export const chooseLocaleAction = publicAction(z.object({ locale: z.enum(locales) }), async ({ locale }, viewer) => {
  (await cookies()).set("locale", locale, { maxAge: year, sameSite: "lax", path: "/" });
  // Mails are written in the language that was chosen last.
  if (viewer) await openDb().user.update({ where: { id: viewer.userId }, data: { locale } });
});

export const chooseThemeAction = publicAction(
  z.object({ theme: z.enum(["light", "dark", "system"]) }),
  async ({ theme }) => {
    (await cookies()).set("theme", theme, { maxAge: year, sameSite: "lax", path: "/" });
  },
);
