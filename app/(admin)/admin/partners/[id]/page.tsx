import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ConnectionTable } from "@/app/(admin)/admin/partners/[id]/connection-table";
import { AboutPanel, FiguresPanel } from "@/app/(admin)/admin/partners/[id]/facts";
import { LogPanel, ReviewsPanel, ToldPanel } from "@/app/(admin)/admin/partners/[id]/history";
import { PeopleTable } from "@/app/(admin)/admin/partners/[id]/people-table";
import { TariffPanel } from "@/app/(admin)/admin/partners/[id]/tariff-panel";
import { ViewDialog } from "@/app/(admin)/admin/partners/[id]/view-dialog";
import { statusTones } from "@/app/(admin)/admin/partners/all/partner-table";
import { sayClosure } from "@/app/(admin)/admin/partners/say-closure";
import { LivePage } from "@/components/live/live-page";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findPartnerStory } from "@/lib/administration/get-partner-story";
import { viewMinutes } from "@/lib/administration/view-books";
import { adminPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.partners"))("title") };
}

type Props = { params: Promise<{ id: string }> };

/** One partner's whole story: state, people, connections and their health, decisions, what was told and done. */
export default async function PartnerPage({ params }: Props) {
  await adminPage();
  const id = z.uuid().safeParse((await params).id);
  const story = id.success ? await findPartnerStory(id.data) : null;
  if (!story) notFound();
  const [t, partners, locale, view, messages] = await Promise.all([
    getTranslations("admin.story"),
    getTranslations("admin.partners"),
    getLocale() as Promise<Locale>,
    getTranslations("admin.view"),
    getMessages() as Promise<Messages>,
  ]);
  return (
    <>
      <LivePage areas={["applications", "jobs"]} />
      <PageHeader
        title={story.businessName || partners("erasedName")}
        mark={<Badge tone={statusTones[story.status]}>{partners(`statuses.${story.status}`)}</Badge>}
        text={story.closure ? sayClosure(story.closure, partners, locale) : null}
        back={{ href: "/admin/partners/all", label: t("back") }}
        actions={
          // Of an erased account nothing is left to decide or to look at.
          story.status === "ERASED" ? null : (
            <>
              <ButtonLink href={`/admin/partners?tab=${story.status}&id=${story.id}`}>{t("review")}</ButtonLink>
              <ViewDialog
                partnerId={story.id}
                texts={{
                  ...messages.admin.view,
                  text: view("text", { minutes: viewMinutes }),
                  offline: messages.errors.offline,
                }}
              />
            </>
          )
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <FiguresPanel story={story} />
          <ConnectionTable story={story} />
          {story.people.length > 0 ? <PeopleTable partnerId={story.id} people={story.people} /> : null}
          <LogPanel partnerId={story.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <AboutPanel story={story} />
          <TariffPanel story={story} />
          <ReviewsPanel story={story} />
          <ToldPanel story={story} />
        </div>
      </div>
    </>
  );
}
