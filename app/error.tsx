"use client";

import { Suspense, use } from "react";
import { ErrorFace } from "@/app/error-face";
import { BrandLink } from "@/components/shell/brand-mark";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";

type ErrorProps = { error: unknown; retry: () => void };

const readUzbek = () => import("@/lib/i18n/messages/uz/errors.json");

/** No layout around it hands down texts, and no page should carry them for the case of a fault: read when needed. */
const catalogues = {
  uz: readUzbek,
  "uz-Cyrl": async () => {
    const [{ transliterateTree }, uzbek] = await Promise.all([import("@/lib/i18n/transliterate"), readUzbek()]);
    return { default: transliterateTree(uzbek.default) };
  },
  ru: () => import("@/lib/i18n/messages/ru/errors.json"),
  en: () => import("@/lib/i18n/messages/en/errors.json"),
};
const texts: Partial<Record<Locale, ReturnType<(typeof catalogues)[Locale]>>> = {};

export default function RootError(props: ErrorProps) {
  return (
    <main id="main" className="mx-auto flex max-w-form flex-col gap-6 px-4 py-8">
      <BrandLink href="/" name="SellerCloudX" />
      <Suspense>
        <Face {...props} />
      </Suspense>
    </main>
  );
}

function Face({ error, retry }: ErrorProps) {
  const locale = readLocale();
  texts[locale] ??= catalogues[locale]();
  return <ErrorFace error={error} retry={retry} texts={use(texts[locale]).default.faces} />;
}

function readLocale(): Locale {
  const chosen = typeof document === "undefined" ? "" : /(?:^|; )locale=([\w-]+)/.exec(document.cookie)?.[1];
  return isLocale(chosen) ? chosen : defaultLocale;
}
