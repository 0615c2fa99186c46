import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NotificationPage } from "@/components/notifications/notification-page";
import { partnerPage } from "@/lib/auth/guards";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { readUnread } from "@/lib/notifications/read-unread";
import { areasFor } from "@/lib/notifications/reader";
import { listSchema } from "@/lib/notifications/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NotificationsPage({ searchParams }: Props) {
  const viewer = await partnerPage(null);
  const [input, locale] = [listSchema.parse(await searchParams), await getLocale()];
  const [page, { count: unread }] = await Promise.all([listNotifications(viewer, input, locale), readUnread(viewer)]);
  return <NotificationPage base="/notifications" input={input} areas={areasFor(viewer)} unread={unread} {...page} />;
}
