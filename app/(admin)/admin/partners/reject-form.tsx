"use client";

import { useRef } from "react";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextAreaField } from "@/components/ui/text-field";
import { rejectPartnerAction } from "@/lib/partners/actions";

type RejectFormProps = {
  partnerId: string;
  templates: string[];
  texts: Record<"templates" | "reason" | "reasonHint" | "send" | "offline", string>;
  onDone: () => void;
};

/** A ready reason is put into the field, to be sent as it is or written on. */
export function RejectForm({ partnerId, templates, texts, onDone }: RejectFormProps) {
  const reason = useRef<HTMLTextAreaElement>(null);
  const { form, failure, errors, isPending } = useSending(rejectPartnerAction, { offline: texts.offline, onDone });
  const put = (template: string) => {
    const field = reason.current;
    if (!field) return;
    field.value = [field.value.trim(), template].filter(Boolean).join("\n");
    field.focus();
  };
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure && !failure.fieldErrors ? failure.error : undefined} />
      <input type="hidden" name="partnerId" value={partnerId} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-bold text-sm">{texts.templates}</legend>
        {templates.map((template) => (
          <button
            key={template}
            type="button"
            onClick={() => put(template)}
            className="min-h-control rounded-control border border-rule bg-sheet px-3 py-2 text-left text-sm hover:border-ink-soft hover:bg-sunk"
          >
            {template}
          </button>
        ))}
      </fieldset>
      <TextAreaField
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        error={errors.reason}
        ref={reason}
        required
      />
      <Button type="submit" variant="danger" size="wide" pending={isPending}>
        {texts.send}
      </Button>
    </form>
  );
}
