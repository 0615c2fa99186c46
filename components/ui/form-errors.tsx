"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "@/components/ui/field";

type FormErrorsProps = {
  /** What happened to the form as a whole; nothing is shown without it. */
  title: string | undefined;
  /** One line a field, each a link to it. Pass the object of the action's answer: a new one moves the focus anew. */
  errors?: { name: string; message: string }[] | undefined;
};

/** Stands first in a form. After a refused sending the focus moves to the first wrong field, or else here. */
export function FormErrors({ title, errors }: FormErrorsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!title) return;
    const wrong = errors?.map(({ name }) => document.getElementById(fieldId(name))).find((field) => field !== null);
    (wrong ?? box.current)?.focus();
  }, [title, errors]);
  if (!title) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-control border border-pomegranate bg-pomegranate-wash px-4 py-3 text-sm"
    >
      <p className="font-bold text-pomegranate">{title}</p>
      {errors?.length ? (
        <ul className="mt-1 list-disc pl-5">
          {errors.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} className="underline underline-offset-3">
                {message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
