import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import sharp from "sharp";
import { afterAll, beforeAll } from "vitest";
import { addProduct } from "@/lib/catalog/create-product";
import { savePhoto } from "@/lib/catalog/photos";
import { productSchema } from "@/lib/catalog/schema";
import { createConnection } from "@/lib/connections/create-connection";
import { inPartner } from "@/lib/db/client";
import { type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";
import { cleanPhoto } from "@/lib/photos/clean-photo";
import { startAi } from "../../../local/ai/start-ai.ts";
import { startImages } from "../../../local/images/start-images.ts";
import { startOzonSandbox } from "../../../local/marketplaces/ozon/start-sandbox.ts";
import { startUzumSandbox } from "../../../local/marketplaces/uzum/sandbox.ts";
import { startWildberriesSandbox } from "../../../local/marketplaces/wildberries/sandbox.ts";
import { startYandexSandbox } from "../../../local/marketplaces/yandex/start.ts";

const key = "test-key-of-a-sandbox";
const moderationMs = 0;

/** The four marketplaces, the model and the picture service, all in this process; a card is moderated at once. */
export function startSandboxes() {
  const running: { url: string; close(): Promise<void> }[] = [];
  const urls: Record<MarketplaceId | "ai" | "images", string> = {
    uzum: "",
    wildberries: "",
    yandex: "",
    ozon: "",
    ai: "",
    images: "",
  };
  beforeAll(async () => {
    const [uzum, wildberries, yandex, ozon, ai, images] = await Promise.all([
      startUzumSandbox({ key, moderationMs }),
      startWildberriesSandbox({ key, moderationMs }),
      startYandexSandbox({ key, moderationMs }),
      startOzonSandbox({ clientId: "480172", key, moderationMs }),
      startAi({ apiKey: key, cacheDir: `${tmpdir()}/sellercloudx-test-ai` }),
      startImages({ apiKey: key }),
    ]);
    running.push(uzum, wildberries, yandex, ozon, ai, images);
    Object.assign(urls, {
      uzum: uzum.url,
      wildberries: wildberries.url,
      yandex: yandex.url,
      ozon: ozon.url,
      ai: ai.url,
      images: images.url,
    });
    Object.assign(process.env, {
      UZUM_API_URL: uzum.url,
      WILDBERRIES_API_URL: wildberries.url,
      YANDEX_API_URL: yandex.url,
      OZON_API_URL: ozon.url,
      OPENAI_API_KEY: key,
      OPENAI_BASE_URL: `${ai.url}/v1`,
      BFL_API_KEY: key,
      BFL_BASE_URL: `${images.url}/v1`,
    });
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.close()));
  });
  return urls;
}

/** An approved partner of this test alone. */
export async function createPartner(cardAutonomy: "off" | "suggest" | "auto" = "auto"): Promise<string> {
  const id = randomUUID();
  await inPartner(id, (db) =>
    db.partner.create({
      data: {
        id,
        businessName: "Bahor savdo",
        phone: "998901234567",
        category: "other",
        approved: true,
        status: "APPROVED",
        cardAutonomy,
      },
    }),
  );
  return id;
}

/** Uzum and Wildberries have a cabinet for each label; of the others there is one. */
export async function connect(partnerId: string, marketplaces: readonly MarketplaceId[] = marketplaceIds) {
  for (const marketplace of marketplaces) {
    const isShared = marketplace === "yandex" || marketplace === "ozon";
    await createConnection(partnerId, {
      marketplace,
      key: isShared ? key : `${key}~${partnerId}`,
      ...(marketplace === "ozon" && { clientId: "480172" }),
    });
  }
}

/** A red box on a light table. */
export async function drawPhoto(): Promise<Uint8Array> {
  const box = { create: { width: 300, height: 380, channels: 3 as const, background: "#c01828" } };
  const input = await sharp(box).png().toBuffer();
  const table = { create: { width: 640, height: 480, channels: 3 as const, background: "#f4f1ec" } };
  return new Uint8Array(await sharp(table).composite([{ input }]).jpeg().toBuffer());
}

export async function createPhoto(partnerId: string): Promise<string> {
  const photo = await cleanPhoto(await drawPhoto());
  return (await inPartner(partnerId, (db) => savePhoto(partnerId, photo, db))).id;
}

const typed = {
  name: "Vitamin C 500 mg, 60 tabletka",
  stock: "25",
  cost: "40 000",
  lengthMm: "120",
  widthMm: "70",
  heightMm: "70",
  weightGrams: "200",
};

/** By the same schema and use case as the form. */
export async function createProduct(partnerId: string, more: Record<string, string> = {}): Promise<string> {
  const photoId = await createPhoto(partnerId);
  const { id } = await addProduct(partnerId, productSchema.parse({ ...typed, photoId, ...more }));
  return id;
}
