import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type Db, inPartner } from "@/lib/db/client";
import type { ReceiptPage } from "@/lib/receipts/receipt-view";
import { listReceiptPage, type ReceiptRow } from "@/lib/receipts/repository";
import { viewReceipt } from "@/lib/receipts/view-receipt";

const pageSize = 10;

/** What the AI Manager did and would do, newest first, in the reader's words. `before`: the last one of the page before. */
export async function listReceipts(partnerId: string, before: string | null): Promise<ReceiptPage> {
  const [locale, t, common] = await Promise.all([getLocale(), getTranslations(), getTranslations("common")]);
  const rows = await inPartner(partnerId, (db) => listReceiptPage(partnerId, { before, most: pageSize + 1 }, db));
  const page = rows.slice(0, pageSize);
  const now = new Date();
  return {
    items: page.map((row) => viewReceipt(row, { locale, now, t, common })),
    nextBefore: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

/** As they are stored, newest first: the rows behind `after`. */
export const listReceiptRows = (
  partnerId: string,
  { after, most }: { after: ReceiptRow | null; most: number },
  db: Db,
): Promise<ReceiptRow[]> => listReceiptPage(partnerId, { before: after?.id ?? null, most }, db);
