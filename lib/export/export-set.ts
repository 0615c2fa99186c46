import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Viewer } from "@/lib/auth/session";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { connectionTable, profileTable, teamTable } from "@/lib/export/account-tables";
import { findExportRefusal } from "@/lib/export/find-export-refusal";
import { cardTable, listingTable, movementTable, productTable, receiptTable } from "@/lib/export/goods-tables";
import { moneyTable, orderTable, statementTable } from "@/lib/export/order-tables";
import { sendCsv } from "@/lib/export/send-csv";
import { type ExportSetName, exportSetNames } from "@/lib/export/sets";
import type { ExportTable } from "@/lib/export/table";

const tables: Record<ExportSetName, ExportTable> = {
  profile: profileTable,
  team: teamTable,
  connections: connectionTable,
  products: productTable,
  listings: listingTable,
  cards: cardTable,
  movements: movementTable,
  orders: orderTable,
  money: moneyTable,
  statement: statementTable,
  receipts: receiptTable,
};

/** One set of the viewer's own partner as a file, in the viewer's language; in the log it stands before the first row leaves. */
export async function exportSet(viewer: Viewer, wanted: string): Promise<Response> {
  const name = exportSetNames.find((known) => known === wanted);
  if (!name) throw new AppError("not-found", "notFound");
  const refusal = findExportRefusal(viewer, name);
  if (refusal || !viewer.partnerId) throw new AppError("forbidden", refusal ?? "notAllowed");
  const { partnerId, userId } = viewer;
  const [locale, t, common] = await Promise.all([getLocale(), getTranslations(), getTranslations("common")]);
  const entry = {
    actor: { kind: "PARTNER", id: userId },
    partnerId,
    action: "data.exported",
    subject: { kind: "export", id: name },
    after: { set: name },
  } as const;
  await inPartner(partnerId, (db) => recordAudit(entry, db));
  const { columns, readPages } = tables[name];
  const heading = columns.map((column) => t(`data.columns.${column}` as never));
  return sendCsv(name, heading, readPages(partnerId, { locale, t, common }));
}
