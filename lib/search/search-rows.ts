import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type Db, inPartner } from "@/lib/db/client";
import { toStorable } from "@/lib/db/storable-text";
import { formatDay } from "@/lib/i18n/format";
import { foldQuery } from "@/lib/search/fold-text";
import * as rows from "@/lib/search/repository";
import { type SearchInput, type SearchKind, searchKinds, shortestQuery } from "@/lib/search/schema";
import type { SearchGroup, SearchRow } from "@/lib/search/search-view";

const fewRows = 8;
const pageSize = 50;
/** Who types more words than this has pasted a text. */
const mostWords = 8;

/** What the partner calls so, in any script or with the wrong keyboard layout. Only kinds that are asked for. */
export async function searchRows(
  partnerId: string,
  { q, kind, after }: SearchInput,
  readable: readonly SearchKind[],
): Promise<SearchGroup[]> {
  const spellings = foldQuery(q)
    .filter((key) => key.length >= shortestQuery)
    .map((key) => key.split(" ").slice(0, mostWords));
  const kinds = searchKinds.filter((one) => readable.includes(one) && (!kind || kind === one));
  const page = { after: kind && after, most: kind ? pageSize : fewRows };
  const readers = await openReaders();
  return inPartner(partnerId, async (db) => {
    const groups: SearchGroup[] = [];
    for (const one of kinds) {
      const found = await readers[one](partnerId, { q, spellings }, { ...page, most: page.most + 1 }, db);
      const shown = found.slice(0, page.most);
      groups.push({ kind: one, rows: shown, nextAfter: found.length > page.most ? (shown.at(-1)?.id ?? null) : null });
    }
    return groups;
  });
}

type Asked = { q: string; spellings: rows.Spellings };
type Page = { after: string | null; most: number };
type Reader = (partnerId: string, asked: Asked, page: Page, db: Db) => Promise<SearchRow[]>;

async function openReaders(): Promise<Record<SearchKind, Reader>> {
  const [locale, t, common] = await Promise.all([getLocale(), getTranslations("orders"), getTranslations("common")]);
  return {
    async products(partnerId, { spellings }, page, db) {
      if (spellings.length === 0) return [];
      const found = await rows.findProducts(partnerId, spellings, page, db);
      return found.map(({ id, name, sku }) => ({ id, href: `/products/${id}`, title: name, detail: sku }));
    },
    async orders(partnerId, { q }, page, db) {
      const number = toStorable(q).replace(/[\s#№]/g, "");
      if (number.length < shortestQuery) return [];
      const found = await rows.findOrders(partnerId, number, page, db);
      return found.map(({ id, externalId, state, orderedAt, connection }) => ({
        id,
        href: `/orders/${id}`,
        title: externalId,
        detail: [
          common(`marketplaces.${connection.marketplace}`),
          t(`states.${state}`),
          formatDay(orderedAt, locale),
        ].join(" · "),
      }));
    },
    async listings(partnerId, { spellings }, page, db) {
      if (spellings.length === 0) return [];
      const found = await rows.findListings(partnerId, spellings, page, db);
      return found.map(({ id, title, sku, connectionId, ignoredAt, connection }) => ({
        id,
        href: `/connections/${connectionId}${ignoredAt ? "?view=ignored" : ""}`,
        title: title || sku,
        detail: `${common(`marketplaces.${connection.marketplace}`)} · ${sku}`,
      }));
    },
  };
}
