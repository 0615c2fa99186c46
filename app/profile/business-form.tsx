"use client";

import { useMessages, useTranslations } from "next-intl";
import { SaveButton } from "@/app/profile/save-button";
import { PhoneField } from "@/components/partners/phone-field";
import { useSending } from "@/components/partners/use-sending";
import { SelectField } from "@/components/ui/choice-field";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { type BusinessCategory, businessCategories } from "@/lib/partners/categories";
import { saveBusinessAction } from "@/lib/partners/profile-actions";

type BusinessFormProps = {
  values: { businessName: string; phone: string; category: BusinessCategory };
  mayWrite: boolean;
};

export function BusinessForm({ values, mayWrite }: BusinessFormProps) {
  const t = useTranslations("people.fields");
  const { auth } = useMessages();
  const common = useTranslations("common");
  const offline = useTranslations("errors")("offline");
  const { form, failure, errors, isPending } = useSending(saveBusinessAction, {
    offline,
    onDone: () => showToast({ text: common("saved") }),
  });
  const labels = { businessName: t("businessName"), phone: t("phone"), category: t("category") };
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={labels} />
      <TextField
        name="businessName"
        label={labels.businessName}
        error={errors.businessName}
        defaultValue={values.businessName}
        autoComplete="organization"
        required
      />
      <PhoneField label={labels.phone} texts={auth.fields} error={errors.phone} defaultValue={values.phone} />
      <SelectField
        name="category"
        label={labels.category}
        error={errors.category}
        defaultValue={values.category}
        options={businessCategories.map((one) => ({ value: one, label: auth.categories[one] }))}
        required
      />
      <SaveButton mayWrite={mayWrite} isPending={isPending} label={common("save")} />
    </form>
  );
}
