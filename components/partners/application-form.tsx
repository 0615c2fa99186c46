"use client";

import type { ReactNode } from "react";
import { useDraft } from "@/components/partners/use-draft";
import { useFieldChecks } from "@/components/partners/use-field-checks";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import type { ActionResult } from "@/lib/action";
import type { Messages } from "@/lib/i18n/catalogue";

export type ApplicationTexts = Pick<Messages["auth"], "fields" | "categories" | "legalForms"> & {
  sentences: Messages["errors"]["partners"];
  checkForm: string;
  submit: string;
  offline: string;
};

type ApplicationFormProps<T> = {
  /** Under this name what is typed is kept over a reload. */
  draft: string;
  action: (form: FormData) => Promise<ActionResult<T>>;
  onDone?: (data: T) => void;
  /** Of the fields that are checked, each as it is left and all of them before anything is sent. */
  names: readonly string[];
  texts: ApplicationTexts;
  /** The fields, each with the sentence that is said of it. */
  children: (errors: Record<string, string | undefined>) => ReactNode;
};

/** An application, whether it is sent for the first time or corrected. */
export function ApplicationForm<T>({ draft: key, action, onDone, names, texts, children }: ApplicationFormProps<T>) {
  const draft = useDraft(key);
  const sending = useSending(action, {
    offline: texts.offline,
    onDone: (data) => {
      draft.forget();
      onDone?.(data);
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
      {children(errors)}
      <Button type="submit" variant="primary" size="wide" pending={sending.isPending} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
