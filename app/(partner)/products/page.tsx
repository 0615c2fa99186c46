import { Plus, ScanLine } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { ProductTable } from "@/app/(partner)/products/product-table";
import { ClientMessages } from "@/components/shell/client-messages";
import { ButtonLink } from "@/components/ui/button";
import { ListLoading } from "@/components/ui/list-loading";
import { PageHeader } from "@/components/ui/page-header";
import { isAllowed, partnerPage } from "@/lib/auth/guards";
import { listProducts } from "@/lib/catalog/list-products";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog.list"))("title") };
}

type Props = { searchParams: Promise<{ before?: string }> };

export default async function ProductsPage({ searchParams }: Props) {
  const viewer = await partnerPage("catalog:read");
  const { partnerId } = viewer;
  const [t, common] = await Promise.all([getTranslations("catalog.list"), getTranslations("common")]);
  const before = z.uuid().safeParse((await searchParams).before).data ?? null;
  return (
    <ClientMessages names={["common", "errors", "catalog", "cards"]}>
      <PageHeader
        title={t("title")}
        actions={
          isAllowed(viewer, "catalog:write") ? (
            <>
              <ButtonLink href="/scan" icon={<ScanLine aria-hidden className="size-4" />}>
                {t("scan")}
              </ButtonLink>
              <ButtonLink href="/products/new" variant="primary" icon={<Plus aria-hidden className="size-4" />}>
                {t("add")}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <Suspense key={before} fallback={<ListLoading label={common("loading")} />}>
        <Products partnerId={partnerId} before={before} />
      </Suspense>
    </ClientMessages>
  );
}

/** Below the guard: a page that is refused answers so before anything is drawn. */
async function Products({ partnerId, before }: { partnerId: string; before: string | null }) {
  return <ProductTable before={before} initial={await listProducts(partnerId, before)} />;
}
