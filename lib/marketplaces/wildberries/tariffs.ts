import { z } from "zod";
import type { TariffQuestion } from "@/lib/marketplaces/port";
import type { Tariff } from "@/lib/marketplaces/types";
import { searchCard } from "@/lib/marketplaces/wildberries/card-search";
import type { Client } from "@/lib/marketplaces/wildberries/client";

/** The shares differ by category alone and are looked at once a day; a base token may ask 5 times an hour. */
const dayMs = 86_400_000;

/**
 * Which column is the seller's own depends on the seller's country: Uzbekistan's and Russia's are for the seller's own
 * warehouse (FBS), the others are one for all ways of selling (10-rates.yaml, 2026-08-17).
 */
const columns = ["kgvpMarketplaceUz", "kgvpMarketplace", "kgvpChina", "kgvpTurkey", "kgvpUAE"] as const;

const percent = z.number().nullish();
const commissionReply = z.object({
  report: z.array(
    z.object({
      subjectID: z.int(),
      kgvpMarketplaceUz: percent,
      kgvpMarketplace: percent,
      kgvpChina: percent,
      kgvpTurkey: percent,
      kgvpUAE: percent,
    }),
  ),
});

type Share = { column: (typeof columns)[number]; basisPoints: number };

/** The commission of a sale. What a delivery costs depends on the buyer's place and is in no tariff of one product. */
export async function readTariffs(client: Client, { items }: { items: TariffQuestion[] }): Promise<Tariff[]> {
  if (items.length === 0) return [];
  const shares = await readShares(client);
  const tariffs: Tariff[] = [];
  for (const item of items) {
    const share = shares.get(item.categoryExternalId ?? (await findSubject(client, item.sku)));
    if (!share) continue;
    tariffs.push({
      sku: item.sku,
      kind: "commission",
      rawKind: share.column,
      basisPoints: share.basisPoints,
      amount: null,
    });
  }
  return tariffs;
}

async function readShares({ call, methods, memory }: Client): Promise<Map<string, Share>> {
  return memory.recall("commission", { freshMs: dayMs, staleMs: 30 * dayMs }, async () => {
    const { report } = await call(methods.commission, { query: { locale: "ru" }, reply: commissionReply });
    return new Map(
      report.flatMap((row) => {
        const column = columns.find((name) => typeof row[name] === "number");
        // Two decimals at most, so whole basis points.
        return column ? [[String(row.subjectID), { column, basisPoints: Math.round((row[column] ?? 0) * 100) }]] : [];
      }),
    );
  });
}

async function findSubject(client: Client, sku: string): Promise<string> {
  return String((await searchCard(client, sku))?.subjectID ?? "");
}
