import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { ProductFacts } from "@/app/(partner)/products/[id]/product-facts";
import { ProductLanes } from "@/components/cards/product-lanes";
import { LivePage } from "@/components/live/live-page";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";
import { listProductLanes } from "@/lib/cards/list-lanes";
import { findProductView } from "@/lib/catalog/get-product";

type Props = { params: Promise<{ id: string }> };

const readProduct = cache(async (id: string) => {
  const { partnerId } = await partnerPage("catalog:read");
  const product = z.uuid().safeParse(id).success ? await findProductView(partnerId, id) : null;
  return product ? { partnerId, product } : notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { product } = await readProduct((await params).id);
  return { title: product.name };
}

export default async function ProductPage({ params }: Props) {
  const { partnerId, product } = await readProduct((await params).id);
  const [t, lanes] = await Promise.all([getTranslations("catalog.list"), listProductLanes(partnerId, product.id)]);
  return (
    <ClientMessages names={["common", "errors", "catalog", "cards"]}>
      <LivePage areas={["products"]} />
      <PageHeader title={product.name} text={product.sku} back={{ href: "/products", label: t("title") }} />
      <div className="flex flex-col gap-6">
        <ProductFacts product={product} lanes={lanes} />
        <ProductLanes productId={product.id} initial={lanes} />
      </div>
    </ClientMessages>
  );
}
