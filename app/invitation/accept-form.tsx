"use client";

import { type ReactNode, useState } from "react";
import { NewPasswordField } from "@/components/partners/new-password-field";
import { TermsField } from "@/components/partners/terms-field";
import { useSending } from "@/components/partners/use-sending";
import { UsernameField } from "@/components/partners/username-field";
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
      <UsernameField texts={texts.fields} taken={texts.taken} error={errors.username} />
      <NewPasswordField
        label={texts.fields.password}
        hint={texts.fields.passwordHint}
        error={errors.password}
        showLabel={texts.fields.showPassword}
        hideLabel={texts.fields.hidePassword}
        strength={texts.strength}
      />
      <TermsField version={termsVersion} error={errors.terms}>
        {consent}
      </TermsField>
      <Button type="submit" variant="primary" size="wide" pending={isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
