import "server-only";
import type { Db } from "@/lib/db/client";

/** How the breaker of a connection stands (promise O4). */
export type Circuit = { failuresInRow: number; circuitOpenUntil: Date | null };

/** So many failures in a row open the breaker; the first pause in seconds, doubled by each failed probe, and the longest. */
const failuresToOpen = 10;
const firstPauseSeconds = 30;
const longestPauseSeconds = 900;

/**
 * One more failure of a call with this key. While the breaker is open only its probe counts: calls that were under way
 * when it opened say nothing new. Null: somebody gave another key meanwhile, or nothing was counted.
 */
export async function countFailure(
  partnerId: string,
  connectionId: string,
  { keyVersion, isProbe }: { keyVersion: number; isProbe: boolean },
  db: Db,
): Promise<Circuit | null> {
  const rows = await db.$queryRaw<Circuit[]>`
    update marketplace_integrations set "failuresInRow" = "failuresInRow" + 1,
      "circuitOpenUntil" = case when "failuresInRow" + 1 >= ${failuresToOpen}
        then now() + interval '1 second' * (0.5 + random() / 2) * least(${longestPauseSeconds}::int,
          ${firstPauseSeconds}::int * power(2, least("failuresInRow" + 1 - ${failuresToOpen}, 10)))
      end
    where "partnerId" = ${partnerId}::uuid and id = ${connectionId}::uuid and "keyVersion" = ${keyVersion}
      and (${isProbe} or "circuitOpenUntil" is null)
    returning "failuresInRow", "circuitOpenUntil"`;
  return rows[0] ?? null;
}

/** The pause is over: one caller is let through, the others wait for what it finds. */
export async function claimProbe(partnerId: string, connectionId: string, db: Db): Promise<boolean> {
  const claimed = await db.$executeRaw`
    update marketplace_integrations set "circuitOpenUntil" = now() + interval '1 minute'
    where "partnerId" = ${partnerId}::uuid and id = ${connectionId}::uuid and "circuitOpenUntil" <= now()`;
  return claimed === 1;
}

export async function closeCircuit(partnerId: string, connectionId: string, db: Db): Promise<void> {
  await db.connection.updateMany({
    where: { partnerId, id: connectionId },
    data: { failuresInRow: 0, circuitOpenUntil: null },
  });
}
