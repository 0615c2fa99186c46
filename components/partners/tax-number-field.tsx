"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import {
  cleanTaxNumber,
  findTaxNumberFault,
  hasDoubtfulCheckDigit,
  type LegalForm,
  taxNumberKind,
} from "@/lib/partners/tax-number";

type TaxNumberFieldProps = {
  /** Null: not chosen yet, so nobody knows which number is meant. */
  form: LegalForm | null;
  texts: Record<"inn" | "innHint" | "stir" | "stirHint" | "pinfl" | "pinflHint" | "pinflDoubt" | "optional", string>;
  error?: string | undefined;
  defaultValue?: string | undefined;
  /** Says which number is stored already and stays when the field is left empty. */
  kept?: string | undefined;
};

/** A company's STIR or a person's PINFL. A check digit that does not fit is asked about, and stops nobody. */
export function TaxNumberField({ form, texts, error, defaultValue, kept }: TaxNumberFieldProps) {
  const [isDoubtful, setDoubtful] = useState(false);
  const kind = form && taxNumberKind(form);
  const look = (typed: string) => {
    const digits = cleanTaxNumber(typed);
    setDoubtful(findTaxNumberFault(digits, "pinfl", new Date()) === null && hasDoubtfulCheckDigit(digits));
  };
  const hint = kind === null ? texts.innHint : kind === "stir" ? texts.stirHint : (kept ?? texts.pinflHint);
  return (
    <TextField
      name="inn"
      label={kind === null ? texts.inn : texts[kind]}
      hint={
        kind === "pinfl" && isDoubtful && !error ? (
          <span role="status" className="flex items-start gap-1 text-saffron">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {texts.pinflDoubt}
          </span>
        ) : (
          hint
        )
      }
      optional={texts.optional}
      error={error}
      defaultValue={defaultValue}
      inputMode="numeric"
      autoComplete="off"
      onInput={({ currentTarget }) => {
        // A doubt that was told goes as soon as it is gone; a new one is told when the field is left.
        if (isDoubtful) look(currentTarget.value);
      }}
      onBlur={({ currentTarget }) => look(currentTarget.value)}
    />
  );
}
