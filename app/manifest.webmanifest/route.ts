import type { MetadataRoute } from "next";
import { createTranslator } from "next-intl";
import { readMessages } from "@/lib/i18n/catalogue";
import { localeParameter } from "@/lib/i18n/locale-cookie";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

/** Paper and lapis of the light look, as hex: a manifest knows no OKLCH. */
const paper = "#faf6ee";
const lapis = "#24479b";

/** Browsers fetch it without cookies, so its address names the language. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams.get(localeParameter);
  const locale = isLocale(asked) ? asked : defaultLocale;
  const t = createTranslator({ locale, messages: await readMessages(locale), namespace: "common" });
  const manifest: MetadataRoute.Manifest = {
    id: "/",
    name: t("appName"),
    short_name: t("appName"),
    description: t("tagline"),
    lang: locale,
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: paper,
    theme_color: lapis,
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: t("nav.scan"), url: "/scan" },
      { name: t("nav.orders"), url: "/orders" },
    ],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
