import { getLocale, getTranslations } from "next-intl/server";
import { BindTelegram } from "@/components/telegram/bind-telegram";
import { RemoveTelegramChat } from "@/components/telegram/remove-telegram-chat";
import { Panel } from "@/components/ui/panel";
import { formatDay } from "@/lib/i18n/format";
import type { TelegramChatView } from "@/lib/telegram/list-telegram-chats";

/** The chats that take this person's notices; null where the installation has no bot. */
export async function TelegramPanel({ chats }: { chats: TelegramChatView[] | null }) {
  const [t, errors, locale] = await Promise.all([
    getTranslations("telegram.panel"),
    getTranslations("errors"),
    getLocale(),
  ]);
  return (
    <Panel title={t("title")} text={t("text")}>
      {chats === null ? (
        <p className="text-ink-soft">{t("off")}</p>
      ) : (
        <div className="flex flex-col gap-4">
          {chats.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
          <ul className="divide-y divide-rule empty:hidden">
            {chats.map(({ id, name, isPaused, since }) => (
              <li key={id} className="flex min-h-control flex-wrap items-center justify-between gap-2 py-2">
                <div className="min-w-0">
                  <p className="wrap-anywhere">
                    {name}{" "}
                    <span className="text-ink-soft text-sm">{t("since", { date: formatDay(since, locale) })}</span>
                  </p>
                  {isPaused ? <p className="text-saffron text-sm">{t("paused")}</p> : null}
                </div>
                <RemoveTelegramChat
                  id={id}
                  texts={{
                    label: t("remove"),
                    name: t("removeNamed", { name }),
                    done: t("removed", { name }),
                    offline: errors("offline"),
                  }}
                />
              </li>
            ))}
          </ul>
          <BindTelegram
            key={chats.length}
            texts={{
              bind: t(chats.length > 0 ? "another" : "bind"),
              open: t("open"),
              until: t.raw("until"),
              offline: errors("offline"),
            }}
          />
        </div>
      )}
    </Panel>
  );
}
