import "server-only";
import type { Db } from "@/lib/db/client";
import { defaultLocale, isLocale, type WrittenLanguage, writtenLanguage } from "@/lib/i18n/locales";
import type { Prisma } from "@/prisma/generated/client";

const photo = { select: { id: true, token: true, mediaType: true } } as const;

const productFields = {
  id: true,
  sku: true,
  name: true,
  barcode: true,
  brand: true,
  category: true,
  ikpu: true,
  costMinor: true,
  lengthMm: true,
  widthMm: true,
  heightMm: true,
  weightGrams: true,
  facts: true,
  photoId: true,
  photo,
  balance: { select: { onHand: true, reserved: true } },
} as const;

const laneFields = {
  id: true,
  productId: true,
  connectionId: true,
  state: true,
  step: true,
  steps: true,
  titleUz: true,
  titleRu: true,
  descriptionUz: true,
  descriptionRu: true,
  categoryExternalId: true,
  categoryName: true,
  attributes: true,
  facts: true,
  findings: true,
  reasons: true,
  picture: photo,
  priceMinor: true,
  currency: true,
  priceSteps: true,
  task: true,
  complaints: true,
  updatedAt: true,
  connection: { select: { id: true, marketplace: true, accountName: true, active: true } },
} as const;

export type LaneRow = Prisma.CardLaneGetPayload<{ select: typeof laneFields }>;
export type LaneProduct = Prisma.ProductGetPayload<{ select: typeof productFields }>;

export function findProduct(partnerId: string, productId: string, db: Db): Promise<LaneProduct | null> {
  return db.product.findFirst({ where: { partnerId, id: productId }, select: productFields });
}

export function saveProduct(
  partnerId: string,
  productId: string,
  data: Prisma.ProductUncheckedUpdateManyInput,
  db: Db,
) {
  return db.product.updateMany({ where: { partnerId, id: productId }, data });
}

export function findLane(partnerId: string, laneId: string, db: Db) {
  return db.cardLane.findFirst({
    where: { partnerId, id: laneId },
    select: { ...laneFields, product: { select: productFields } },
  });
}

export type Lane = NonNullable<Awaited<ReturnType<typeof findLane>>>;

export function listLanes(partnerId: string, productId: string, db: Db): Promise<LaneRow[]> {
  return db.cardLane.findMany({
    where: { partnerId, productId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: laneFields,
  });
}

/** Lanes in the given states, of one product or of all. */
export function listLanesIn(partnerId: string, states: Lane["state"][], productId: string | null, db: Db) {
  return db.cardLane.findMany({
    where: { partnerId, state: { in: states }, ...(productId && { productId }), connection: { active: true } },
    select: { ...laneFields, product: { select: productFields } },
  });
}

/** The same, as events name them. */
export function listLaneKeys(partnerId: string, states: Lane["state"][], db: Db) {
  return db.cardLane.findMany({
    where: { partnerId, state: { in: states }, connection: { active: true } },
    orderBy: { id: "asc" },
    select: { id: true, connectionId: true, state: true },
  });
}

export function updateLane(partnerId: string, laneId: string, data: Prisma.CardLaneUncheckedUpdateManyInput, db: Db) {
  return db.cardLane.updateMany({ where: { partnerId, id: laneId }, data });
}

/** From one of the given states alone; tells whether it was so. The guard against two hands on one lane. */
export async function moveLane(
  partnerId: string,
  laneId: string,
  from: Lane["state"][],
  data: Prisma.CardLaneUncheckedUpdateManyInput,
  db: Db,
): Promise<boolean> {
  const { count } = await db.cardLane.updateMany({ where: { partnerId, id: laneId, state: { in: from } }, data });
  return count === 1;
}

/** Connections at work for which this product has no card written. */
export function countUnwritten(partnerId: string, productId: string, db: Db): Promise<number> {
  return db.connection.count({
    where: {
      partnerId,
      active: true,
      NOT: { lanes: { some: { productId, OR: [{ titleRu: { not: "" } }, { titleUz: { not: "" } }] } } },
    },
  });
}

export function saveListing(partnerId: string, listing: Omit<Prisma.ListingUncheckedCreateInput, "partnerId">, db: Db) {
  const { shopId, sku, ...rest } = listing;
  return db.listing.upsert({
    where: { shopId_sku: { shopId, sku } },
    create: { ...listing, partnerId },
    update: rest,
  });
}

/** The language chosen last by whoever registered the partner. */
export async function findSellerLanguage(partnerId: string, db: Db): Promise<WrittenLanguage> {
  const owner = await db.user.findFirst({
    where: { partnerId },
    orderBy: { createdAt: "asc" },
    select: { locale: true },
  });
  return writtenLanguage(isLocale(owner?.locale) ? owner.locale : defaultLocale);
}

/** How far the AI Manager may go, and what part of a sale is our commission. */
export function findSettings(partnerId: string, at: Date, db: Db) {
  return db.partner.findFirst({
    where: { id: partnerId },
    select: {
      cardAutonomy: true,
      tariff: {
        select: {
          versions: {
            where: { validFrom: { lte: at } },
            orderBy: { validFrom: "desc" },
            take: 1,
            select: { commissionBasisPoints: true },
          },
        },
      },
    },
  });
}

export function saveAutonomy(partnerId: string, cardAutonomy: "off" | "suggest" | "auto", db: Db) {
  return db.partner.updateMany({ where: { id: partnerId }, data: { cardAutonomy } });
}

export function findListing(partnerId: string, productId: string, connectionId: string, db: Db) {
  return db.listing.findFirst({
    where: { partnerId, productId, connectionId },
    select: { id: true, shopId: true, sku: true, externalId: true, variantExternalId: true },
  });
}

export function saveListingPrice(
  partnerId: string,
  listingId: string,
  price: { priceMinor: bigint; currency: Lane["currency"] & string },
  db: Db,
) {
  return db.listing.updateMany({ where: { partnerId, id: listingId }, data: price });
}

export function listListingUrls(partnerId: string, productId: string, db: Db) {
  return db.listing.findMany({ where: { partnerId, productId }, select: { connectionId: true, url: true } });
}
