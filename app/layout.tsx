import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { RegisterWorker } from "@/components/shell/register-worker";
import { ToastRegion } from "@/components/ui/toast";
import { localeParameter } from "@/lib/i18n/locale-cookie";
import { readTheme } from "@/lib/preferences/theme";

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("common")]);
  return {
    title: { default: t("appName"), template: `%s · ${t("appName")}` },
    description: t("tagline"),
    manifest: `/manifest.webmanifest?${localeParameter}=${locale}`,
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, t] = await Promise.all([getLocale(), readTheme(), getTranslations("common")]);
  return (
    <html lang={locale} {...(theme !== "system" && { "data-theme": theme })}>
      <body>
        {children}
        <ToastRegion label={t("notices")} closeLabel={t("close")} />
        <RegisterWorker locale={locale} />
      </body>
    </html>
  );
}
