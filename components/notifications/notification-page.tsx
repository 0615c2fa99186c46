import { Settings } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LivePage } from "@/components/live/live-page";
import { AreaFilter } from "@/components/notifications/area-filter";
import { MarkAllButton } from "@/components/notifications/mark-all-button";
import { NotificationItem } from "@/components/notifications/notification-item";
import { ClientMessages } from "@/components/shell/client-messages";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { NotificationView } from "@/lib/notifications/list-notifications";
import type { ListInput } from "@/lib/notifications/schema";

type NotificationPageProps = {
  /** Where this list stands: a partner's or administration's. */
  base: string;
  input: ListInput;
  /** The areas that this reader can be told of. */
  areas: string[];
  items: NotificationView[];
  nextBefore: string | null;
  /** As the bell writes it: empty for none. */
  unread: string;
};

/** What one person was told, newest first; its address says what is shown. */
export async function NotificationPage({ base, input, areas, items, nextBefore, unread }: NotificationPageProps) {
  const t = await getTranslations("notifications");
  const address = (change: Partial<Record<"show" | "area" | "before", string | null>>) => {
    const kept = { show: input.show === "all" ? null : input.show, area: input.area, ...change };
    const query = new URLSearchParams(Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const isFiltered = input.show !== "all" || input.area !== null;
  return (
    <ClientMessages names={["common", "errors", "notifications"]}>
      <LivePage areas={["notifications"]} />
      <PageHeader
        title={t("title")}
        actions={
          <>
            {unread ? <MarkAllButton /> : null}
            <ButtonLink href="/account/notifications" icon={<Settings aria-hidden className="size-4" />}>
              {t("settings")}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={t("filter.label")}
        items={[
          { href: address({ show: null }), label: t("filter.all"), current: input.show === "all" },
          {
            href: address({ show: "unread" }),
            label: t("filter.unread"),
            count: unread || undefined,
            current: input.show === "unread",
          },
        ]}
      />
      {areas.length > 1 ? (
        <AreaFilter
          label={t("filter.area")}
          current={input.area ?? ""}
          options={[
            { value: "", label: t("filter.allAreas"), href: address({ area: null }) },
            ...areas.map((area) => ({
              value: area,
              label: t(`areas.${area}` as "areas.orders"),
              href: address({ area }),
            })),
          ]}
        />
      ) : null}
      {items.length > 0 ? (
        <ol aria-label={t("list")} className="rounded-sheet border border-rule bg-sheet">
          {items.map((item) => (
            <NotificationItem key={item.id} item={item} />
          ))}
        </ol>
      ) : (
        <EmptyState
          title={t(isFiltered ? "noneMatch.title" : "empty.title")}
          text={t(isFiltered ? "noneMatch.text" : "empty.text")}
          action={isFiltered ? <ButtonLink href={base}>{t("noneMatch.button")}</ButtonLink> : null}
        />
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {input.before ? <ButtonLink href={address({})}>{t("newest")}</ButtonLink> : null}
        {nextBefore ? <ButtonLink href={address({ before: nextBefore })}>{t("older")}</ButtonLink> : null}
      </div>
    </ClientMessages>
  );
}
