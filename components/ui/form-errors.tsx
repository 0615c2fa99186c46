"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "@/components/ui/field";

type FormErrorsProps = {
  /** What happened to the form as a whole; nothing is shown without it. */
  title: string | undefined;
  /** Sentences by field. Pass the object of the action's answer itself: a new one moves the focus anew. */
  errors?: Record<string, string> | undefined;
  /** What the fields are called: the sentence stands at the field, here its name is a link to it. */
  labels?: Record<string, string> | undefined;
};

/** Stands first in a form. After a refused sending the focus moves to the first wrong field, or else here. */
export function FormErrors({ title, errors, labels = {} }: FormErrorsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!title) return;
    // The first on the page, whatever was found wrong first.
    const wrong = Object.keys(errors ?? {})
      .flatMap((name) => document.getElementById(fieldId(name)) ?? [])
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
    (wrong ?? box.current)?.focus();
  }, [title, errors]);
  if (!title) return null;
  const lines = Object.entries(errors ?? {});
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-control border border-pomegranate bg-pomegranate-wash px-4 py-3 text-sm"
    >
      <p className="font-bold text-pomegranate">{title}</p>
      {lines.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {lines.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} className="underline underline-offset-3">
                {labels[name] ?? sentence}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
