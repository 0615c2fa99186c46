"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { CheckboxField, SelectField } from "@/components/ui/choice-field";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { saveTaxStatusAction } from "@/lib/partners/profile-actions";
import type { TaxRegime } from "@/lib/partners/tax-regimes";

type TaxFormProps = {
  /** Those that go with the legal form. */
  regimes: TaxRegime[];
  /** `2026-01-31` */
  today: string;
  vatNumber: string;
  /** Nothing was said yet: the form stands open. */
  isFirst: boolean;
};

export function TaxForm({ regimes, today, vatNumber, isFirst }: TaxFormProps) {
  const t = useTranslations("people");
  const offline = useTranslations("errors")("offline");
  const [isVatPayer, setVatPayer] = useState(vatNumber !== "");
  const { form, failure, errors, isPending } = useSending(saveTaxStatusAction, {
    offline,
    onDone: () => showToast({ text: t("tax.saved") }),
  });
  const names = ["regime", "validFrom", "isVatPayer", "vatNumber"] as const;
  return (
    <details open={isFirst} className="text-sm">
      <summary className="cursor-pointer py-3 font-bold">{t("tax.add")}</summary>
      <form {...form} className="mt-2 flex flex-col gap-4">
        <FormErrors
          title={failure?.error}
          errors={failure?.fieldErrors}
          labels={Object.fromEntries(names.map((name) => [name, t(`fields.${name}`)]))}
        />
        <SelectField
          name="regime"
          label={t("fields.regime")}
          error={errors.regime}
          options={regimes.map((one) => ({ value: one, label: t(`tax.regimes.${one}`) }))}
          defaultValue={regimes.at(-1)}
          required
        />
        <TextField
          name="validFrom"
          type="date"
          label={t("fields.validFrom")}
          hint={t("tax.addHint")}
          error={errors.validFrom}
          defaultValue={today}
          required
        />
        <CheckboxField
          name="isVatPayer"
          label={t("fields.isVatPayer")}
          error={errors.isVatPayer}
          checked={isVatPayer}
          onChange={(event) => setVatPayer(event.target.checked)}
        />
        {isVatPayer ? (
          <TextField
            name="vatNumber"
            label={t("fields.vatNumber")}
            hint={t("hints.vatNumber")}
            error={errors.vatNumber}
            defaultValue={vatNumber}
            inputMode="numeric"
            autoComplete="off"
          />
        ) : null}
        <Button type="submit" pending={isPending} className="self-start max-md:w-full">
          {t("tax.save")}
        </Button>
      </form>
    </details>
  );
}
