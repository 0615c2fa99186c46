import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type FieldProps = {
  /** Also the end of the control's id: `field-email`. */
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** A word such as "ixtiyoriy" after the label. */
  optional?: string | undefined;
  /** Needed when one page holds the same name twice. */
  id?: string | undefined;
};

export const fieldId = (name: string) => `field-${name}`;

export const controlClass =
  "w-full min-h-control rounded-control border border-edge bg-sheet px-3 py-1.5 text-ink text-sm touch:text-base " +
  "transition-colors placeholder:text-ink-soft hover:border-ink-soft " +
  "aria-invalid:border-2 aria-invalid:border-pomegranate [&[readonly]]:bg-sunk disabled:bg-sunk disabled:text-ink-soft";

/** What ties a control to its label, hint and error. */
export function describeControl({ name, id = fieldId(name), hint, error }: FieldProps) {
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { name, id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined };
}

/** Label, hint and error around a control that carries `describeControl(props)`. */
export function Field({ children, ...props }: FieldProps & { children: ReactNode }) {
  const { name, label, hint, error, optional, id = fieldId(name) } = props;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-bold text-sm">
        {label}
        {optional ? <span className="ml-2 font-normal text-ink-soft text-xs">{optional}</span> : null}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

export function FieldNotes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {error ? (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-pomegranate text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
    </>
  );
}
