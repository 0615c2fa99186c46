"use client";

import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { askClosingAction } from "@/lib/closing/actions";

type ClosingFormProps = { texts: Record<"open" | "confirm" | "submit" | "done" | "offline", string> };

/** The business name is typed: once the days are over there is no undo. */
export function ClosingForm({ texts }: ClosingFormProps) {
  const { form, failure, errors, isPending } = useSending(askClosingAction, {
    offline: texts.offline,
    onDone: () => showToast({ text: texts.done }),
  });
  return (
    <details className="max-w-form border-rule border-t pt-2">
      <summary className="cursor-pointer py-3 font-bold text-pomegranate">{texts.open}</summary>
      <form {...form} className="mt-2 flex flex-col gap-4">
        <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={{ typedName: texts.confirm }} />
        <TextField
          name="typedName"
          label={texts.confirm}
          error={errors.typedName}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
          required
        />
        <Button type="submit" variant="danger" pending={isPending} className="self-start max-md:w-full">
          {texts.submit}
        </Button>
      </form>
    </details>
  );
}
