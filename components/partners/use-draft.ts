"use client";

import { useEffect, useRef } from "react";

type Field = HTMLInputElement | HTMLSelectElement;

/** Keeps a form over a reload of this tab, all but its passwords and its consent; `forget` once it was sent. */
export function useDraft(key: string) {
  const form = useRef<HTMLFormElement>(null);
  /** Until all is put back the form holds less than the draft: a choice that is pressed again is no news. */
  const isWhole = useRef(false);
  useEffect(() => {
    const draft = readDraft(key);
    isWhole.current = false;
    for (const field of listFields(form.current)) {
      const kept = draft[field.name];
      if (kept !== undefined) putBack(field, kept);
    }
    isWhole.current = true;
  }, [key]);
  return {
    form,
    keep: () => {
      if (!isWhole.current) return;
      const fields = listFields(form.current).filter((field) => !isRadio(field) || field.checked);
      sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value]))));
    },
    forget: () => sessionStorage.removeItem(key),
  };
}

/** What was typed or chosen before this script ran wins. */
function putBack(field: Field, kept: string) {
  if (isRadio(field)) {
    const group = [...(field.form?.querySelectorAll<HTMLInputElement>(`input[name="${field.name}"]`) ?? [])];
    const isUntouched = group.every(({ checked, defaultChecked }) => checked === defaultChecked);
    // A press, not a mark: what depends on the choice hears of it.
    if (field.value === kept && !field.checked && isUntouched) field.click();
  } else if (field.value === givenValue(field)) field.value = kept;
}

/** What the page put there itself. */
function givenValue(field: Field): string {
  if (field instanceof HTMLInputElement) return field.defaultValue;
  return [...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? "";
}

function listFields(form: HTMLFormElement | null): Field[] {
  return [...(form?.elements ?? [])].filter(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) &&
      field.name !== "" &&
      !isLeftOut(field),
  ) as Field[];
}

const isRadio = (field: Field): field is HTMLInputElement => field.type === "radio";

/** By name: a password that is being looked at is an ordinary text field. */
const isLeftOut = (field: Field) =>
  field.name === "password" || ["password", "hidden", "checkbox"].includes(field.type);

function readDraft(key: string): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}
