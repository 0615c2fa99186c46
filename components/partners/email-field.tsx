import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/text-field";

type EmailFieldProps = Pick<ComponentProps<typeof TextField>, "label" | "error" | "ref" | "value" | "onChange">;

/** An address that is typed: no capital letter is put before it, and the browser offers the person's own. */
export function EmailField(props: EmailFieldProps) {
  return (
    <TextField
      {...props}
      name="email"
      type="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
