import { Monitor, Smartphone } from "lucide-react";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { EndButton } from "@/app/account/security/end-button";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { endOtherSessionsAction, endSessionAction } from "@/lib/auth/account-actions";
import type { Viewer } from "@/lib/auth/session";
import { listSessions, type SessionSummary } from "@/lib/auth/sessions";
import type { Messages } from "@/lib/i18n/catalogue";
import { formatTime } from "@/lib/i18n/format";

export async function SessionPanel({ viewer }: { viewer: Viewer }) {
  const [sessions, t, messages] = await Promise.all([
    listSessions(viewer.userId, viewer.sessionId),
    getTranslations("signIn.sessions"),
    getMessages(),
  ]);
  const { errors } = messages as Messages;
  return (
    <Panel
      title={t("title")}
      text={t("text")}
      padding="flush"
      actions={
        sessions.length > 1 ? (
          <EndButton
            action={endOtherSessionsAction}
            texts={{ label: t("endOthers"), done: t("othersEnded"), offline: errors.offline }}
          />
        ) : null
      }
    >
      <ul>
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-4 border-rule px-4 py-3 not-last:border-b md:px-6"
          >
            <SessionLine session={session} />
            {session.isCurrent ? (
              <Badge tone="good">{t("current")}</Badge>
            ) : (
              <EndButton
                action={endSessionAction}
                sessionId={session.id}
                texts={{
                  label: t("end"),
                  name: t("endNamed", { device: session.device ?? t("unknown") }),
                  done: t("ended"),
                  offline: errors.offline,
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

async function SessionLine({ session }: { session: SessionSummary }) {
  const [t, locale] = await Promise.all([getTranslations("signIn.sessions"), getLocale()]);
  const Icon = session.isHandheld ? Smartphone : Monitor;
  return (
    <>
      <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1">
        <p className="font-bold">{session.device ?? t("unknown")}</p>
        <p className="text-ink-soft text-sm">{t("seen", { time: formatTime(session.lastSeenAt, locale) })}</p>
        {session.network ? (
          <p className="text-ink-soft text-sm tabular-nums">{t("network", { network: session.network })}</p>
        ) : null}
      </div>
    </>
  );
}
