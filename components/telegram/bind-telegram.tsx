"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/lib/i18n/format";
import { createTelegramLinkAction } from "@/lib/telegram/actions";

type BindTelegramProps = { texts: { bind: string; open: string; until: string; offline: string } };

const lookAgainMs = 5_000;

/** Asks for a link of ten minutes; while it stands, the page looks whether it was used. */
export function BindTelegram({ texts }: BindTelegramProps) {
  const router = useRouter();
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null);
  const [isPending, start] = useTransition();
  useEffect(() => {
    if (!link) return;
    const timer = setInterval(() => {
      if (Date.now() > Date.parse(link.expiresAt)) setLink(null);
      else router.refresh();
    }, lookAgainMs);
    return () => clearInterval(timer);
  }, [link, router]);
  function ask() {
    start(async () => {
      setLink((await actOrSay(createTelegramLinkAction, {}, texts.offline))?.data ?? null);
    });
  }
  if (!link) {
    return (
      <div>
        <Button onClick={ask} pending={isPending}>
          {texts.bind}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <a
        href={link.url}
        target="_blank"
        rel="noopener noreferrer"
        className="link inline-flex min-h-control items-center"
      >
        {texts.open}
      </a>
      <p className="text-ink-soft text-sm" role="status">
        {texts.until.replace("{time}", formatClock(new Date(link.expiresAt)))}
      </p>
    </div>
  );
}
