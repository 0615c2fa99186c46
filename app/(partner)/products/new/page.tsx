import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { emptyDraft } from "@/components/catalog/product-draft";
import { ProductForm } from "@/components/catalog/product-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog.form"))("title") };
}

export default async function NewProductPage() {
  await partnerPage("catalog:write");
  const t = await getTranslations("catalog.form");
  return (
    <ClientMessages names={["common", "errors", "catalog"]}>
      <PageHeader title={t("title")} text={t("text")} back={{ href: "/products", label: t("back") }} />
      <ProductForm draft={emptyDraft} submit={t("submit")} />
    </ClientMessages>
  );
}
