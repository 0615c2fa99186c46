"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { publicAction } from "@/lib/action";
import { locales } from "@/lib/i18n/locales";
import { chooseLocale } from "@/lib/preferences/locale";

const year = 365 * 24 * 3_600;

export const chooseLocaleAction = publicAction(z.object({ locale: z.enum(locales) }), ({ locale }, viewer) =>
  chooseLocale(locale, viewer?.userId ?? null),
);

export const chooseThemeAction = publicAction(
  z.object({ theme: z.enum(["light", "dark", "system"]) }),
  async ({ theme }) => {
    (await cookies()).set("theme", theme, { maxAge: year, sameSite: "lax", path: "/" });
  },
);
