"use client";

import { SelectField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/i18n/catalogue";
import { businessCategories } from "@/lib/partners/categories";
import { formatPhone, normalisePhone } from "@/lib/partners/phone";

type ApplicationFieldsProps = {
  texts: Messages["auth"]["fields"];
  categories: Messages["auth"]["categories"];
  errors: Record<string, string>;
  values?: { businessName: string; phone: string; inn: string; category: string } | undefined;
};

/** What an application says of the business; the same when it is corrected. */
export function ApplicationFields({ texts, categories, errors, values }: ApplicationFieldsProps) {
  return (
    <>
      <TextField
        name="businessName"
        label={texts.businessName}
        error={errors.businessName}
        defaultValue={values?.businessName}
        autoComplete="organization"
        required
      />
      <TextField
        name="phone"
        label={texts.phone}
        error={errors.phone}
        defaultValue={values?.phone}
        type="tel"
        autoComplete="tel"
        placeholder="+998 90 123 45 67"
        required
        onBlur={({ currentTarget }) => {
          const phone = normalisePhone(currentTarget.value);
          if (phone) currentTarget.value = formatPhone(phone);
        }}
      />
      <TextField
        name="inn"
        label={texts.inn}
        hint={texts.innHint}
        optional={texts.optional}
        error={errors.inn}
        defaultValue={values?.inn}
        inputMode="numeric"
        autoComplete="off"
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
