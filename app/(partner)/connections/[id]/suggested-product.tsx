"use client";

import { useTranslations } from "next-intl";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { Button } from "@/components/ui/button";
import type { LinkItem } from "@/lib/catalog/link-view";

type SuggestedProductProps = {
  product: LinkItem["suggestions"][number];
  onConfirm: () => void;
  isPending: boolean;
};

/** The likeliest product, why it is, and one button to say yes. */
export function SuggestedProduct({ product, onConfirm, isPending }: SuggestedProductProps) {
  const t = useTranslations("connections.links");
  return (
    <div className="flex flex-col gap-3 rounded-control bg-sunk p-4 text-sm">
      <p className="text-ink-soft">{t("suggested")}</p>
      <div className="flex items-center gap-3">
        {product.photoUrl ? (
          <ProductPhoto url={product.photoUrl} alt="" className="size-14 rounded-control object-cover" />
        ) : null}
        <p className="min-w-0">
          <span className="wrap-anywhere font-bold">{product.name}</span>
          <span className="block text-ink-soft">
            {t("sku", { sku: product.sku })}, {t(`why.${product.why}`, { percent: product.percent })}
          </span>
        </p>
      </div>
      <Button variant="primary" onClick={onConfirm} pending={isPending} className="self-start">
        {t("confirm")}
      </Button>
    </div>
  );
}
