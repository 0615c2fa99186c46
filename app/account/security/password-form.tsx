"use client";

import { useRef, useState } from "react";
import { NewPasswordField } from "@/components/partners/new-password-field";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { showToast } from "@/components/ui/toast";
import { changePasswordAction } from "@/lib/auth/account-actions";
import type { Messages } from "@/lib/i18n/catalogue";

type PasswordFormProps = {
  username: string;
  strength: Messages["auth"]["strength"];
  texts: Record<
    "current" | "submit" | "done" | "newPassword" | "hint" | "showPassword" | "hidePassword" | "offline",
    string
  >;
};

export function PasswordForm({ username, strength, texts }: PasswordFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  const sending = useSending(changePasswordAction, {
    offline: texts.offline,
    onDone: () => {
      setRound(round + 1);
      showToast({ text: texts.done });
    },
  });
  const { failure, errors } = sending;
  const labels = { showLabel: texts.showPassword, hideLabel: texts.hidePassword };
  return (
    <form key={round} ref={form} {...sending.form} className="flex max-w-form flex-col gap-4">
      {failure && !errors.password && !errors.newPassword ? (
        <Alert role="alert" tone="attention" title={failure.error} />
      ) : null}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden disabled />
      <PasswordField name="password" label={texts.current} error={errors.password} required {...labels} />
      <NewPasswordField
        name="newPassword"
        label={texts.newPassword}
        hint={texts.hint}
        error={errors.newPassword}
        strength={strength}
        {...labels}
      />
      <div>
        <Button type="submit" pending={sending.isPending}>
          {texts.submit}
        </Button>
      </div>
    </form>
  );
}
