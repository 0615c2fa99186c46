"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { AccountFields } from "@/components/partners/account-fields";
import { ApplicationFields } from "@/components/partners/application-fields";
import { ApplicationForm, type ApplicationTexts } from "@/components/partners/application-form";
import { EmailField } from "@/components/partners/email-field";
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
          <AccountFields
            texts={texts}
            taken={texts.sentences.usernameTaken}
            termsVersion={termsVersion}
            consent={consent}
            errors={errors}
          />
        </>
      )}
    </ApplicationForm>
  );
}
