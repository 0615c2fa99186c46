import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsForm } from "@/app/account/notifications/settings-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { Preferences } from "@/components/shell/preferences";
import { TelegramPanel } from "@/components/telegram/telegram-panel";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { viewerPage } from "@/lib/auth/guards";
import { canChoose, isOn, places } from "@/lib/notifications/choices";
import { areaOf } from "@/lib/notifications/events";
import { areasFor, eventsFor } from "@/lib/notifications/reader";
import { readSettings } from "@/lib/notifications/settings";
import { listTelegramChats } from "@/lib/telegram/list-telegram-chats";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("preferences.title") };
}

/** What reaches this person, where and when. */
export default async function NotificationSettingsPage() {
  const viewer = await viewerPage();
  const [{ pace, choices }, chats, t] = await Promise.all([
    readSettings(viewer.userId),
    listTelegramChats(viewer.userId),
    getTranslations("notifications"),
  ]);
  const events = eventsFor(viewer);
  const groups = areasFor(viewer).map((area) => ({
    area,
    label: t(`areas.${area}` as "areas.orders"),
    events: events
      .filter((event) => areaOf(event) === area)
      .map((event) => ({
        event,
        label: t(`events.${event}.name` as "events.orders.received.name"),
        switches: places.map((place) => ({
          place,
          isOn: isOn(event, place, choices),
          canChoose: canChoose(event, place),
        })),
      })),
  }));
  return (
    <ClientMessages names={["common", "errors", "notifications"]}>
      <PageHeader title={t("preferences.title")} text={t("preferences.intro")} />
      <div className="flex max-w-3xl flex-col gap-6">
        <TelegramPanel chats={chats} />
        <SettingsForm groups={groups} pace={pace} />
        <Panel title={t("preferences.language")} text={t("preferences.languageHint")}>
          <div className="flex flex-wrap gap-4">
            <Preferences />
          </div>
        </Panel>
      </div>
    </ClientMessages>
  );
}
