"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ProductDraft } from "@/components/catalog/product-draft";
import { SelectField } from "@/components/ui/choice-field";
import { TextField } from "@/components/ui/text-field";
import { categoryKeys } from "@/lib/ai/photo-facts";

type OptionalFieldsProps = {
  draft: ProductDraft;
  hints: Partial<Record<"name" | "brand" | "barcode" | "category", ReactNode>>;
  errors: Record<string, string>;
  isOpen: boolean;
  category: ProductDraft["category"];
  onCategory: (category: ProductDraft["category"]) => void;
};

const optionalNames = ["barcode", "brand", "category", "ikpu", "sku"];

export function OptionalFields({ draft, hints, errors, isOpen, category, onCategory }: OptionalFieldsProps) {
  const t = useTranslations("catalog.form");
  const names = useTranslations("catalog.categories");
  const isWrong = optionalNames.some((name) => errors[name]);
  const optional = t("optional");
  return (
    <details open={isOpen || isWrong} className="rounded-sheet border border-rule bg-sheet">
      <summary className="flex min-h-control items-center px-4 font-bold text-sm">{t("more")}</summary>
      <div className="flex flex-col gap-4 border-rule border-t p-4">
        <SelectField
          name="category"
          label={t("category")}
          optional={optional}
          hint={hints.category}
          error={errors.category}
          placeholder={t("categoryNone")}
          options={categoryKeys.map((key) => ({ value: key, label: names(key.replace(".", "-") as never) }))}
          value={category}
          onChange={(event) => onCategory(event.target.value as ProductDraft["category"])}
        />
        <TextField
          name="brand"
          label={t("brand")}
          optional={optional}
          hint={hints.brand}
          error={errors.brand}
          defaultValue={draft.brand}
        />
        <TextField
          name="barcode"
          label={t("barcode")}
          optional={optional}
          hint={hints.barcode}
          error={errors.barcode}
          inputMode="numeric"
          defaultValue={draft.barcode}
        />
        <TextField
          name="ikpu"
          label={t("ikpu")}
          optional={optional}
          hint={t("ikpuHint")}
          error={errors.ikpu}
          inputMode="numeric"
        />
        <TextField name="sku" label={t("sku")} optional={optional} hint={t("skuHint")} error={errors.sku} />
      </div>
    </details>
  );
}
