"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { actAgain } from "@/components/auth/ask-again";
import type { ActionResult } from "@/lib/action";

type Failure = Extract<ActionResult<never>, { ok: false }>;

/**
 * Sends a form and keeps what was typed, whatever the answer: React's own form actions empty the fields. A lost
 * connection is an answer too. Where the password is asked for once more, that is done, and the same is sent again.
 */
export function useSending<T>(
  action: (form: FormData) => Promise<ActionResult<T>>,
  { offline, onDone }: { offline: string; onDone: (data: T) => void },
) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();
  const send = (form: FormData) => {
    if (isPending) return;
    start(async () => {
      try {
        const result = await actAgain(action, form);
        setFailure(result.ok ? null : result);
        if (result.ok) onDone(result.data);
      } catch (error) {
        unstable_rethrow(error);
        setFailure({ ok: false, code: "unavailable", error: offline });
      }
    });
  };
  return {
    failure,
    errors: failure?.fieldErrors ?? {},
    isPending,
    send,
    /** `action` catches a press before the page is alive; `onSubmit` takes over then. */
    form: {
      action: send,
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      },
    },
  };
}
