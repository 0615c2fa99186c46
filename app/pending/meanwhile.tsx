import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OwnProfileButton } from "@/components/shell/view-banner";
import { Panel } from "@/components/ui/panel";
import { StepMark } from "@/components/ui/step-mark";
import type { PartnerViewer } from "@/lib/auth/guards";
import { getProfile } from "@/lib/partners/get-profile";
import { listTelegramChats } from "@/lib/telegram/list-telegram-chats";

/** What shortens the way to the first sale and need not wait for the answer; it ticks itself from what is there. */
export async function Meanwhile({ viewer: { partnerId, userId, view } }: { viewer: PartnerViewer }) {
  const [t, { completeness }, chats] = await Promise.all([
    getTranslations("auth.pending"),
    getProfile(partnerId, new Date()),
    listTelegramChats(userId),
  ]);
  const isComplete = completeness.missing.length === 0;
  const steps = [
    {
      href: "/profile",
      title: t("nowProfile"),
      text: isComplete ? t("nowProfileDone") : t("nowProfileText", { percent: completeness.percent }),
      isDone: isComplete,
    },
    // Nothing of a checked key is kept, so nothing can tell that it was done.
    { href: "/pending/keys", title: t("nowKeys"), text: t("nowKeysText"), isDone: false },
    // Null: the installation has no bot.
    ...(chats
      ? [
          {
            href: "/account/notifications",
            title: t("nowTelegram"),
            text: t(chats.length > 0 ? "nowTelegramDone" : "nowTelegramText"),
            isDone: chats.length > 0,
          },
        ]
      : []),
  ];
  return (
    <Panel title={t("now")} padding="flush">
      <ul className="divide-y divide-rule text-sm">
        {steps.map(({ href, title, text, isDone }) => (
          <li key={href}>
            <StepLink href={href} isDemoOpen={!!view}>
              <StepMark state={isDone ? "done" : "waiting"} />
              <span className="min-w-0 flex-1">
                <span className="block font-bold text-lapis">
                  {title}
                  {isDone ? <span className="sr-only">: {t("states.done")}</span> : null}
                </span>
                <span className="text-ink-soft">{text}</span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
            </StepLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type StepLinkProps = { href: string; isDemoOpen: boolean; children: ReactNode };

function StepLink({ href, isDemoOpen, children }: StepLinkProps) {
  const look =
    "flex min-h-control w-full items-center gap-3 px-4 py-3 text-left -outline-offset-2 hover:bg-paper md:px-6";
  if (isDemoOpen && href === "/profile") return <OwnProfileButton className={look}>{children}</OwnProfileButton>;
  return (
    <Link href={href} className={look}>
      {children}
    </Link>
  );
}
