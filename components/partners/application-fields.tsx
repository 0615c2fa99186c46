"use client";

import { useState } from "react";
import { LegalFormField } from "@/components/partners/legal-form-field";
import { PhoneField } from "@/components/partners/phone-field";
import { TaxNumberField } from "@/components/partners/tax-number-field";
import { SelectField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/i18n/catalogue";
import { businessCategories } from "@/lib/partners/categories";
import type { LegalForm } from "@/lib/partners/tax-number";

export type ApplicationValues = {
  legalForm: LegalForm | null;
  businessName: string;
  phone: string;
  /** A company's; a person's number is never sent back. */
  inn: string;
  /** What is stored of a person's number. */
  pinflEnd: string;
  category: string;
};

type ApplicationFieldsProps = {
  texts: Messages["auth"]["fields"];
  categories: Messages["auth"]["categories"];
  forms: Messages["auth"]["legalForms"];
  errors: Record<string, string | undefined>;
  values?: ApplicationValues | undefined;
};

/** What an application says of the business; the same when it is corrected. */
export function ApplicationFields({ texts, categories, forms, errors, values }: ApplicationFieldsProps) {
  const [form, setForm] = useState<LegalForm | null>(values?.legalForm ?? null);
  return (
    <>
      <LegalFormField
        label={texts.legalForm}
        texts={forms}
        error={errors.legalForm}
        defaultValue={values?.legalForm}
        onChoose={setForm}
      />
      <TextField
        name="businessName"
        label={texts.businessName}
        error={errors.businessName}
        defaultValue={values?.businessName}
        autoComplete="organization"
        required
      />
      <PhoneField label={texts.phone} texts={texts} error={errors.phone} defaultValue={values?.phone} />
      <TaxNumberField
        form={form}
        texts={texts}
        error={errors.inn}
        defaultValue={values?.inn}
        kept={values?.pinflEnd ? texts.pinflKept.replace("{end}", values.pinflEnd) : undefined}
      />
      <SelectField
        name="category"
        label={texts.category}
        error={errors.category}
        defaultValue={values?.category ?? ""}
        placeholder={texts.choose}
        options={businessCategories.map((category) => ({ value: category, label: categories[category] }))}
        required
      />
    </>
  );
}
