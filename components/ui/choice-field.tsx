import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClass, describeControl, Field, FieldNotes, type FieldProps, fieldId } from "@/components/ui/field";
import { joinClasses } from "@/components/ui/join-classes";

type Option = { value: string; label: string; disabled?: boolean | undefined };

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "className" | "children"> & {
    options: Option[];
    /** The line shown before anything is chosen. */
    placeholder?: string | undefined;
  };

export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, error, optional, id, options, placeholder, ...select } = props;
  const field = { name, label, hint, error, optional, id };
  const isControlled = select.value !== undefined;
  return (
    <Field {...field}>
      <div className="relative flex items-center">
        <select
          {...(isControlled ? {} : { defaultValue: "" })}
          {...select}
          {...describeControl(field)}
          className={joinClasses(controlClass, "appearance-none truncate pr-10")}
        >
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute right-3 size-4 text-ink-soft" />
      </div>
    </Field>
  );
}

type CheckboxFieldProps = Omit<FieldProps, "optional"> &
  Omit<ComponentProps<"input">, keyof FieldProps | "className" | "type">;

/** The whole line is the target. */
export function CheckboxField({ name, label, hint, error, id = fieldId(name), ...input }: CheckboxFieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex min-h-control items-center gap-3 text-sm">
        <input
          {...input}
          {...describeControl({ name, label, hint, error, id })}
          type="checkbox"
          className="size-5 shrink-0 accent-lapis aria-invalid:outline-2 aria-invalid:outline-pomegranate"
        />
        {label}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
