import { money } from "@/lib/money";
import { proposePrices } from "@/lib/pricing/propose-prices";
import { sendDue } from "@/lib/sending/send-due";
import { createChance } from "../../local/marketplaces/chance.ts";
import { query } from "../support/people.ts";
import type { Goods, SendStage } from "./send-stage.ts";

type Size = { skus: number; changes: number; rounds: number; seed: number };

const hourMs = 3_600_000;
const mostAnHour = 10;
const firstPriceMinor = 1_000_00n;

/**
 * T6: two workers change the prices of the same goods as fast as they can, two senders send, Ozon's answers get lost at
 * random. Time goes on between the rounds, for the sandbox and for us.
 */
export async function playTwoRepricers(stage: SendStage, { skus, changes, rounds, seed }: Size) {
  const { partnerId, connections, superuserUrl } = stage;
  const goods: Goods[] = [];
  for (let index = 0; index < skus; index += 1) {
    goods.push(await stage.addOzonGoods(`T6-${seed}-${index}`, firstPriceMinor));
  }
  await query(superuserUrl, logSql);
  await stage.control("ozon", "faults", {
    seed,
    rules: [
      { kind: "drop-reply", share: 0.25, match: "import/prices" },
      { kind: "reset", share: 0.1, match: "info/prices" },
    ],
  });
  const chance = createChance(seed);
  let counter = 0n;
  const work = async (count: number) => {
    for (let change = 0; change < count; change += 1) {
      const one = goods[Math.floor(chance() * goods.length)] as Goods;
      counter += 1n;
      // Each price is another one, so that a price tells its version; none is a step too great for the guard.
      const price = money(firstPriceMinor + counter * 2n, "RUB");
      await proposePrices(partnerId, { prices: [{ listingId: one.listingId, price }], by: "autonomy", reason: null });
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    let isWorking = true;
    const send = async () => {
      while (isWorking) await sendDue(partnerId, connections.ozon);
    };
    const senders = [send(), send()];
    await Promise.all([work(changes / rounds), work(changes / rounds)]);
    isWorking = false;
    await Promise.all(senders);
    await stage.advance(hourMs / 3);
  }
  for (let pass = 0; pass < 500; pass += 1) {
    const passes = await Promise.all([sendDue(partnerId, connections.ozon), sendDue(partnerId, connections.ozon)]);
    const next = passes[0].nextInMs;
    if (next === null) break;
    if (next > 0) await stage.advance(next);
  }
  return judge(stage, goods);
}

/** Every version that was ever wanted, kept by the database itself. */
const logSql = `
  create table if not exists wanted_log ("listingId" uuid, version integer, wanted bigint);
  create or replace function log_wanted() returns trigger language plpgsql security definer as $$
  begin
    insert into wanted_log values (new."listingId", new.version, new.wanted);
    return null;
  end $$;
  drop trigger if exists log_wanted on wanted_values;
  create trigger log_wanted after insert or update of version on wanted_values for each row execute function log_wanted();`;

async function judge({ writes, control, superuserUrl }: SendStage, goods: Goods[]) {
  const log = await query<{ listingId: string; version: number; wanted: string }>(
    superuserUrl,
    `select "listingId", version, wanted::text from wanted_log order by version`,
  );
  const rows = await query<{ listingId: string; state: string }>(
    superuserUrl,
    `select "listingId", state from wanted_values where field = 'PRICE'`,
  );
  const { listings } = (await control("ozon", "state")) as { listings: { sku: string; price: string }[] };
  const struck = await control("ozon", "faults");
  const figures = { changes: log.length, sends: 0, lostReplies: Number(struck["drop-reply"] ?? 0), wrongAtTheEnd: 0 };
  const faults = { outOfOrder: 0, repeats: 0, mostInAnHour: 0, unconfirmed: 0 };
  for (const { sku, listingId } of goods) {
    const versions = log.filter((one) => one.listingId === listingId);
    const own = writes.filter((write) => write.field === "price" && write.sku === sku);
    const sent = own.map(
      ({ value }) => versions.find(({ wanted }) => Number(wanted) === toMinor(value))?.version ?? -1,
    );
    figures.sends += own.length;
    faults.outOfOrder += sent.filter((version, index) => version < Math.max(0, ...sent.slice(0, index))).length;
    faults.repeats += sent.length - new Set(sent).size;
    for (const { at } of own) {
      const inHour = own.filter((other) => other.at > at - hourMs && other.at <= at).length;
      faults.mostInAnHour = Math.max(faults.mostInAnHour, inHour);
    }
    if (rows.find((row) => row.listingId === listingId)?.state !== "CONFIRMED") faults.unconfirmed += 1;
    const shown = listings.find((one) => one.sku === sku)?.price ?? "";
    const last = versions.at(-1);
    if (last && toMinor(shown) !== Number(last.wanted)) figures.wrongAtTheEnd += 1;
  }
  const isMet =
    figures.wrongAtTheEnd === 0 &&
    faults.outOfOrder === 0 &&
    faults.unconfirmed === 0 &&
    faults.mostInAnHour <= mostAnHour &&
    figures.lostReplies > 0;
  return { isMet, figures: { ...figures, ...faults } };
}

const toMinor = (text: string) => Math.round(Number(text) * 100);
