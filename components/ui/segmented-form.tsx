import type { ReactNode } from "react";
import { joinClasses } from "@/components/ui/join-classes";

type SegmentedFormProps = {
  /** What is being chosen; read out, not shown. */
  label: string;
  /** The name under which the pressed button's value is sent. */
  name: string;
  action: (form: FormData) => void | Promise<void>;
  options: { value: string; label: string; content: ReactNode; lang?: string | undefined }[];
  current: string;
};

/** A choice of two to four that takes effect at once: a form whose buttons send it, so it works before any script. */
export function SegmentedForm({ label, name, action, options, current }: SegmentedFormProps) {
  return (
    <form action={action} className="inline-flex">
      <fieldset className="inline-flex overflow-hidden rounded-control border border-edge">
        <legend className="sr-only">{label}</legend>
        {options.map((option, index) => (
          <button
            key={option.value}
            type="submit"
            name={name}
            value={option.value}
            lang={option.lang}
            title={option.label}
            aria-pressed={option.value === current}
            className={joinClasses(
              "grid min-h-control min-w-control place-items-center px-2 text-sm -outline-offset-2 transition-colors",
              index > 0 && "border-edge border-l",
              option.value === current ? "bg-lapis-wash font-bold text-lapis" : "bg-sheet text-ink-soft hover:bg-sunk",
            )}
          >
            {option.content}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
