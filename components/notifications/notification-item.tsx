"use client";

import { Circle, CircleDot } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type MouseEvent, useOptimistic, useTransition } from "react";
import { useBellChange } from "@/components/notifications/use-bell-change";
import { Badge } from "@/components/ui/badge";
import { joinClasses } from "@/components/ui/join-classes";
import { markReadAction } from "@/lib/notifications/actions";
import type { NotificationView } from "@/lib/notifications/list-notifications";

const tones = { INFO: "neutral", ATTENTION: "attention", DANGER: "danger" } as const;

/** The whole card leads to its subject and is read by that; the mark at its side says otherwise again. */
export function NotificationItem({ item }: { item: NotificationView }) {
  const { id, title, text, href, severity, time } = item;
  const t = useTranslations("notifications");
  const change = useBellChange();
  const router = useRouter();
  const [, start] = useTransition();
  const [isRead, setRead] = useOptimistic(item.isRead);
  const mark = (next: boolean, then?: () => void) =>
    start(async () => {
      setRead(next);
      await change(() => markReadAction({ id, isRead: next }));
      then?.();
    });
  // A navigation drops what was not sent yet: the mark goes first. A new tab takes nothing from this page.
  const open = (event: MouseEvent) => {
    if (isRead) return;
    const isHere = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (isHere) event.preventDefault();
    mark(true, isHere ? () => router.push(href) : undefined);
  };
  const Mark = isRead ? Circle : CircleDot;
  return (
    <li className="relative flex items-start gap-1 border-rule border-b p-2 last:border-b-0 hover:bg-paper">
      <button
        type="button"
        onClick={() => mark(!isRead)}
        aria-label={t(isRead ? "markUnread" : "markRead")}
        title={t(isRead ? "markUnread" : "markRead")}
        className="relative z-10 grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunk"
      >
        <Mark aria-hidden className={joinClasses("size-4", isRead ? "text-edge" : "text-lapis")} />
      </button>
      <div className="min-w-0 flex-1 py-2 pr-2">
        <p className="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-xs">
          {severity === "INFO" ? null : <Badge tone={tones[severity]}>{t(`severities.${severity}`)}</Badge>}
          <time dateTime={time.dateTime} title={time.full} className="tabular-nums">
            {time.text}
          </time>
        </p>
        <h2 className={joinClasses("wrap-anywhere text-base", isRead ? "text-ink" : "font-bold")}>
          <Link href={href} prefetch={false} onClick={open} className="after:absolute after:inset-0">
            {isRead ? null : <span className="sr-only">{t("unread")}: </span>}
            {title}
          </Link>
        </h2>
        <p className="wrap-anywhere mt-1 max-w-prose whitespace-pre-line text-ink-soft text-sm">{text}</p>
      </div>
    </li>
  );
}
