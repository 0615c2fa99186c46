import { Hono } from "hono";
import { type Env, failure } from "./gate.ts";
import { statusOf } from "./returns.ts";
import { findShop, type ReturnNote, type Seller, type Shop, type State } from "./state.ts";

/** Return notes, bare: of all shops and one note with their contents, of one shop without. */
export function serveReturns(state: State) {
  const api = new Hono<Env>();
  const ownNotes = (label: string) =>
    state.returns
      .all()
      .filter(({ seller }) => seller === label)
      .reverse();
  const notesOf = ({ label }: Seller, shop: Shop) => ownNotes(label).filter(({ shopId }) => shopId === shop.id);

  api.get("/v1/return", (context) => {
    const { returnId, page = "0", size = "20" } = context.req.query();
    if (!isPage(page, size)) return context.json(failure(state, "bad-request", "size is 1 to 50"), 400);
    const notes = ownNotes(context.get("seller").label).filter(({ id }) => !returnId || returnId === String(id));
    return context.json(cut(notes, page, size).map(withContents));
  });

  api.get("/v1/shop/:shopId/return", (context) => {
    const seller = context.get("seller");
    const shop = findShop(seller, context.req.param("shopId"));
    const { page = "0", size = "20" } = context.req.query();
    if (!shop) return context.json(failure(state, "403", "Forbidden"), 403);
    if (!isPage(page, size)) return context.json(failure(state, "bad-request", "size is 1 to 50"), 400);
    return context.json(cut(notesOf(seller, shop), page, size).map(noteToWire));
  });

  api.get("/v1/shop/:shopId/return/:returnId", (context) => {
    const seller = context.get("seller");
    const shop = findShop(seller, context.req.param("shopId"));
    if (!shop) return context.json(failure(state, "403", "Forbidden"), 403);
    const note = notesOf(seller, shop).find(({ id }) => String(id) === context.req.param("returnId"));
    return note
      ? context.json(withContents(note))
      : context.json(failure(state, "bad-request", "Return not found"), 400);
  });

  return api;
}

const isPage = (page: string, size: string) =>
  /^\d+$/.test(page) && /^\d+$/.test(size) && Number(size) >= 1 && Number(size) <= 50;

const cut = <T>(all: T[], page: string, size: string) =>
  all.slice(Number(page) * Number(size), (Number(page) + 1) * Number(size));

const iso = (ms: number) => new Date(ms).toISOString();

const noteToWire = (note: ReturnNote) => ({
  id: note.id,
  dateCreated: iso(note.createdAt),
  ...(note.assembledAt !== undefined && { assembledDate: iso(note.assembledAt) }),
  ...(note.completedAt !== undefined && { completedDate: iso(note.completedAt) }),
  ...(note.canceledAt !== undefined && { canceledDate: iso(note.canceledAt) }),
  status: statusOf(note),
  type: note.type ?? "FBS",
  externalNumber: `R-${note.id}`,
  totalAmount: note.quantity,
  totalPackedAmount: note.assembledAt === undefined ? 0 : note.quantity,
});

const withContents = (note: ReturnNote) => ({
  ...noteToWire(note),
  returnItems: [
    {
      skuId: note.skuId,
      amount: note.quantity,
      packedAmount: note.assembledAt === undefined ? 0 : note.quantity,
      skuTitle: note.sku,
      productTitle: note.title,
      purchasePrice: note.price,
    },
  ],
});
