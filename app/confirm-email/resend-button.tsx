"use client";

import { useEffect, useState } from "react";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { requestEmailCodeAction } from "@/lib/auth/actions";
import { resendSeconds } from "@/lib/auth/resend-pause";

type ResendButtonProps = {
  readEmail: () => string;
  waitSeconds: number;
  texts: Record<"resend" | "resent" | "offline", string>;
  resendIn: string;
};

export function ResendButton({ readEmail, waitSeconds, texts, resendIn }: ResendButtonProps) {
  const [left, setLeft] = useState(waitSeconds);
  const [isSent, setSent] = useState(false);
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const { failure, isPending, send } = useSending(requestEmailCodeAction, {
    offline: texts.offline,
    onDone: () => {
      setSent(true);
      setLeft(resendSeconds);
    },
  });
  const press = () => {
    const form = new FormData();
    form.set("email", readEmail());
    send(form);
  };
  return (
    <div className="flex flex-col gap-2">
      <Button size="wide" onClick={press} disabled={isWaiting} pending={isPending}>
        <span className="tabular-nums">{isWaiting ? resendIn.replace("{seconds}", String(left)) : texts.resend}</span>
      </Button>
      <p role="status" className="text-ink-soft text-sm">
        {failure ? (failure.fieldErrors?.email ?? failure.error) : isSent ? texts.resent : null}
      </p>
    </div>
  );
}
