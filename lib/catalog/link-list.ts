import "server-only";
import * as links from "@/lib/catalog/link-repository";
import { makeRanking, type Suggestion } from "@/lib/catalog/link-rules";
import type { LinkPageInput } from "@/lib/catalog/link-schema";
import type { LinkCandidate, LinkPage } from "@/lib/catalog/link-view";
import { photoPath } from "@/lib/catalog/photos";
import { findConnection } from "@/lib/connections/find-connection";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";

const pageSize = 20;
/** Compared by title with each listing of a page. */
const mostCompared = 3_000;
const mostFound = 8;

/** A page of listings that wait for a product, were linked, or were put aside. */
export async function listLinks(partnerId: string, input: LinkPageInput, locale: Locale): Promise<LinkPage> {
  const { connectionId, view } = input;
  if (!(await findConnection(partnerId, connectionId))) throw new AppError("not-found", "connections.gone");
  const { counts, rows, suggested, shown } = await inPartner(partnerId, async (db) => {
    const found = await links.listListings(partnerId, { ...input, most: pageSize + 1 }, db);
    const suggestions = view === "open" ? await suggest(partnerId, found, db) : new Map<string, Suggestion[]>();
    const ids = [...suggestions.values()].flat().map(({ productId }) => productId);
    return {
      counts: await links.countViews(partnerId, connectionId, db),
      rows: found,
      suggested: suggestions,
      shown: new Map((await links.listShown(partnerId, ids, db)).map((one) => [one.id, toCandidate(one)])),
    };
  });
  const page = rows.slice(0, pageSize);
  return {
    counts,
    nextAfter: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    items: page.map(({ product, linkedBy, priceMinor, currency, shop, barcodes, ignoredAt, shopId: _, ...row }) => ({
      ...row,
      shop: shop.name,
      isIgnored: ignoredAt !== null,
      barcode: barcodes[0] ?? null,
      price: priceMinor === null ? null : formatMoney(money(priceMinor, currency), locale),
      suggestions: (suggested.get(row.id) ?? []).flatMap(({ productId, why, score }) => {
        const candidate = shown.get(productId);
        return candidate ? [{ ...candidate, why, percent: Math.round(score * 100) }] : [];
      }),
      product: product && { ...product, by: linkedBy ?? "PARTNER" },
    })),
  };
}

type Rows = Awaited<ReturnType<typeof links.listListings>>;

async function suggest(partnerId: string, rows: Rows, db: Db): Promise<Map<string, Suggestion[]>> {
  const rank = makeRanking(await links.listComparable(partnerId, mostCompared, db));
  return new Map(rows.map((row) => [row.id, rank(row)]));
}

/** "Another product": by a part of its name, its code or its barcode. */
export async function findCandidates(partnerId: string, query: string): Promise<LinkCandidate[]> {
  const found = await inPartner(partnerId, (db) => links.searchProducts(partnerId, { query, most: mostFound }, db));
  return found.map(toCandidate);
}

const toCandidate = ({ photo, ...product }: Awaited<ReturnType<typeof links.listShown>>[number]): LinkCandidate => ({
  ...product,
  photoUrl: photo && photoPath(photo.token),
});
