import type { MetadataRoute } from "next";
import { getTranslations } from "next-intl/server";

/** Paper and lapis of the light look, as hex: a manifest knows no OKLCH. */
const paper = "#faf6ee";
const lapis = "#24479b";

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations("common");
  return {
    id: "/",
    name: t("appName"),
    short_name: t("appName"),
    description: t("tagline"),
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
}
