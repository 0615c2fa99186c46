import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActButton } from "@/app/(admin)/admin/act-button";
import { JobTable } from "@/app/(admin)/admin/jobs/job-table";
import { LivePage } from "@/components/live/live-page";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { sendWaitingAction } from "@/lib/administration/actions";
import { jobTabs, listJobs } from "@/lib/administration/list-jobs";
import { adminPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.jobs"))("title") };
}

const query = z.object({
  tab: z.enum(jobTabs).catch("failed"),
  partner: z.uuid().nullable().catch(null).default(null),
  after: z.string().max(100).nullable().catch(null).default(null),
});
type Query = z.output<typeof query>;

const linkTo = ({ tab, partner, after }: Query) =>
  `/admin/jobs?${new URLSearchParams({ tab, ...(partner && { partner }), ...(after && { after }) })}`;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function JobsPage({ searchParams }: Props) {
  await adminPage();
  const asked = query.parse(await searchParams);
  const { tab, partner, after } = asked;
  const [{ lines, nextCursor }, t, messages] = await Promise.all([
    listJobs(tab, partner, after),
    getTranslations("admin.jobs"),
    getMessages() as Promise<Messages>,
  ]);
  const { errors, admin } = messages;
  return (
    <>
      <LivePage areas={["jobs"]} />
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={
          tab === "outbox" && lines.length > 0 ? (
            <ActButton
              action={sendWaitingAction}
              input={{}}
              label={t("sendAll")}
              done={t("sent")}
              offline={errors.offline}
              variant="primary"
            />
          ) : null
        }
      />
      <Tabs
        label={t("tabs.label")}
        items={jobTabs.map((one) => ({
          href: linkTo({ tab: one, partner, after: null }),
          label: t(`tabs.${one}`),
          current: one === tab,
        }))}
      />
      <div className="flex flex-col gap-4">
        {partner ? (
          <Alert
            title={t("ofPartner")}
            why={lines[0]?.partner?.name}
            action={<ButtonLink href={linkTo({ tab, partner: null, after: null })}>{t("all")}</ButtonLink>}
          />
        ) : null}
        <JobTable tab={tab} lines={lines} texts={{ ...admin.jobs, undo: admin.undo, offline: errors.offline }} />
        <Pager
          label={admin.partners.pages}
          first={after && linkTo({ ...asked, after: null })}
          next={nextCursor && linkTo({ ...asked, after: nextCursor })}
          texts={admin.partners}
        />
      </div>
    </>
  );
}
