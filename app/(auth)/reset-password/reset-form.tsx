"use client";

import { NewPasswordField } from "@/components/partners/new-password-field";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button, ButtonLink } from "@/components/ui/button";
import { resetPasswordAction } from "@/lib/auth/account-actions";
import type { Messages } from "@/lib/i18n/catalogue";

type ResetFormProps = {
  token: string;
  username: string;
  strength: Messages["auth"]["strength"];
  texts: Record<
    "text" | "password" | "hint" | "submit" | "goneAction" | "showPassword" | "hidePassword" | "offline",
    string
  >;
};

export function ResetForm({ token, username, strength, texts }: ResetFormProps) {
  const { failure, errors, isPending, form } = useSending(resetPasswordAction, {
    offline: texts.offline,
    onDone: () => location.assign("/login?notice=reset"),
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      {failure && !errors.password ? (
        <Alert
          role="alert"
          tone="attention"
          title={failure.error}
          action={
            failure.code === "invalid" ? <ButtonLink href="/forgot-password">{texts.goneAction}</ButtonLink> : null
          }
        />
      ) : null}
      <p>{texts.text}</p>
      <input type="hidden" name="token" value={token} />
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden disabled />
      <NewPasswordField
        label={texts.password}
        hint={texts.hint}
        showLabel={texts.showPassword}
        hideLabel={texts.hidePassword}
        error={errors.password}
        strength={strength}
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
