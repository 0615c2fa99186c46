import "server-only";
import type { OpenConnection } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemLimit } from "@/lib/marketplaces/limits";
import { syncOrders } from "@/lib/orders/sync-orders";
import { decideHeld } from "@/lib/sending/decide-held";
import { readShown, type Shown } from "@/lib/sending/read-shown";
import { type HeldRow, readHeld, type Settlement } from "@/lib/sending/repository";
import { backOff, type SendField } from "@/lib/sending/rules";
import { sendRows } from "@/lib/sending/send-rows";
import { type Settled, settle } from "@/lib/sending/settle";

export type Hand = {
  partnerId: string;
  open: OpenConnection;
  field: SendField;
  itemLimit: ItemLimit;
  lease: string;
  ids: string[];
};

/** Rows of one shop: calls go shop by shop. */
export type ShopHand = Hand & { shop: OpenConnection["shop"] };

/** A right that the key lacks may come with the next one. */
const noRightMs = 60 * 60_000;

type End = { taken: number; failure: MarketplaceError | null };

/** All that is in our hands, shop by shop. A failure gives its rows back for later and ends the pass. */
export async function sendHeld(hand: Hand): Promise<End> {
  const { open, field, ids } = hand;
  const { can } = open.marketplace;
  const rows = await read(hand, ids);
  if (!can.has(field === "STOCK" ? "set-stock" : "set-price")) {
    await settleAll(
      hand,
      open.shop,
      rows.map((row) => postpone(row, noRightMs, "not-offered")),
    );
    return { taken: 0, failure: null };
  }
  let taken = 0;
  for (const shop of open.shops) {
    const own = rows.filter(({ shopId }) => shopId === shop.id);
    if (own.length === 0) continue;
    try {
      taken += await sendShop({ ...hand, shop }, own);
    } catch (error) {
      await giveBack(hand, error);
      if (!(error instanceof MarketplaceError)) throw error;
      return { taken, failure: error };
    }
  }
  return { taken, failure: null };
}

async function sendShop(hand: ShopHand, rows: HeldRow[]): Promise<number> {
  const shown = await readShown(hand, rows);
  let decided = decideHeld(hand, rows, shown);
  // It shows less than we would send: perhaps it has sold what we did not read yet, and we would sell it again.
  if (decided.toSend.some((row) => isLess(hand, row, shown))) {
    await syncOrders(hand.partnerId, hand.open.connection.id);
    decided = decideHeld(
      hand,
      await read(
        hand,
        rows.map(({ id }) => id),
      ),
      shown,
    );
  }
  await settleAll(hand, hand.shop, decided.settled);
  if (decided.toSend.length === 0) return 0;
  const { settled, taken, failure } = await sendRows(hand, decided.toSend);
  await settleAll(hand, hand.shop, settled);
  if (failure) throw failure;
  return taken;
}

const isLess = ({ field }: Hand, { sku, wanted }: HeldRow, shown: Shown) =>
  field === "STOCK" && (shown.get(sku) ?? wanted) < wanted;

const read = ({ partnerId, lease, field, itemLimit }: Hand, ids: string[]) =>
  inPartner(partnerId, (db) => readHeld(partnerId, { ids, lease, field, itemLimit }, db));

async function settleAll(hand: Hand, { currency }: OpenConnection["shop"], settled: Settled[]): Promise<void> {
  const { partnerId, open, field, lease } = hand;
  const place = { partnerId, connection: open.connection, field, currency };
  await inPartner(partnerId, async (db) => {
    for (const one of settled) await settle(place, lease, one, db);
  });
}

/** Whatever is still in our hands waits: as long as the marketplace says, else ever longer. */
async function giveBack(hand: Hand, error: unknown): Promise<void> {
  const isTheirs = error instanceof MarketplaceError;
  const waitMs = isTheirs ? error.retryAfterMs : null;
  const rows = await read(hand, hand.ids);
  const settled = rows.map((row) =>
    postpone(row, waitMs ?? backOff(row.attempts + 1, Math.random()), isTheirs ? error.failure : "unexpected"),
  );
  await settleAll(hand, hand.open.shop, settled);
}

function postpone(row: HeldRow, inMs: number, words: string): Settled {
  const settlement: Settlement = { state: "WAITING", version: row.version, inMs, words };
  return { row, settlement, sent: null, attempts: row.attempts, complaint: null };
}
