"use client";

import { ApplicationFields, type ApplicationValues } from "@/components/partners/application-fields";
import { useDraft } from "@/components/partners/use-draft";
import { useFieldChecks } from "@/components/partners/use-field-checks";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import type { Messages } from "@/lib/i18n/catalogue";
import { resubmitApplicationAction } from "@/lib/partners/actions";

type CorrectionFormProps = {
  /** The rejection that is answered: what was typed after an older one is not put back. */
  rejectionId: string;
  texts: Pick<Messages["auth"], "fields" | "categories" | "legalForms"> & {
    sentences: Messages["errors"]["partners"];
    checkForm: string;
    submit: string;
    offline: string;
  };
  values: ApplicationValues;
};

const names = ["legalForm", "businessName", "phone", "inn", "category"];

/** The action shows the page anew: the form gives way to the steps. */
export function CorrectionForm({ rejectionId, texts, values }: CorrectionFormProps) {
  const draft = useDraft(`correction-${rejectionId}`);
  const sending = useSending(resubmitApplicationAction, { offline: texts.offline, onDone: draft.forget });
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
      <ApplicationFields
        texts={texts.fields}
        categories={texts.categories}
        forms={texts.legalForms}
        errors={errors}
        values={values}
      />
      <Button type="submit" variant="primary" size="wide" pending={sending.isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
