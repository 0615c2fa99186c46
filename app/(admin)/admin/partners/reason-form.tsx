"use client";

import { useRef, useState } from "react";
import { LetterPreview } from "@/app/(admin)/admin/partners/letter-preview";
import type { ReasonWords } from "@/app/(admin)/admin/partners/review-texts";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextAreaField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/action";

type ReasonFormProps = {
  action: (form: FormData) => Promise<ActionResult<void>>;
  hidden: Record<string, string>;
  words: ReasonWords;
  /** The other person's language. */
  locale: string;
  /** Who has decided meanwhile: the reason goes nowhere any more, and stays to be read and copied. */
  overtaken: string | null;
  onDone: () => void;
};

/** A ready reason is put into the field, to be sent as it is or written on; below stands what the person will read. */
export function ReasonForm({ action, hidden, words, locale, overtaken, onDone }: ReasonFormProps) {
  const { texts, templates, letter } = words;
  const reason = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState("");
  const { form, failure, errors, isPending } = useSending(action, { offline: texts.offline, onDone });
  const put = (template: string) => {
    const field = reason.current;
    if (!field) return;
    field.value = [field.value.trim(), template].filter(Boolean).join("\n");
    setTyped(field.value);
    field.focus();
  };
  return (
    <form {...form} className="flex flex-col gap-4">
      {overtaken ? (
        <Alert tone="info" role="status" title={overtaken} />
      ) : (
        <FormErrors title={failure && !failure.fieldErrors ? failure.error : undefined} />
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {words.text ? <p className="text-sm">{words.text}</p> : null}
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-bold text-sm">{texts.templates}</legend>
        {templates.map((template, index) => (
          <button
            key={template}
            ref={index === 0 ? takeFocus : undefined}
            type="button"
            lang={locale}
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
        onInput={(event) => setTyped(event.currentTarget.value)}
        required
      />
      <LetterPreview label={texts.preview} letter={letter} reason={typed.trim()} locale={locale} />
      {overtaken ? null : (
        <Button type="submit" variant="danger" size="wide" pending={isPending}>
          {words.send}
        </Button>
      )}
    </form>
  );
}

/** The dialog opens with the first ready reason in hand, not with its cross: the browser looks at the attribute. */
const takeFocus = (button: HTMLButtonElement | null) => button?.setAttribute("autofocus", "");
