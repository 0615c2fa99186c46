"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useSending } from "@/components/partners/use-sending";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { answerDimensionsAction } from "@/lib/cards/actions";
import type { ProductLanes } from "@/lib/cards/lane-view";
import { lanesQuery } from "@/lib/cards/queries";
import type { Dimensions } from "@/lib/catalog/guess-dimensions";

const fields = [
  ["lengthMm", "length"],
  ["widthMm", "width"],
  ["heightMm", "height"],
  ["weightGrams", "weight"],
] as const;

type ConfirmSizeProps = { productId: string; dimensions: Dimensions; lanes: ProductLanes };

/** The guess, to be agreed with or put right; open only while a card waits for it. */
export function ConfirmSize({ lanes, ...size }: ConfirmSizeProps) {
  const t = useTranslations("catalog.product");
  const mayWrite = useMayWrite("cards");
  const { data } = useQuery({ ...lanesQuery(size.productId), initialData: lanes });
  if (!mayWrite) return null;
  if (data.waitsForSize) {
    return (
      <div className="mt-6 flex flex-col gap-3 border-rule border-t pt-4">
        <p className="text-sm">{t("confirmSizeText")}</p>
        <SizeForm {...size} />
      </div>
    );
  }
  return (
    <details className="mt-6 border-rule border-t pt-2">
      <summary className="flex min-h-control items-center font-bold text-sm">{t("sizeGuessed")}</summary>
      <div className="pt-2">
        <SizeForm {...size} />
      </div>
    </details>
  );
}

/** The cards that waited for the size go on by themselves. */
function SizeForm({ productId, dimensions }: Omit<ConfirmSizeProps, "lanes">) {
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
    <form {...sending.form} className="flex max-w-form flex-col gap-3">
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
