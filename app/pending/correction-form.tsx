"use client";

import { ApplicationFields, type ApplicationValues } from "@/components/partners/application-fields";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import type { Messages } from "@/lib/i18n/catalogue";
import { resubmitApplicationAction } from "@/lib/partners/actions";

type CorrectionFormProps = {
  texts: Messages["auth"]["fields"];
  categories: Messages["auth"]["categories"];
  forms: Messages["auth"]["legalForms"];
  submit: string;
  offline: string;
  values: ApplicationValues;
};

/** The action shows the page anew: the form gives way to the steps. */
export function CorrectionForm({ texts, categories, forms, submit, offline, values }: CorrectionFormProps) {
  const { form, failure, errors, isPending } = useSending(resubmitApplicationAction, {
    offline,
    onDone: () => undefined,
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={texts} />
      <ApplicationFields texts={texts} categories={categories} forms={forms} errors={errors} values={values} />
      <Button type="submit" variant="primary" size="wide" pending={isPending} className="mt-2">
        {submit}
      </Button>
    </form>
  );
}
