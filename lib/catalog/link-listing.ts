import "server-only";
import { listingLetGo, listingLinked } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import * as links from "@/lib/catalog/link-repository";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";

type Link = { listingId: string; productId: string };

/** The partner says whose listing it is: orders by it are this product's, and its stock follows from now on. */
export async function linkListing(partnerId: string, { listingId, productId }: Link): Promise<void> {
  await inPartner(partnerId, async (db) => {
    if (!(await links.hasProduct(partnerId, productId, db))) throw new AppError("not-found", "catalog.productGone");
    await setProduct(partnerId, { listingId, productId }, db);
  });
  await tell(partnerId);
}

/** For a caller with a transaction of its own. */
export async function setProduct(partnerId: string, { listingId, productId }: Link, db: Db): Promise<void> {
  const data = { productId, linkedBy: "PARTNER", linkDecidedAt: new Date(), ignoredAt: null } as const;
  if (!(await links.changeListing(partnerId, listingId, { productId: null }, data, db))) {
    const listing = await links.findOpenListing(partnerId, listingId, db);
    if (!listing) throw new AppError("not-found", "catalog.listingGone");
    // A second press of the same button.
    if (listing.productId === productId) return;
    throw new AppError("conflict", "catalog.listingLinked");
  }
  await enqueue(db, listingLinked.create({ partnerId, listingId }));
  await note(partnerId, "linked", { listingId, productId }, db);
}

/** Takes a link back. What its orders took of the product's cost and stock is given back by a job. */
export async function unlinkListing(partnerId: string, listingId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const listing = await getListing(partnerId, listingId, db);
    const { productId } = listing;
    if (!productId) return;
    const data = { productId: null, linkedBy: null, linkDecidedAt: new Date() };
    if (!(await links.changeListing(partnerId, listingId, { productId, linkedBy: { not: null } }, data, db))) {
      throw new AppError("not-found", "catalog.listingGone");
    }
    await enqueue(db, listingLetGo.create({ partnerId, listingId, productId }));
    await note(partnerId, "unlinked", { listingId, productId }, db);
  });
  await tell(partnerId);
}

/** "Do not ask me about it": no product, no stock. Taken back by `isIgnored: false`. */
export async function ignoreListing(partnerId: string, listingId: string, isIgnored: boolean): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await getListing(partnerId, listingId, db);
    const data = { ignoredAt: isIgnored ? new Date() : null };
    await links.changeListing(partnerId, listingId, { productId: null }, data, db);
    await note(partnerId, isIgnored ? "ignored" : "asked-about-again", { listingId }, db);
  });
  await tell(partnerId);
}

async function getListing(partnerId: string, listingId: string, db: Db) {
  const listing = await links.findOpenListing(partnerId, listingId, db);
  if (!listing) throw new AppError("not-found", "catalog.listingGone");
  return listing;
}

function note(
  partnerId: string,
  verb: "linked" | "unlinked" | "ignored" | "asked-about-again",
  { listingId, ...after }: { listingId: string; productId?: string },
  db: Db,
) {
  const subject = { kind: "listing", id: listingId };
  return recordAudit({ partnerId, action: `catalog.listing-${verb}`, subject, after }, db);
}

async function tell(partnerId: string) {
  kickOutbox();
  await publishToPartner(partnerId, { kind: "connections.changed" });
}
