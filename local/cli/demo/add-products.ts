import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { projectRoot } from "../home.ts";
import type { ProductClient } from "../product-client.ts";
import type { Seller } from "./become-partner.ts";
import type { DemoShop } from "./connect-marketplaces.ts";
import { postJson, type Story, until } from "./steps.ts";

export type DemoProduct = { id: string; sku: string; costSom: number };

type Fact = { value: string; source: string; confidence: number } | null;
type PhotoFacts = { name: Fact; brand: Fact; barcode: Fact; category: Fact; colours: { name_uz: string }[] };
type Lane = {
  id: string;
  marketplace: string;
  state: string;
  texts: { language: string; title: string; description: string }[];
  price: string | null;
  reasons: string[];
  kit: { fields: { key: string; label: string; value: string }[] } | null;
};

const ownPhoto = fileURLToPath(new URL("apple-juice.jpg", import.meta.url));
const costSom = 12_500;
/** A parcel as the seller measured it. */
const parcel = { lengthMm: "240", widthMm: "90", heightMm: "70", weightGrams: "1080" };

/** Stages 5 and 6: one product by the scanner with the AI Manager on its own, one by the form with every card asked about. */
export async function addProducts(story: Story, seller: Seller, shops: DemoShop[]): Promise<DemoProduct> {
  const { client, label } = seller;
  const photo = await story.step("upload-photo", async () => upload(client, story.input.photo ?? ownPhoto));
  const facts = await story.step("scan-photo", async () => {
    const seen = (await client.act("scanPhotoAction", { photoId: photo.photoId })) as PhotoFacts;
    const { name, brand, barcode, category } = seen;
    return { name, brand, barcode, category, colours: seen.colours.map((colour) => colour.name_uz) };
  });
  const product = await story.step("add-product-by-scan", async () => {
    const { productId } = (await client.act("createProductAction", {
      name: facts.name?.value ?? "Olma sharbati 1 litr",
      stock: "40",
      cost: String(costSom),
      photoId: photo.photoId,
      barcode: facts.barcode?.value ?? "",
      brand: facts.brand?.value ?? "",
      category: facts.category?.value ?? "juice",
      sku: `OLMA-${label}`,
      ...parcel,
    })) as { productId: string };
    return { id: productId, sku: `OLMA-${label}`, costSom };
  });
  await playLanes(story, seller, shops, product);
  if (!story.input.only) await addByForm(story, client, label);
  return product;
}

/** Each lane until it is live; what waits as a suggestion is published by the one button. */
async function playLanes(story: Story, { client }: Seller, shops: DemoShop[], product: DemoProduct) {
  await story.step("cards-written", async () => {
    const lanes = await until("a card in every lane", async () => {
      const now = await readLanes(client, product.id);
      return now.length === shops.length && now.every((lane) => !["WAITING", "WRITING"].includes(lane.state)) && now;
    });
    return lanes.map(({ marketplace, state, texts, price }) => ({
      marketplace,
      state,
      price,
      titles: texts.map((one) => one.title),
    }));
  });
  await story.step("publish", async () => {
    const waiting = (await readLanes(client, product.id)).filter((lane) => lane.state === "SUGGESTED");
    const pressed = waiting.length
      ? await client.act("publishWaitingAction", { productId: product.id })
      : "nothing waited";
    return { asked: waiting.map(({ marketplace, reasons }) => ({ marketplace, reasons })), pressed };
  });
  const uzum = shops.find((shop) => shop.marketplace === "uzum");
  if (uzum) await story.step("uzum-cabinet", () => addInCabinet(story, client, uzum, product));
  for (const { marketplace } of shops) {
    await story.step(`live-${marketplace}`, async () => {
      const lane = await until(`the card at ${marketplace}`, async () => {
        const one = (await readLanes(client, product.id)).find((each) => each.marketplace === marketplace);
        if (one && ["REJECTED", "FAILED"].includes(one.state))
          throw new Error(`${one.state}: ${one.reasons.join("; ")}`);
        if (one?.state === "HANDED_OVER") await client.act("checkLaneAction", { laneId: one.id }).catch(() => null);
        return one?.state === "LIVE" && one;
      });
      return { state: lane.state, price: lane.price };
    });
  }
}

/** Uzum has no API for cards: the seller copies the kit into the cabinet, field by field. */
async function addInCabinet(story: Story, client: ProductClient, { key }: DemoShop, { id, sku }: DemoProduct) {
  const lane = await until("the kit", async () =>
    (await readLanes(client, id)).find((one) => one.marketplace === "uzum" && one.kit),
  );
  const field = (name: string) => lane.kit?.fields.find((one) => one.key === name)?.value ?? "";
  const form = {
    titleUz: field("titleUz"),
    titleRu: field("titleRu"),
    descriptionUz: field("descriptionUz"),
    descriptionRu: field("descriptionRu"),
    sku,
    barcode: field("barcode"),
    priceUzs: field("price").replace(/\D/g, ""),
    category: "1401",
    lengthMm: parcel.lengthMm,
    widthMm: parcel.widthMm,
    heightMm: parcel.heightMm,
    weightGrams: parcel.weightGrams,
  };
  const saved = await postJson(`${story.page("uzum")}/_sandbox/cabinet/products`, { ...form, key });
  return { kit: lane.kit?.fields.map((one) => one.key), saved };
}

/** The minimal form, with the AI Manager told to suggest only. */
async function addByForm(story: Story, client: ProductClient, label: string) {
  const fixture = `${projectRoot}/../shared/fixtures/photos/clothing-tshirt-red-adidas.jpg`;
  const id = await story.step("add-product-by-form", async () => {
    await client.act("setCardAutonomyAction", { autonomy: "suggest" });
    const { photoId } = await upload(client, existsSync(fixture) ? fixture : ownPhoto);
    const { productId } = (await client.act("createProductAction", {
      name: "Qizil paxta futbolka",
      stock: "15",
      cost: "45000",
      photoId,
      sku: `FUTBOLKA-${label}`,
      lengthMm: "250",
      widthMm: "200",
      heightMm: "30",
      weightGrams: "200",
    })) as { productId: string };
    return { productId };
  });
  await story.step("suggestions-wait", async () => {
    const lanes = await until("a suggestion in every lane", async () => {
      const now = await readLanes(client, id.productId);
      return now.every((lane) => ["SUGGESTED", "HANDED_OVER"].includes(lane.state)) && now;
    });
    return lanes.map(({ marketplace, state, reasons }) => ({ marketplace, state, reasons }));
  });
  await client.act("setCardAutonomyAction", { autonomy: "auto" });
}

async function upload(client: ProductClient, file: string) {
  const bytes = new Uint8Array(readFileSync(file));
  return (await client.upload("/api/photos", bytes, "image/jpeg")) as { photoId: string; url: string };
}

async function readLanes(client: ProductClient, productId: string): Promise<Lane[]> {
  const { lanes } = (await client.getJson(`/api/lanes?product=${productId}`)) as { lanes: Lane[] };
  return lanes;
}
