"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewProductForm } from "@/app/(partner)/connections/[id]/new-product-form";
import { ProductPicker } from "@/app/(partner)/connections/[id]/product-picker";
import { SuggestedProduct } from "@/app/(partner)/connections/[id]/suggested-product";
import { useLinkActs } from "@/app/(partner)/connections/[id]/use-link-acts";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import type { LinkItem } from "@/lib/catalog/link-view";

type LinkRowProps = { item: LinkItem; name: string; onDecided: () => void };

/** The listing on the left, what it may be on the right; on a phone one under the other, each button a thumb wide. */
export function LinkRow({ item, name, onDecided }: LinkRowProps) {
  const t = useTranslations("connections.links");
  const mayWrite = useMayWrite("connections");
  return (
    <li
      aria-label={item.title || item.sku}
      className="grid gap-4 rounded-sheet border border-rule bg-sheet p-4 md:grid-cols-2 md:p-6"
    >
      <ListingFacts item={item} name={name} />
      <div className="flex flex-col gap-3">
        {item.product ? (
          <p className="text-sm">
            <span className="font-bold">{item.product.name}</span>
            <span className="block text-ink-soft">
              {t("sku", { sku: item.product.sku })}, {t(`by.${item.product.by}`)}
            </span>
          </p>
        ) : null}
        {mayWrite ? <LinkChoice item={item} name={name} onDecided={onDecided} /> : null}
      </div>
    </li>
  );
}

/** The likeliest answer first, then the others. */
function LinkChoice({ item, name, onDecided }: LinkRowProps) {
  const t = useTranslations("connections.links");
  const acts = useLinkActs(item, onDecided);
  const [best] = item.suggestions;
  const [asked, setAsked] = useState<"other" | "new" | null>(null);
  // Where nothing is like it, it most likely is a product of its own: only its cost is missing.
  const isNew = asked === "new" || (asked === null && !best && !item.product && !item.isIgnored);
  return (
    <>
      {best && asked === null && !item.product ? (
        <SuggestedProduct product={best} onConfirm={() => acts.link(best.id)} isPending={acts.isPending} />
      ) : null}
      {asked === "other" ? (
        <ProductPicker id={item.id} suggestions={item.suggestions} onChoose={acts.link} isPending={acts.isPending} />
      ) : null}
      {isNew ? <NewProductForm item={item} name={name} isAsked={asked === "new"} onDone={onDecided} /> : null}
      <div className="flex flex-wrap gap-2">
        {item.product ? (
          <Button onClick={acts.unlink} pending={acts.isPending}>
            {t("unlink")}
          </Button>
        ) : (
          <>
            {asked === "other" ? null : <Button onClick={() => setAsked("other")}>{t("other")}</Button>}
            {isNew ? null : <Button onClick={() => setAsked("new")}>{t("newProduct")}</Button>}
            <Button onClick={acts.toggleIgnored} pending={acts.isPending}>
              {t(acts.isIgnored ? "restore" : "ignore")}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function ListingFacts({ item, name }: { item: LinkItem; name: string }) {
  const t = useTranslations("connections.links");
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <h2 className="wrap-anywhere font-bold text-base">{item.title || item.sku}</h2>
      <p className="wrap-anywhere text-ink-soft">
        {[t("sku", { sku: item.sku }), item.barcode && t("barcode", { barcode: item.barcode }), item.shop]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="tabular-nums">
        {t("price")}: {item.price ?? t("unknown")} · {t("stock")}:{" "}
        {item.stock === null ? t("unknown") : t("stockUnit", { count: item.stock })} · {t(`states.${item.state}`)}
      </p>
      {item.url ? (
        <a
          href={item.url}
          target="_blank"
          rel="noreferrer"
          className="link inline-flex min-h-control items-center gap-2 self-start"
        >
          {t("view", { name })}
          <ExternalLink aria-hidden className="size-4" />
        </a>
      ) : null}
    </div>
  );
}
