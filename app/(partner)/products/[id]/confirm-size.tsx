"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { answerDimensionsAction } from "@/lib/cards/actions";
import type { Dimensions } from "@/lib/catalog/guess-dimensions";

const fields = [
  ["lengthMm", "length"],
  ["widthMm", "width"],
  ["heightMm", "height"],
  ["weightGrams", "weight"],
] as const;

/** The guess, to be agreed with or put right; the cards that waited for it go on by themselves. */
export function ConfirmSize({ productId, dimensions }: { productId: string; dimensions: Dimensions }) {
  const t = useTranslations("catalog.product");
  const form = useTranslations("catalog.form");
  const offline = useTranslations("errors")("offline");
  const router = useRouter();
  const queries = useQueryClient();
  const sending = useSending(
    (data: FormData) => answerDimensionsAction({ productId, ...Object.fromEntries(data) } as never),
    {
      offline,
      onDone: () => {
        showToast({ text: t("sizeSaved") });
        void queries.invalidateQueries({ queryKey: ["lanes"] });
        router.refresh();
      },
    },
  );
  return (
    <form {...sending.form} className="mt-6 flex max-w-form flex-col gap-3 border-rule border-t pt-4">
      <p className="text-sm">{t("confirmSizeText")}</p>
      <FormErrors title={sending.failure?.error} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            name={name}
            label={form(label)}
            inputMode="numeric"
            defaultValue={String(dimensions[name])}
            error={sending.errors[name]}
          />
        ))}
      </div>
      <Button type="submit" pending={sending.isPending} className="self-start">
        {t("confirmSize")}
      </Button>
    </form>
  );
}
