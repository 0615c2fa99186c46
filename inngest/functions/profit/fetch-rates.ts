import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { ratesPublished } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { priceWaitingLanes } from "@/lib/cards/price-waiting-lanes";
import { findPartnersWithoutRate } from "@/lib/db/doors";
import { fillRates } from "@/lib/orders/fill-pending";
import { dayOf } from "@/lib/profit/days";
import { fetchRates } from "@/lib/rates/fetch-rates";

/** Each hour: today's rates, and who still waits for one. The bank publishes once a day, at no fixed time. */
export const fetchRatesJob = inngest.createFunction(
  { id: "fetch-rates", triggers: [cron("7 * * * *")], concurrency: { limit: 1 }, retries: 4 },
  async ({ step }) => {
    const currencies = await step.run("fetch", () => retrying(() => fetchRates(dayOf(new Date()))));
    const partners = await step.run("find-waiting", () => findPartnersWithoutRate());
    if (partners.length > 0) {
      await step.sendEvent(
        "fill-each",
        partners.map((ids) => ratesPublished.create(ids)),
      );
    }
    return { currencies, partners: partners.length };
  },
);

export const fillRatesJob = inngest.createFunction(
  {
    id: "fill-rates",
    triggers: [ratesPublished],
    concurrency: { key: "event.data.partnerId", limit: 1 },
    retries: 4,
  },
  async ({ event, step }) => {
    let orders = 0;
    for (let part = 0; part < 500; part++) {
      const filled = await step.run(`fill-${part}`, () => retrying(() => fillRates(event.data.partnerId)));
      orders += filled;
      if (filled === 0) break;
    }
    const cards = await step.run("price-cards", () => retrying(() => priceWaitingLanes(event.data.partnerId)));
    return { orders, cards };
  },
);
