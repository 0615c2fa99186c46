"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { formatPhone, normalisePhone } from "@/lib/partners/phone";

type PhoneFieldProps = {
  label: string;
  /** Holds `{phone}`. */
  echo: string;
  error?: string | undefined;
  defaultValue?: string | undefined;
};

/** Any spelling may be typed or pasted; how it was understood stands below, and in the field once it is left. */
export function PhoneField({ label, echo, error, defaultValue }: PhoneFieldProps) {
  const [heard, setHeard] = useState<string | null>(null);
  return (
    <TextField
      name="phone"
      label={label}
      error={error}
      hint={heard ? <span className="tabular-nums">{echo.replace("{phone}", heard)}</span> : undefined}
      defaultValue={defaultValue}
      type="tel"
      autoComplete="tel"
      placeholder="+998 90 123 45 67"
      required
      onInput={({ currentTarget: { value } }) => {
        const phone = normalisePhone(value);
        setHeard(phone && formatPhone(phone) !== value ? formatPhone(phone) : null);
      }}
      onBlur={({ currentTarget }) => {
        const phone = normalisePhone(currentTarget.value);
        if (!phone) return;
        currentTarget.value = formatPhone(phone);
        setHeard(null);
      }}
    />
  );
}
