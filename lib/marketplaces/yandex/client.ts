import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import {
  type Call,
  createHttp,
  type Fetch,
  type Http,
  type ReceivedFile,
  type Request as Wire,
} from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import type { Credentials } from "@/lib/marketplaces/types";
import { type Cabinet, type CabinetSettings, readCabinet, readSettings } from "@/lib/marketplaces/yandex/cabinet";
import { classifyFailure, readLimits } from "@/lib/marketplaces/yandex/failures";
import { countsItems, type MethodName, parallelGroup } from "@/lib/marketplaces/yandex/limits";
import { type Answers, memoryOf, remember } from "@/lib/marketplaces/yandex/memory";
import { methods } from "@/lib/marketplaces/yandex/methods";

type Request = Pick<Wire, "params" | "query" | "body"> & {
  method: MethodName;
  /** How many items it sends or asks about, where the limit counts those. */
  items?: number;
};

export type Client = {
  call<T>(request: Request & Pick<Call<T>, "reply">): Promise<T>;
  download(request: Request): Promise<ReceivedFile>;
  /** Remembered for the credential: the first is limited to 1,000 calls an hour, the second to 100. */
  getCabinet(): Promise<Cabinet>;
  getSettings(): Promise<CabinetSettings>;
  /** What is asked once and then known, until `forget`. */
  recall<K extends keyof Answers>(name: K, read: () => NonNullable<Answers[K]>): NonNullable<Answers[K]>;
  /** The next call asks again. */
  forget(): void;
  now(): Date;
};

type Options = {
  credentials: Credentials;
  origin?: string | undefined;
  limiter?: Limiter | undefined;
  fetch?: Fetch | undefined;
  now?: (() => Date) | undefined;
};

export function createClient(options: Options): Client {
  const { credentials, origin, limiter, fetch: send = fetch, now = () => new Date() } = options;
  const base = origin ?? "https://api.partner.market.yandex.ru";
  const memory = memoryOf(`${base} ${credentials.key}`);
  const httpFor = (name: MethodName, items: number): Http =>
    createHttp({
      headers: { "Api-Key": credentials.key },
      classify: classifyFailure,
      readLimits,
      limiter: limiter && weigh(limiter, countsItems(name) ? items : 1),
      fetch: (url, init) => memory.gate(() => send(url, init)),
    });
  const operationOf = (name: MethodName) => methods[memory.level][name];
  const call: Client["call"] = ({ method, items = 1, ...request }) =>
    judge(method, () => httpFor(method, items).call({ ...request, base, operation: operationOf(method) }));

  /**
   * 403 is a wrong key, a good one without the right to this method, and a shop that is closed to the API. What the token
   * tells of itself parts them: only a wrong key ends the whole connection.
   */
  async function judge<T>(method: MethodName, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isRefused = error instanceof MarketplaceError && error.failure === "credentials";
      if (!isRefused || error.code === "malformed" || method === "getAuthTokenInfo") throw error;
      await call({ method: "getAuthTokenInfo", reply: z.unknown() });
      throw new MarketplaceError("rejected", { code: "no-right", words: error.words ?? undefined, cause: error });
    }
  }

  const getCabinet = () => remember(memory, "cabinet", () => readCabinet(call));
  return {
    call,
    download: ({ method, items = 1, ...request }) =>
      judge(method, () => httpFor(method, items).download({ ...request, base, operation: operationOf(method) })),
    getCabinet,
    getSettings: () =>
      remember(memory, "settings", async () => {
        const settings = await readSettings(call, await getCabinet());
        memory.level = settings.level;
        return settings;
      }),
    recall: (name, read) => remember(memory, name, read),
    forget: () => {
      memory.answers = {};
    },
    now,
  };
}

/** A call of many items takes as many from its method's bucket. What a reply tells concerns that bucket alone. */
function weigh(limiter: Limiter, items: number): Limiter {
  const heed: Limiter["heed"] = (operation, news) =>
    limiter.heed({ ...operation, limits: operation.limits.filter((group) => group !== parallelGroup) }, news);
  return {
    heed,
    async enter(operation) {
      await limiter.enter(operation);
      if (items > 1) await heed(operation, { extraCost: items - 1 });
    },
  };
}
