"use client";

import { useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Messages } from "@/lib/i18n/catalogue";

type ErrorFaceProps = { error: unknown; retry: () => void; texts: Messages["errors"]["faces"] };

/** What happened, why, what is safe, what to do. The server says by a digest that the database is away (guards.ts). */
export function ErrorFace({ error, retry, texts }: ErrorFaceProps) {
  const [isPending, start] = useTransition();
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  const isAway = digest === "database-away";
  return (
    <Alert
      role="alert"
      tone={isAway ? "attention" : "danger"}
      title={isAway ? texts.awayTitle : texts.title}
      why={isAway ? texts.awayWhy : texts.why}
      safe={texts.safe}
      action={
        <Button variant="primary" pending={isPending} onClick={() => start(retry)}>
          {texts.retry}
        </Button>
      }
      details={digest && !isAway ? { label: texts.id, text: digest } : undefined}
    />
  );
}
