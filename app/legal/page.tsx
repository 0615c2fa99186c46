import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { LegalShell } from "@/app/legal/legal-shell";
import { formatDay } from "@/lib/i18n/format";
import { legalDocumentNames, newestVersion } from "@/lib/legal/versions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.legal"))("title") };
}

export default async function LegalPage() {
  const [t, locale] = await Promise.all([getTranslations("auth.legal"), getLocale()]);
  return (
    <LegalShell>
      <h1 className="rule-double mb-6 pb-3 font-bold text-xl">{t("title")}</h1>
      <p className="-mt-2 mb-6 text-ink-soft">{t("text")}</p>
      <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
        {legalDocumentNames.map((name) => {
          const { version, since } = newestVersion(name);
          return (
            <li key={name}>
              <Link href={`/legal/${name}`} className="flex min-h-control flex-col gap-1 px-4 py-3 hover:bg-sunk">
                <span className="font-bold text-lapis underline underline-offset-3">{t(name)}</span>
                <span className="text-ink-soft text-sm">
                  {t("since", { date: formatDay(new Date(since), locale), version })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </LegalShell>
  );
}
