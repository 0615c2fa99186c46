"use client";

import { ApplicationFields, type ApplicationValues } from "@/components/partners/application-fields";
import { ApplicationForm, type ApplicationTexts } from "@/components/partners/application-form";
import { resubmitApplicationAction } from "@/lib/partners/actions";

type CorrectionFormProps = {
  /** The rejection that is answered: what was typed after an older one is not put back. */
  rejectionId: string;
  texts: ApplicationTexts;
  values: ApplicationValues;
};

const names = ["legalForm", "businessName", "phone", "inn", "category"];

/** The action shows the page anew: the form gives way to the steps. */
export function CorrectionForm({ rejectionId, texts, values }: CorrectionFormProps) {
  return (
    <ApplicationForm draft={`correction-${rejectionId}`} action={resubmitApplicationAction} names={names} texts={texts}>
      {(errors) => (
        <ApplicationFields
          texts={texts.fields}
          categories={texts.categories}
          forms={texts.legalForms}
          errors={errors}
          values={values}
        />
      )}
    </ApplicationForm>
  );
}
