"use client";

import { type ReactNode, useState } from "react";
import { AccountFields } from "@/components/partners/account-fields";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button, ButtonLink } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import type { Messages } from "@/lib/i18n/catalogue";
import { acceptInvitationAction } from "@/lib/team/actions";

type AcceptFormProps = {
  token: string;
  termsVersion: number;
  texts: Pick<Messages["auth"], "fields" | "strength"> &
    Record<"taken" | "choose" | "submit" | "doneTitle" | "doneText" | "signIn" | "offline", string>;
  /** The sentence of consent, with its links. */
  consent: ReactNode;
};

export function AcceptForm({ token, termsVersion, texts, consent }: AcceptFormProps) {
  const [isDone, setDone] = useState(false);
  const { form, failure, errors, isPending } = useSending(acceptInvitationAction, {
    offline: texts.offline,
    onDone: () => setDone(true),
  });
  if (isDone) {
    return (
      <Alert
        tone="good"
        role="status"
        title={texts.doneTitle}
        why={texts.doneText}
        action={
          <ButtonLink href="/login" variant="primary">
            {texts.signIn}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      <h2 className="font-bold text-lg">{texts.choose}</h2>
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={texts.fields} />
      <input type="hidden" name="token" value={token} />
      <AccountFields texts={texts} taken={texts.taken} termsVersion={termsVersion} consent={consent} errors={errors} />
      <Button type="submit" variant="primary" size="wide" pending={isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
