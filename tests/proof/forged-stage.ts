import { createConnection } from "@/lib/connections/create-connection";
import { listConnections } from "@/lib/connections/list-connections";
import { processPushes } from "@/lib/connections/process-pushes";
import { query } from "../support/people.ts";
import { forge, type Marketplace, type Target } from "./forged-bodies.ts";

export type Send = (forged: ReturnType<typeof forge>) => Promise<number>;

type Stage = {
  partnerId: string;
  superuserUrl: string;
  /** Keys at the sandboxes of Ozon and Yandex Market. */
  keys: Record<Marketplace, { key: string; clientId?: string }>;
  /** Orders that are somebody else's there. */
  foreignOrder: Record<Marketplace, string>;
  send: Send;
  /** Calls that the product has made to marketplaces and to the jobs server so far. */
  countCalls: () => number;
};

/** What a forged message must never change. */
const businessTables = ["orders", "order_lines", "stock_movements", "commission_paid", "ledger_entries", "listings"];

/** T2: forged messages of every kind, and what became of them. */
export async function playForged(
  { partnerId, superuserUrl, keys, foreignOrder, send, countCalls }: Stage,
  count: number,
) {
  const ids = {
    ozon: (await createConnection(partnerId, { marketplace: "ozon", ...keys.ozon })).connectionId,
    yandex: (await createConnection(partnerId, { marketplace: "yandex", ...keys.yandex })).connectionId,
  };
  const targets = await readTargets(partnerId, superuserUrl, ids);
  const countRows = async () => {
    const sql = businessTables.map((table) => `(select count(*) from ${table})`).join(" + ");
    return Number((await query<{ rows: string }>(superuserUrl, `select ${sql} as rows`))[0]?.rows);
  };
  const rowsBefore = await countRows();
  const statuses: Record<string, number> = {};
  const wrongAnswers: string[] = [];
  let callsForWrongToken = 0;
  for (const hasToken of [false, true]) {
    const callsBefore = countCalls();
    for (let number = 0; number < count; number += 1) {
      const forged = forge(number, targets, foreignOrder);
      if (forged.hasToken !== hasToken) continue;
      const status = await send(forged);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const expected = forged.headers["content-encoding"] ? [415] : hasToken ? [200, 400, 413] : [404];
      if (!expected.includes(status)) wrongAnswers.push(`${forged.kind}: ${status}`);
    }
    if (!hasToken) callsForWrongToken = countCalls() - callsBefore;
  }
  for (const connectionId of Object.values(ids)) {
    while ((await processPushes(partnerId, connectionId)).nextInMs === 0);
  }
  const [left] = await query<{ waiting: number }>(
    superuserUrl,
    `select count(*)::int as waiting from inbox_messages where "processedAt" is null`,
  );
  const figures = {
    sent: count,
    statuses,
    serverErrors: Object.entries(statuses).reduce((sum, [status, times]) => sum + (status >= "500" ? times : 0), 0),
    wrongAnswers: wrongAnswers.slice(0, 5),
    businessWrites: (await countRows()) - rowsBefore,
    callsForWrongToken,
    waiting: left?.waiting ?? Number.NaN,
  };
  const isMet =
    figures.serverErrors === 0 &&
    wrongAnswers.length === 0 &&
    figures.businessWrites === 0 &&
    callsForWrongToken === 0 &&
    figures.waiting === 0;
  return { isMet, figures };
}

async function readTargets(
  partnerId: string,
  superuserUrl: string,
  ids: Record<Marketplace, string>,
): Promise<Record<Marketplace, Target>> {
  const cards = await listConnections(partnerId, "uz", new Date());
  const shops = await query<{ id: string; account: string; shop: string }>(
    superuserUrl,
    `select c.id, c."accountExternalId" as account, s."externalId" as shop
     from marketplace_integrations c join shops s on s."connectionId" = c.id where c."partnerId" = $1`,
    [partnerId],
  );
  const of = (marketplace: Marketplace): Target => {
    const own = shops.find(({ id }) => id === ids[marketplace]);
    const token =
      cards
        .find(({ id }) => id === ids[marketplace])
        ?.pushUrl?.split("/")
        .at(-1) ?? "";
    return { token, account: own?.account ?? "", shop: own?.shop ?? "" };
  };
  return { ozon: of("ozon"), yandex: of("yandex") };
}
