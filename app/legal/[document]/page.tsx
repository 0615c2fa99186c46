import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { LegalShell } from "@/app/legal/legal-shell";
import { Alert } from "@/components/ui/alert";
import { formatDay } from "@/lib/i18n/format";
import { readDocument } from "@/lib/legal/read-document";
import { legalDocumentNames, legalVersions, newestVersion } from "@/lib/legal/versions";

type Props = {
  params: Promise<{ document: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const documentName = z.enum(legalDocumentNames);
const versionNumber = z.coerce.number().int().positive();

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = documentName.safeParse((await params).document);
  return name.success ? { title: (await getTranslations("auth.legal"))(name.data) } : {};
}

/** `?version=` opens an earlier one: what somebody accepted once can be read for ever. */
export default async function LegalDocumentPage({ params, searchParams }: Props) {
  const name = documentName.safeParse((await params).document);
  if (!name.success) notFound();
  const asked = versionNumber.safeParse((await searchParams).version);
  const current = newestVersion(name.data).version;
  const version = asked.success ? asked.data : current;
  const [t, locale] = await Promise.all([getTranslations("auth.legal"), getLocale()]);
  const words = readDocument(name.data, version, locale);
  const known = legalVersions[name.data].find((one) => one.version === version);
  if (!words || !known) notFound();
  const day = (since: string) => formatDay(new Date(since), locale);
  return (
    <LegalShell>
      <article className="flex flex-col gap-6">
        <h1 className="rule-double pb-3 font-bold text-xl">{words.title}</h1>
        <p className="-mt-4 text-ink-soft text-sm">{t("since", { date: day(known.since), version })}</p>
        {version === current ? null : (
          <Alert
            tone="attention"
            title={t("old")}
            action={
              <Link href={`/legal/${name.data}`} className="link">
                {t("toCurrent")}
              </Link>
            }
          />
        )}
        <p>{words.intro}</p>
        {words.sections.map(({ heading, paragraphs }) => (
          <section key={heading} className="flex flex-col gap-2">
            <h2 className="font-bold text-lg">{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        <nav aria-label={t("versions")} className="flex flex-col border-rule border-t pt-4 text-sm">
          {legalVersions[name.data].map((one) => (
            <Link
              key={one.version}
              href={`/legal/${name.data}?version=${one.version}`}
              className="link flex min-h-control items-center"
            >
              {t("version", { version: one.version, date: day(one.since) })}
            </Link>
          ))}
          <Link href="/legal" className="link flex min-h-control items-center">
            {t("title")}
          </Link>
        </nav>
      </article>
    </LegalShell>
  );
}
