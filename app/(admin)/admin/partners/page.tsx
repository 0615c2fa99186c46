import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ApplicationList } from "@/app/(admin)/admin/partners/application-list";
import { ApplicationView } from "@/app/(admin)/admin/partners/application-view";
import { linkToApplication, linkToTab } from "@/app/(admin)/admin/partners/links";
import { LivePage } from "@/components/live/live-page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { adminPage } from "@/lib/auth/guards";
import { findApplicant } from "@/lib/partners/find-applicant";
import { applicationTabs, listApplications, mostCounted } from "@/lib/partners/list-applications";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

const query = z.object({
  tab: z.enum(applicationTabs).catch("PENDING"),
  after: z.string().max(100).nullable().catch(null).default(null),
  id: z.uuid().nullable().catch(null).default(null),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list left and one application right; on a phone one or the other. */
export default async function PartnersPage({ searchParams }: Props) {
  const { username } = await adminPage();
  const { tab, after, id } = query.parse(await searchParams);
  const { applications, nextCursor, counts } = await listApplications(tab, after);
  const shownId = id ?? applications[0]?.id ?? null;
  const applicant = shownId ? await findApplicant(shownId) : null;
  const place = applications.findIndex((application) => application.id === shownId);
  const following = applications[place + 1] ?? applications.find((application) => application.id !== shownId);
  const t = await getTranslations("review");
  return (
    <>
      <LivePage areas={["applications"]} />
      <PageHeader title={t("title")} actions={<ButtonLink href="/admin/partners/all">{t("all")}</ButtonLink>} />
      <Tabs
        label={t("tabs.label")}
        items={applicationTabs.map((one) => ({
          href: linkToTab(one),
          label: t(`tabs.${one}`),
          count: counts[one] < mostCounted ? counts[one] : `${mostCounted - 1}+`,
          current: one === tab,
        }))}
      />
      {applications.length === 0 && !id ? (
        <EmptyState title={t(`empty.${tab}`)} text={tab === "PENDING" ? t("empty.PENDINGText") : undefined} />
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <div className={id ? "max-lg:hidden" : undefined}>
            <ApplicationList
              applications={applications}
              tab={tab}
              shownId={shownId}
              after={after}
              nextCursor={nextCursor}
            />
          </div>
          <div className={id ? undefined : "max-lg:hidden"}>
            {applicant ? (
              <ApplicationView
                key={applicant.id}
                applicant={applicant}
                tab={tab}
                reader={username}
                ownHref={linkToApplication(tab, applicant.id, after)}
                isPinned={id !== null}
                nextHref={following ? linkToApplication(tab, following.id, after) : linkToTab(tab)}
              />
            ) : (
              <EmptyState title={id ? t("gone") : t("choose")} />
            )}
          </div>
        </div>
      )}
    </>
  );
}
