import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { LinkBoard } from "@/app/(partner)/connections/[id]/link-board";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { listLinks } from "@/lib/catalog/link-list";
import { linkPageSchema } from "@/lib/catalog/link-schema";
import { findConnection } from "@/lib/connections/find-connection";
import type { Locale } from "@/lib/i18n/locales";

type LinksPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ view?: string; after?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("connections.links");
  return { title: t("tabs") };
}

/** Listings that were at the marketplace before us, and the products that they are. */
export default async function LinksPage({ params, searchParams }: LinksPageProps) {
  const { partnerId } = await partnerPage("connections:read");
  const { id } = await params;
  const connection = z.uuid().safeParse(id).success ? await findConnection(partnerId, id) : null;
  if (!connection) notFound();
  const { view, after = null } = await searchParams;
  const place = linkPageSchema.parse({ connectionId: id, view, after });
  const [t, locale] = await Promise.all([getTranslations("connections.links"), getLocale()]);
  const initial = await listLinks(partnerId, place, locale as Locale);
  return (
    <ClientMessages names={["common", "errors", "connections"]}>
      <Link href="/connections" className="link mb-2 inline-flex min-h-control items-center text-sm">
        {t("back")}
      </Link>
      <PageHeader title={t("title", { account: connection.accountName })} text={t("text")} />
      <LinkBoard
        key={`${place.view} ${place.after}`}
        place={place}
        marketplace={connection.marketplace}
        initial={initial}
      />
    </ClientMessages>
  );
}
