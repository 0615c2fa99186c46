"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";

/** The button of a form with an action: pending by itself while the form is, and a second press does nothing. */
export function SubmitButton({ variant = "primary", ...rest }: Omit<ButtonProps, "type" | "pending" | "onClick">) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      pending={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    />
  );
}
