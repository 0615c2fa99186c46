import { createHash } from "node:crypto";
import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Call, createHttp, type Fetch } from "@/lib/marketplaces/http";
import type { Credentials } from "@/lib/marketplaces/types";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import { classifyFailure } from "@/lib/marketplaces/yandex/failures";
import type { Currency } from "@/lib/money";

type Request<T> = Pick<Call<T>, "method" | "query" | "body" | "reply"> & { path: string };

export type Campaign = { id: string; name: string; placementType: string; isAvailable: boolean };

/** An Api-Key belongs to exactly one cabinet ("business"); its shops are "campaigns" with ids of their own. */
export type Cabinet = { businessId: string; name: string; campaigns: Campaign[] };

type CabinetSettings = {
  currency: Currency;
  /** True: only the cabinet-wide price exists; false: a shop may have a price of its own. */
  hasOnlyDefaultPrice: boolean;
  /** Sellers of Market Yandex Go (Uzbekistan): no VAT, texts in Uzbek by a second call. */
  isMarketYandexGo: boolean;
};

export type Client = {
  call<T>(request: Request<T>): Promise<T>;
  /** Remembered for the credential: the first is limited to 1,000 calls an hour, the second to 100. */
  getCabinet(): Promise<Cabinet>;
  getSettings(): Promise<CabinetSettings>;
  /** The next call asks again. */
  forget(): void;
};

type Options = { credentials: Credentials; origin?: string | undefined; fetch?: Fetch | undefined };

export function createClient({ credentials, origin = "https://api.partner.market.yandex.ru", fetch }: Options): Client {
  const http = createHttp({ headers: { "Api-Key": credentials.key }, classify: classifyFailure, fetch });
  const call = <T>({ path, ...request }: Request<T>) =>
    http.call({ ...request, url: origin.replace(/\/$/, "") + path });
  const memory = memoryOf(`${origin} ${credentials.key}`);
  const getCabinet = () => remember(memory, "cabinet", () => readCabinet(call));
  return {
    call,
    getCabinet,
    getSettings: () => remember(memory, "settings", async () => readSettings(call, await getCabinet())),
    forget: () => {
      delete memory.cabinet;
      delete memory.settings;
    },
  };
}

type Memory = { cabinet?: Promise<Cabinet>; settings?: Promise<CabinetSettings> };

/** By a hash of the credential; shared by all adapters of this process, since each job makes its own. */
const memories = new Map<string, Memory>();
const maximumMemories = 5000;

function memoryOf(credential: string): Memory {
  const key = createHash("sha256").update(credential).digest("base64");
  const memory = memories.get(key) ?? {};
  memories.delete(key);
  memories.set(key, memory);
  const [oldest] = memories.keys();
  if (memories.size > maximumMemories && oldest !== undefined) memories.delete(oldest);
  return memory;
}

/** A failed answer is not kept. */
function remember<K extends keyof Memory>(memory: Memory, name: K, read: () => NonNullable<Memory[K]>) {
  const known = memory[name];
  if (known) return known;
  const asked = read();
  memory[name] = asked;
  asked.catch(() => {
    if (memory[name] === asked) delete memory[name];
  });
  return asked;
}

/** `{ status: "OK", result }`, the shape of most answers. An answer with the status ERROR carries no result. */
export const resultOf = <T extends z.ZodType>(result: T) => z.object({ result });

export const pagingSchema = z.object({ nextPageToken: z.string().nullish() }).nullish();

const campaignsSchema = z.object({
  campaigns: z.array(
    z.object({
      id: z.number(),
      domain: z.string().nullish(),
      business: z.object({ id: z.number(), name: z.string().nullish() }),
      placementType: z.string().nullish(),
      apiAvailability: z.string().nullish(),
    }),
  ),
  paging: pagingSchema,
});

async function readCabinet(call: Client["call"]): Promise<Cabinet> {
  const campaigns: z.infer<typeof campaignsSchema>["campaigns"] = [];
  let pageToken: string | undefined;
  do {
    const query = { limit: 100, pageToken };
    const page = await call({ method: "GET", path: "/v2/campaigns", query, reply: campaignsSchema });
    campaigns.push(...page.campaigns);
    pageToken = page.paging?.nextPageToken ?? undefined;
  } while (pageToken);
  const business = campaigns[0]?.business;
  if (!business) throw new MarketplaceError("rejected", { code: "no-shops" });
  return {
    businessId: String(business.id),
    name: business.name ?? "",
    campaigns: campaigns
      .filter((campaign) => campaign.business.id === business.id)
      .map((campaign) => ({
        id: String(campaign.id),
        name: campaign.domain ?? "",
        placementType: campaign.placementType ?? "",
        isAvailable: (campaign.apiAvailability ?? "AVAILABLE") === "AVAILABLE",
      })),
  };
}

const settingsSchema = resultOf(
  z.object({
    settings: z.object({ onlyDefaultPrice: z.boolean().nullish(), currency: z.string() }),
    traits: z.array(z.string()).nullish(),
  }),
);

async function readSettings(call: Client["call"], { businessId }: Cabinet): Promise<CabinetSettings> {
  const path = `/v2/businesses/${businessId}/settings`;
  const { result } = await call({ method: "POST", path, reply: settingsSchema });
  return {
    currency: currencyFromWire(result.settings.currency),
    hasOnlyDefaultPrice: result.settings.onlyDefaultPrice ?? true,
    isMarketYandexGo: result.traits?.includes("MARKET_YANDEX_GO") ?? false,
  };
}
