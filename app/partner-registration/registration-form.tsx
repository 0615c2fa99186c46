"use client";

import { useRouter } from "next/navigation";
import { useDraft } from "@/app/partner-registration/use-draft";
import { ApplicationFields } from "@/components/partners/application-fields";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/i18n/catalogue";
import { registerPartnerAction } from "@/lib/partners/actions";

type RegistrationFormProps = {
  texts: Messages["auth"]["fields"];
  categories: Messages["auth"]["categories"];
  submit: string;
  offline: string;
};

export function RegistrationForm({ texts, categories, submit, offline }: RegistrationFormProps) {
  const router = useRouter();
  const draft = useDraft("registration");
  const { form, failure, errors, isPending } = useSending(registerPartnerAction, {
    offline,
    onDone: ({ next }) => {
      draft.forget();
      router.push(next);
    },
  });
  return (
    <form {...form} ref={draft.form} onInput={draft.keep} className="flex flex-col gap-4">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={texts} />
      <TextField
        name="username"
        label={texts.username}
        hint={texts.usernameHint}
        error={errors.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        name="email"
        label={texts.email}
        error={errors.email}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        required
      />
      <PasswordField
        name="password"
        label={texts.password}
        hint={texts.passwordHint}
        error={errors.password}
        autoComplete="new-password"
        showLabel={texts.showPassword}
        hideLabel={texts.hidePassword}
        required
      />
      <ApplicationFields texts={texts} categories={categories} errors={errors} />
      <Button type="submit" variant="primary" size="wide" pending={isPending} className="mt-2">
        {submit}
      </Button>
    </form>
  );
}
