"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { DimensionFields } from "@/components/catalog/dimension-fields";
import { OptionalFields } from "@/components/catalog/optional-fields";
import { PhotoField } from "@/components/catalog/photo-field";
import type { ProductDraft } from "@/components/catalog/product-draft";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/choice-field";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { createProductAction } from "@/lib/catalog/actions";
import { guessDimensions } from "@/lib/catalog/guess-dimensions";
import { findKind } from "@/lib/catalog/product-kinds";
import type { SentPhoto } from "@/lib/catalog/send-photo";

type ProductFormProps = {
  draft: ProductDraft;
  /** Where what was read on a photo comes from, under its field. */
  hints?: Partial<Record<"name" | "brand" | "barcode" | "category", ReactNode>>;
  /** The scanner has the photo already, and shows what it read. */
  isScanned?: boolean;
  submit: string;
};

/** Name, stock, cost and a photo; the rest is folded away. An error loses nothing of what was typed. */
export function ProductForm({ draft, hints = {}, isScanned = false, submit }: ProductFormProps) {
  const t = useTranslations("catalog.form");
  const scan = useTranslations("catalog.scan");
  const general = useTranslations("errors");
  const router = useRouter();
  const [name, setName] = useState(draft.name);
  const [category, setCategory] = useState(draft.category);
  const [photo, setPhoto] = useState(draft.photo);
  const upload = useRef<Promise<SentPhoto | null>>(null);
  const asksName = draft.isNameAssumed && name.trim() === draft.name.trim();
  const { form, failure, errors, isPending } = useSending(
    async (data: FormData) => {
      if (asksName && !data.has("nameConfirmed")) {
        const fieldErrors = { nameConfirmed: scan("confirmNameHint") };
        return { ok: false as const, code: "invalid" as const, error: general("checkForm"), fieldErrors };
      }
      // The picture itself went up before; a server action takes a megabyte at most.
      data.delete("photo");
      const sent = await upload.current;
      if (sent) data.set("photoId", sent.photoId);
      return createProductAction(data);
    },
    { offline: t("offline"), onDone: ({ productId }) => router.push(`/products/${productId}`) },
  );
  const labels = {
    photoId: t("photo"),
    name: t("name"),
    nameConfirmed: scan("confirmName"),
    stock: t("stock"),
    cost: t("cost"),
    lengthMm: t("length"),
    widthMm: t("width"),
    heightMm: t("height"),
    weightGrams: t("weight"),
    brand: t("brand"),
    barcode: t("barcode"),
    category: t("category"),
    ikpu: t("ikpu"),
    sku: t("sku"),
  };
  const kind = category || (findKind(name)?.category ?? null);
  return (
    <form {...form} className="flex max-w-form flex-col gap-5">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={labels} />
      {isScanned ? null : (
        <PhotoField
          photo={photo}
          onPhoto={setPhoto}
          onUpload={(promise) => {
            upload.current = promise;
          }}
          error={errors.photoId}
        />
      )}
      <input type="hidden" name="photoId" value={photo?.photoId ?? ""} />
      <TextField
        name="name"
        label={t("name")}
        hint={hints.name ?? t("nameHint")}
        error={errors.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={200}
        required
      />
      {asksName ? (
        <CheckboxField
          name="nameConfirmed"
          label={scan("confirmName")}
          hint={scan("confirmNameHint")}
          error={errors.nameConfirmed}
        />
      ) : null}
      <div className="grid grid-cols-2 gap-4">
        <TextField
          name="stock"
          label={t("stock")}
          unit={t("stockUnit")}
          inputMode="numeric"
          autoComplete="off"
          error={errors.stock}
          required
        />
        <TextField
          name="cost"
          label={t("cost")}
          unit={t("costUnit")}
          inputMode="decimal"
          autoComplete="off"
          error={errors.cost}
          required
        />
      </div>
      <DimensionFields key={kind ?? "none"} guess={guessDimensions(kind)} errors={errors} />
      <OptionalFields
        draft={draft}
        hints={hints}
        errors={errors}
        isOpen={isScanned}
        category={category}
        onCategory={setCategory}
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending}>
        {submit}
      </Button>
    </form>
  );
}
