"use client";

import { type FormEvent, useState } from "react";
import { checkField, type FieldFault } from "@/lib/partners/registration-checks";

type Sentences = Record<FieldFault, string>;
type Refusal = { title: string; errors: Record<string, string> };

/**
 * Checks fields as they are left, without asking the server, and all of them before anything is sent. `refused` is what
 * the server said of the fields: it gives way as soon as its field is typed in again. Nothing is said of a field that
 * was not filled yet.
 */
export function useFieldChecks(
  names: readonly string[],
  texts: { sentences: Sentences; checkForm: string },
  refused: Record<string, string>,
) {
  // Null: looked at again and found right.
  const [found, setFound] = useState<Record<string, string | null>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const shown = (name: string) => (name in found ? (found[name] ?? undefined) : refused[name]);
  const look = (name: string, form: Record<string, string>) => {
    const fault = checkField(name, form, new Date());
    setFound((before) => ({ ...before, [name]: fault && texts.sentences[fault] }));
  };
  return {
    errors: Object.fromEntries(names.map((name) => [name, shown(name)])),
    /** For FormErrors, while nothing was sent. */
    refusal,
    fields: {
      onBlur: ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
        const field = target as Partial<HTMLInputElement>;
        // A field that was only passed through is not nagged about; buttons of the form are none of ours.
        if (field.name && names.includes(field.name) && field.value && field.type !== "radio") {
          look(field.name, readForm(currentTarget));
        }
      },
      onChange: ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
        const { name = "" } = target as Partial<HTMLInputElement>;
        const form = readForm(currentTarget);
        if (shown(name)) look(name, form);
        if (name === "legalForm" && form.inn) look("inn", form);
      },
    },
    /** True: nothing stands against sending it. Call it before each sending. */
    pass: (form: HTMLFormElement): boolean => {
      const typed = readForm(form);
      const faults = names.flatMap((name) => {
        const fault = checkField(name, typed, new Date());
        return fault ? [[name, texts.sentences[fault]] as const] : [];
      });
      const errors = Object.fromEntries(faults);
      setFound(errors);
      setRefusal(faults.length > 0 ? { title: texts.checkForm, errors } : null);
      return faults.length === 0;
    },
  };
}

function readForm(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form).entries()].filter(
    (one): one is [string, string] => typeof one[1] === "string",
  );
  return Object.fromEntries(entries);
}
