import type { ComponentProps, ReactNode } from "react";
import { controlClass, describeControl, Field, type FieldProps } from "@/components/ui/field";
import { joinClasses } from "@/components/ui/join-classes";

type TextFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "className"> & {
    /** A unit such as "soʻm" or "dona" at the end of the line. */
    unit?: string | undefined;
    /** A small button inside the line, such as the one that shows a password. */
    action?: ReactNode;
  };

export function TextField({ name, label, hint, error, optional, id, unit, action, ...input }: TextFieldProps) {
  const field = { name, label, hint, error, optional, id };
  const isNumber = input.inputMode === "numeric" || input.inputMode === "decimal" || input.type === "number";
  return (
    <Field {...field}>
      <div className="relative flex items-center">
        <input
          type="text"
          {...input}
          {...describeControl(field)}
          className={joinClasses(
            controlClass,
            isNumber && "tabular-nums",
            unit !== undefined && "pr-16",
            !!action && "pr-12",
          )}
        />
        {unit ? <span className="pointer-events-none absolute right-3 text-ink-soft text-sm">{unit}</span> : null}
        {action ? <span className="absolute right-0">{action}</span> : null}
      </div>
    </Field>
  );
}

type TextAreaFieldProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "className">;

export function TextAreaField({ name, label, hint, error, optional, id, ...textarea }: TextAreaFieldProps) {
  const field = { name, label, hint, error, optional, id };
  return (
    <Field {...field}>
      <textarea
        rows={4}
        {...textarea}
        {...describeControl(field)}
        className={joinClasses(controlClass, "field-sizing-content min-h-24 py-2")}
      />
    </Field>
  );
}
