import { Camera } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { describeControl, FieldNotes, type FieldProps, fieldId } from "@/components/ui/field";
import { joinClasses } from "@/components/ui/join-classes";

type FilePickerProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "className" | "type"> & {
    /** The line on the field itself: "Rasmga oling yoki shu yerga tashlang". */
    prompt: string;
    /** The picture already there. */
    preview?: ReactNode;
  };

/** A picture field: the native input lies over the whole frame, so tapping, pasting and dropping work without a script. */
export function FilePicker(props: FilePickerProps) {
  const { name, label, hint, error, optional, id = fieldId(name), prompt, preview, ...input } = props;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-bold text-sm">
        {label}
        {optional ? <span className="ml-2 font-normal text-ink-soft text-xs">{optional}</span> : null}
      </label>
      <div
        className={joinClasses(
          "relative grid min-h-44 place-items-center overflow-hidden rounded-sheet border-2 border-dashed bg-sheet p-4 text-center",
          "transition-colors focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-2 hover:bg-sunk",
          error ? "border-pomegranate" : "border-edge",
        )}
      >
        {preview}
        <span className="flex flex-col items-center gap-2 text-ink-soft text-sm">
          {preview ? null : <Camera aria-hidden className="size-10 text-lapis" strokeWidth={1.5} />}
          {prompt}
        </span>
        <input
          accept="image/*"
          {...input}
          {...describeControl({ name, label, hint, error, id })}
          type="file"
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
