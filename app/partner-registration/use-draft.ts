"use client";

import { useEffect, useRef } from "react";

/** Keeps a form over a reload of this tab, all but its passwords; `forget` once it was sent. */
export function useDraft(key: string) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const draft = readDraft(key);
    for (const field of listFields(form.current)) {
      const kept = draft[field.name];
      // What was typed before this script ran wins.
      if (kept && !field.value) field.value = kept;
    }
  }, [key]);
  return {
    form,
    keep: () => {
      const fields = listFields(form.current).map(({ name, value }) => [name, value]);
      sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields)));
    },
    forget: () => sessionStorage.removeItem(key),
  };
}

function listFields(form: HTMLFormElement | null): (HTMLInputElement | HTMLSelectElement)[] {
  return [...(form?.elements ?? [])].filter(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) &&
      field.name !== "" &&
      !isSecret(field),
  ) as (HTMLInputElement | HTMLSelectElement)[];
}

/** By name: a password that is being looked at is an ordinary text field. */
const isSecret = (field: HTMLInputElement | HTMLSelectElement) =>
  field.name === "password" || field.type === "password" || field.type === "hidden";

function readDraft(key: string): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}
