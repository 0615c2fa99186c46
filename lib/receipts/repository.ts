import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

export type ReceiptRow = Prisma.ReceiptGetPayload<Record<string, never>> & { productName: string | null };

export async function listReceiptPage(
  partnerId: string,
  { before, most }: { before: string | null; most: number },
  db: Db,
): Promise<ReceiptRow[]> {
  const rows = await db.receipt.findMany({
    where: { partnerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...(before && { cursor: { id: before }, skip: 1 }),
    take: most,
  });
  const ids = [...new Set(rows.flatMap(({ productId }) => productId ?? []))];
  const products = await db.product.findMany({
    where: { partnerId, id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(products.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, productName: row.productId && (names.get(row.productId) ?? null) }));
}
