"use client";

import { useEffect, useRef } from "react";
import { FieldNotes, fieldId } from "@/components/ui/field";
import type { Messages } from "@/lib/i18n/catalogue";
import { type LegalForm, legalForms } from "@/lib/partners/tax-number";

type LegalFormFieldProps = {
  label: string;
  texts: Messages["auth"]["legalForms"];
  error?: string | undefined;
  defaultValue?: LegalForm | null | undefined;
  onChoose: (form: LegalForm) => void;
};

const name = "legalForm";

/** Three lines to press instead of a list to open: the first question is one touch. */
export function LegalFormField({ label, texts, error, defaultValue, onChoose }: LegalFormFieldProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const onFound = useRef(onChoose);
  useEffect(() => {
    // Chosen before this script ran, or put back by the browser.
    const found = group.current?.querySelector<HTMLInputElement>("input:checked")?.value;
    if (found) onFound.current(found as LegalForm);
  }, []);
  return (
    <fieldset
      ref={group}
      className="flex flex-col gap-1"
      aria-describedby={error ? `${fieldId(name)}-error` : undefined}
    >
      <legend className="mb-1 font-bold text-sm">{label}</legend>
      <div className="flex flex-col divide-y divide-rule overflow-hidden rounded-control border border-edge bg-sheet">
        {legalForms.map((form, index) => (
          <label
            key={form}
            className="flex min-h-control cursor-pointer items-center gap-3 px-3 py-2 text-sm transition-colors hover:bg-sunk has-checked:bg-lapis-wash"
          >
            <input
              type="radio"
              name={name}
              value={form}
              // The first one stands for the question: that is where a refusal moves the focus.
              id={index === 0 ? fieldId(name) : undefined}
              defaultChecked={defaultValue === form}
              onChange={() => onChoose(form)}
              className="size-5 shrink-0 accent-lapis"
              required
            />
            <span className="flex flex-wrap gap-x-2">
              <span className="font-bold">{texts[form].name}</span>
              <span className="text-ink-soft">{texts[form].hint}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={fieldId(name)} error={error} />
    </fieldset>
  );
}
