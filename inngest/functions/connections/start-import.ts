import { inngest } from "@/inngest/client";
import { connectionCreated, importRequested, ordersSyncRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { type ImportStep, importCatalogue } from "@/lib/catalog/import-catalogue";
import { finishImport } from "@/lib/connections/import-state";
import { dayOf } from "@/lib/profit/days";
import { ensureRates } from "@/lib/rates/fetch-rates";

type Step = { run: (name: string, work: () => Promise<unknown>) => Promise<unknown> };

const runIn =
  (step: Step): ImportStep =>
  <T>(name: string, work: () => Promise<T>) =>
    step.run(name, () => retrying(work)) as Promise<T>;

/** A new connection, or an old one with a new key: its orders and its whole catalogue are read in the background. */
export const startImportJob = inngest.createFunction(
  {
    id: "start-import",
    triggers: [connectionCreated, importRequested],
    concurrency: { key: "event.data.connectionId", limit: 1 },
    // A marketplace that slows us down takes tries too.
    retries: 12,
    onFailure: ({ event, error, step }) => {
      const { partnerId, connectionId } = event.data.event.data;
      return step.run("note-failure", () => finishImport(partnerId, connectionId, error.message));
    },
  },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    // Prices in roubles are worked out from the first card on. A bank that is away holds up no catalogue.
    await step.run("read-rates", () => ensureRates([{ currency: "RUB", day: dayOf(new Date()) }])).catch(() => null);
    await step.sendEvent("request-orders", ordersSyncRequested.create({ partnerId, connectionId }));
    await importCatalogue(partnerId, connectionId, runIn(step));
  },
);
