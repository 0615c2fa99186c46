import "server-only";
import { getLocale } from "next-intl/server";
import { photoPath } from "@/lib/catalog/photos";
import { listProductPage } from "@/lib/catalog/repository";
import { inPartner } from "@/lib/db/client";
import { formatMoney } from "@/lib/i18n/format";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

type LaneState = Awaited<ReturnType<typeof listProductPage>>[number]["lanes"][number]["state"];

export type ProductListItem = {
  id: string;
  name: string;
  sku: string;
  photoUrl: string | null;
  /** Free: what may still be sold. */
  stock: number;
  cost: string;
  lanes: { id: string; marketplace: MarketplaceId; state: LaneState }[];
};

export type ProductPage = { items: ProductListItem[]; nextBefore: string | null };

const pageSize = 50;

export async function listProducts(partnerId: string, before: string | null): Promise<ProductPage> {
  const locale = await getLocale();
  const rows = await inPartner(partnerId, (db) => listProductPage(partnerId, { before, most: pageSize + 1 }, db));
  const page = rows.slice(0, pageSize);
  return {
    items: page.map((row) => ({
      id: row.id,
      name: row.name,
      sku: row.sku,
      photoUrl: row.photo && photoPath(row.photo.token),
      stock: (row.balance?.onHand ?? 0) - (row.balance?.reserved ?? 0),
      cost: formatMoney(money(row.costMinor, "UZS"), locale),
      lanes: row.lanes.map(({ id, state, connection }) => ({ id, state, marketplace: connection.marketplace })),
    })),
    nextBefore: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
