"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { formatPhone, normalisePhone } from "@/lib/partners/phone";
import { hasUnknownCode } from "@/lib/partners/phone-codes";

type PhoneFieldProps = {
  label: string;
  texts: {
    /** Holds `{phone}`. */
    phoneEcho: string;
    phoneDoubt: string;
  };
  error?: string | undefined;
  defaultValue?: string | undefined;
};

/** Any spelling may be typed or pasted; how it was understood stands below, and in the field once it is left. */
export function PhoneField({ label, texts, error, defaultValue }: PhoneFieldProps) {
  const [heard, setHeard] = useState<string | null>(null);
  const [isDoubtful, setDoubtful] = useState(false);
  return (
    <TextField
      name="phone"
      label={label}
      error={error}
      hint={
        isDoubtful && !error ? (
          <span role="status" className="flex items-start gap-1 text-saffron">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {texts.phoneDoubt}
          </span>
        ) : heard ? (
          <span className="tabular-nums">{texts.phoneEcho.replace("{phone}", heard)}</span>
        ) : undefined
      }
      defaultValue={defaultValue}
      type="tel"
      autoComplete="tel"
      placeholder="+998 90 123 45 67"
      required
      onInput={({ currentTarget: { value } }) => {
        const phone = normalisePhone(value);
        setHeard(phone && formatPhone(phone) !== value ? formatPhone(phone) : null);
        // Told when the field is left; taken back as soon as it is mended.
        if (isDoubtful) setDoubtful(phone !== null && hasUnknownCode(phone));
      }}
      onBlur={({ currentTarget }) => {
        const phone = normalisePhone(currentTarget.value);
        setDoubtful(phone !== null && hasUnknownCode(phone));
        if (!phone) return;
        currentTarget.value = formatPhone(phone);
        setHeard(null);
      }}
    />
  );
}
