"use client";

import { NewPasswordField } from "@/components/partners/new-password-field";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { acceptAdminInvitationAction } from "@/lib/administration/actions";
import type { Messages } from "@/lib/i18n/catalogue";

type AcceptFormProps = {
  token: string;
  strength: Messages["auth"]["strength"];
  texts: Record<"username" | "password" | "passwordHint" | "submit" | "show" | "hide" | "offline", string>;
};

export function AcceptForm({ token, strength, texts }: AcceptFormProps) {
  const { failure, errors, isPending, form } = useSending(acceptAdminInvitationAction, {
    offline: texts.offline,
    onDone: ({ next }) => location.assign(next),
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors
        title={failure?.error}
        errors={failure?.fieldErrors}
        labels={{ username: texts.username, password: texts.password }}
      />
      <input type="hidden" name="token" value={token} />
      <TextField
        name="username"
        label={texts.username}
        error={errors.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <NewPasswordField
        label={texts.password}
        hint={texts.passwordHint}
        showLabel={texts.show}
        hideLabel={texts.hide}
        error={errors.password}
        strength={strength}
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending}>
        {texts.submit}
      </Button>
    </form>
  );
}
