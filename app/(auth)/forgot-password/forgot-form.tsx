"use client";

import { useState } from "react";
import { EmailField } from "@/components/partners/email-field";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { requestPasswordResetAction } from "@/lib/auth/account-actions";

type ForgotFormProps = {
  texts: Record<"text" | "email" | "submit" | "sentTitle" | "sent" | "again" | "offline", string>;
};

/** Says the same of every address: whether it has an account is told to its mailbox alone. */
export function ForgotForm({ texts }: ForgotFormProps) {
  const [email, setEmail] = useState("");
  const [isSent, setSent] = useState(false);
  const { failure, errors, isPending, form } = useSending(requestPasswordResetAction, {
    offline: texts.offline,
    onDone: () => setSent(true),
  });
  if (isSent) {
    return (
      <Alert
        role="status"
        title={texts.sentTitle}
        why={<span className="wrap-anywhere">{texts.sent.replace("{email}", email)}</span>}
        action={<Button onClick={() => setSent(false)}>{texts.again}</Button>}
      />
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      {failure && !errors.email ? <Alert role="alert" tone="attention" title={failure.error} /> : null}
      <p>{texts.text}</p>
      <EmailField
        label={texts.email}
        error={errors.email}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
