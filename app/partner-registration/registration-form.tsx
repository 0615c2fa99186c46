"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ApplicationFields } from "@/components/partners/application-fields";
import { ApplicationForm, type ApplicationTexts } from "@/components/partners/application-form";
import { EmailField } from "@/components/partners/email-field";
import { NewPasswordField } from "@/components/partners/new-password-field";
import { TermsField } from "@/components/partners/terms-field";
import { UsernameField } from "@/components/partners/username-field";
import type { Messages } from "@/lib/i18n/catalogue";
import { registerPartnerAction } from "@/lib/partners/actions";

type RegistrationFormProps = {
  texts: ApplicationTexts & Pick<Messages["auth"], "strength"> & { headings: Record<"business" | "account", string> };
  termsVersion: number;
  /** The sentence of consent, with its links. */
  consent: ReactNode;
};

const names = ["legalForm", "businessName", "phone", "inn", "category", "email", "username", "password", "terms"];

export function RegistrationForm({ texts, termsVersion, consent }: RegistrationFormProps) {
  const router = useRouter();
  return (
    <ApplicationForm
      draft="registration"
      action={registerPartnerAction}
      onDone={({ next }) => router.push(next)}
      names={names}
      texts={texts}
    >
      {(errors) => (
        <>
          <h2 className="font-bold text-lg">{texts.headings.business}</h2>
          <ApplicationFields
            texts={texts.fields}
            categories={texts.categories}
            forms={texts.legalForms}
            errors={errors}
          />
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
        </>
      )}
    </ApplicationForm>
  );
}
