import type { ReactNode } from "react";
import { FieldNotes, fieldId } from "@/components/ui/field";

type TermsFieldProps = {
  /** The version that the words link to. */
  version: number;
  /** A sentence with links to the documents. */
  children: ReactNode;
  error?: string | undefined;
};

const id = fieldId("terms");

/** Unticked at first: consent is given, not taken. */
export function TermsField({ version, children, error }: TermsFieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-control items-start gap-3 text-sm">
        <input
          type="checkbox"
          id={id}
          name="terms"
          value={version}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="mt-0.5 size-6 shrink-0 accent-lapis aria-invalid:outline-2 aria-invalid:outline-pomegranate"
        />
        <label htmlFor={id} className="leading-relaxed">
          {children}
        </label>
      </div>
      <FieldNotes id={id} error={error} />
    </div>
  );
}
