import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ConfirmSize } from "@/app/(partner)/products/[id]/confirm-size";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Fact } from "@/lib/ai/photo-facts";
import type { ProductLanes } from "@/lib/cards/lane-view";
import type { ProductView } from "@/lib/catalog/get-product";
import { formatNumber } from "@/lib/i18n/format";

/** What is known about the product, and where each thing is known from. */
export async function ProductFacts({ product, lanes }: { product: ProductView; lanes: ProductLanes }) {
  const [t, list, scan, categories, locale] = await Promise.all([
    getTranslations("catalog.product"),
    getTranslations("catalog.list"),
    getTranslations("catalog.scan"),
    getTranslations("catalog.categories"),
    getLocale(),
  ]);
  const { facts, dimensions } = product;
  const size = t("size", {
    length: dimensions.lengthMm,
    width: dimensions.widthMm,
    height: dimensions.heightMm,
    weight: dimensions.weightGrams,
  });
  const found = (given: string | null, fact: Fact | null | undefined, say = (value: string) => value): ReactNode => {
    if (given) return say(given);
    if (!fact) return <span className="text-ink-soft">{t("unknown")}</span>;
    return (
      <span className="inline-flex flex-wrap items-center gap-2" title={fact.because}>
        {say(fact.value)}
        <Badge tone={fact.source === "assumed" ? "attention" : "neutral"}>
          {`${scan(fact.source)} ${Math.round(fact.confidence * 100)} %`}
        </Badge>
      </span>
    );
  };
  const nameCategory = (key: string) => categories(key.replace(".", "-") as never);
  return (
    <Panel title={t("facts")}>
      <div className="grid gap-6 md:grid-cols-[10rem_minmax(0,1fr)]">
        {product.photoUrl ? (
          <ProductPhoto
            url={product.photoUrl}
            isFirst
            alt={t("photoAlt", { name: product.name })}
            className="h-auto w-40 rounded-control bg-sunk object-contain"
          />
        ) : null}
        <dl className="grid content-start gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
          <Line name={t("stock")}>
            {list("pieces", { count: product.stock, countText: formatNumber(product.stock, locale) })}
          </Line>
          <Line name={t("cost")}>{product.cost}</Line>
          <Line name={t("category")}>{found(product.category, facts?.category, nameCategory)}</Line>
          <Line name={t("brand")}>{found(product.brand, facts?.brand)}</Line>
          <Line name={t("barcode")}>{found(product.barcode, facts?.barcode)}</Line>
          <Line name={t("ikpu")}>{found(product.ikpu, null)}</Line>
          <Line name={t("dimensions")}>
            <span className="inline-flex flex-wrap items-center gap-2">
              {size}
              {product.hasDimensions ? null : <Badge tone="attention">{t("sizeGuess")}</Badge>}
            </span>
          </Line>
        </dl>
      </div>
      {product.hasDimensions ? null : <ConfirmSize productId={product.id} dimensions={dimensions} lanes={lanes} />}
    </Panel>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-xs">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
