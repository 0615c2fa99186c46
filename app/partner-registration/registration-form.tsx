"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ApplicationFields } from "@/components/partners/application-fields";
import { EmailField } from "@/components/partners/email-field";
import { NewPasswordField } from "@/components/partners/new-password-field";
import { TermsField } from "@/components/partners/terms-field";
import { useDraft } from "@/components/partners/use-draft";
import { useFieldChecks } from "@/components/partners/use-field-checks";
import { useSending } from "@/components/partners/use-sending";
import { UsernameField } from "@/components/partners/username-field";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import type { Messages } from "@/lib/i18n/catalogue";
import { registerPartnerAction } from "@/lib/partners/actions";

type Auth = Messages["auth"];

type RegistrationFormProps = {
  texts: Pick<Auth, "fields" | "categories" | "legalForms" | "strength"> & {
    headings: Record<"business" | "account", string>;
    sentences: Messages["errors"]["partners"];
    checkForm: string;
    submit: string;
    offline: string;
  };
  termsVersion: number;
  /** The sentence of consent, with its links. */
  consent: ReactNode;
};

const names = ["legalForm", "businessName", "phone", "inn", "category", "email", "username", "password", "terms"];

export function RegistrationForm({ texts, termsVersion, consent }: RegistrationFormProps) {
  const router = useRouter();
  const draft = useDraft("registration");
  const sending = useSending(registerPartnerAction, {
    offline: texts.offline,
    onDone: ({ next }) => {
      draft.forget();
      router.push(next);
    },
  });
  const { errors, refusal, fields, pass } = useFieldChecks(names, texts, sending.errors);
  const failure = refusal ?? (sending.failure && { title: sending.failure.error, errors: sending.failure.fieldErrors });
  return (
    <form
      {...sending.form}
      {...fields}
      ref={draft.form}
      onInput={draft.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (pass(event.currentTarget)) sending.form.onSubmit(event);
      }}
      className="flex flex-col gap-4"
    >
      <FormErrors title={failure?.title} errors={failure?.errors} labels={texts.fields} />
      <h2 className="font-bold text-lg">{texts.headings.business}</h2>
      <ApplicationFields texts={texts.fields} categories={texts.categories} forms={texts.legalForms} errors={errors} />
      <h2 className="mt-4 border-rule border-t pt-6 font-bold text-lg">{texts.headings.account}</h2>
      <EmailField label={texts.fields.email} error={errors.email} />
      <UsernameField texts={texts.fields} taken={texts.sentences.usernameTaken} error={errors.username} />
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
      <Button type="submit" variant="primary" size="wide" pending={sending.isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
