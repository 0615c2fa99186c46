import type { ReactNode } from "react";
import { NewPasswordField } from "@/components/partners/new-password-field";
import { TermsField } from "@/components/partners/terms-field";
import { UsernameField } from "@/components/partners/username-field";
import type { Messages } from "@/lib/i18n/catalogue";

type AccountFieldsProps = {
  texts: Pick<Messages["auth"], "fields" | "strength">;
  /** Said where the name is somebody's already. */
  taken: string;
  termsVersion: number;
  /** The sentence of consent, with its links. */
  consent: ReactNode;
  errors: Record<string, string | undefined>;
};

/** What a person gives who opens an account of their own: a name, a password and the consent. */
export function AccountFields({
  texts: { fields, strength },
  taken,
  termsVersion,
  consent,
  errors,
}: AccountFieldsProps) {
  return (
    <>
      <UsernameField texts={fields} taken={taken} error={errors.username} />
      <NewPasswordField
        label={fields.password}
        hint={fields.passwordHint}
        error={errors.password}
        showLabel={fields.showPassword}
        hideLabel={fields.hidePassword}
        strength={strength}
      />
      <TermsField version={termsVersion} error={errors.terms}>
        {consent}
      </TermsField>
    </>
  );
}
