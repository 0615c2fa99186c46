"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import type { Dimensions } from "@/lib/catalog/guess-dimensions";

type DimensionFieldsProps = { guess: Dimensions; errors: Record<string, string> };

const fields = [
  ["lengthMm", "length"],
  ["widthMm", "width"],
  ["heightMm", "height"],
  ["weightGrams", "weight"],
] as const;

/** A guess by category that one tap makes the seller's word; or the seller's own figures. */
export function DimensionFields({ guess, errors }: DimensionFieldsProps) {
  const t = useTranslations("catalog.form");
  const [isConfirmed, setConfirmed] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const values = {
    length: guess.lengthMm,
    width: guess.widthMm,
    height: guess.heightMm,
    weight: guess.weightGrams,
  };
  return (
    <fieldset className="flex flex-col gap-2 rounded-sheet border border-rule bg-sheet p-4">
      <legend className="px-1 font-bold text-sm">{t("dimensions")}</legend>
      {isTyped ? (
        <div className="grid grid-cols-2 gap-3">
          {fields.map(([name, label]) => (
            <TextField
              key={name}
              name={name}
              label={t(label)}
              inputMode="numeric"
              defaultValue={String(guess[name])}
              error={errors[name]}
            />
          ))}
        </div>
      ) : (
        <>
          <p className="text-sm tabular-nums">{t("guess", values)}</p>
          <CheckboxField
            name="guessConfirmed"
            label={t("confirmGuess")}
            hint={t("guessHint")}
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
          {isConfirmed
            ? fields.map(([name]) => <input key={name} type="hidden" name={name} value={guess[name]} />)
            : null}
          <Button className="self-start" onClick={() => setTyped(true)}>
            {t("changeGuess")}
          </Button>
        </>
      )}
    </fieldset>
  );
}
