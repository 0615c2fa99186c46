import { sellerClientId } from "../../marketplaces/ozon/seller-key.ts";
import { sandboxClientId, sandboxKey } from "../services.ts";
import type { Seller } from "./become-partner.ts";
import { postJson, type Story } from "./steps.ts";

export type MarketplaceName = "uzum" | "wildberries" | "yandex" | "ozon";
export type DemoShop = { marketplace: MarketplaceName; key: string; pushes: boolean };

type ConnectionCard = {
  marketplace: string;
  accountName: string;
  shops: { name: string }[];
  status: string;
  pushUrl: string | null;
};

/** Stage 4. Each demo seller has accounts of his own at the sandboxes: `<key>~<label>`. */
export async function connectMarketplaces(story: Story, { client, label }: Seller): Promise<DemoShop[]> {
  const keys = sandboxKey(story.input.secrets);
  const names = (["yandex", "ozon", "wildberries", "uzum"] as const).filter(
    (name) => !story.input.only || name === story.input.only,
  );
  await story.step("wrong-key", async () => {
    const refusal = await client
      .act("connectAction", { marketplace: names[0], key: "this-is-not-a-key", clientId: "1" })
      .then(() => null)
      .catch((error: Error) => error.message);
    if (!refusal) throw new Error("a wrong key was taken");
    return { sentence: refusal };
  });
  const shops: DemoShop[] = [];
  for (const marketplace of names) {
    const key = `${keys[marketplace]}~${label}`;
    const clientId = marketplace === "ozon" ? { clientId: sellerClientId(sandboxClientId, label) } : {};
    await story.step(`connect-${marketplace}`, async () => {
      await client.act("connectAction", { marketplace, key, ...clientId });
      const cards = (await client.getJson("/api/connections")) as ConnectionCard[];
      const card = cards.find((one) => one.marketplace === marketplace);
      if (card?.status !== "ACTIVE") throw new Error("the connection is not active");
      // The seller types this address into the marketplace's cabinet; the sandbox has a control for it.
      if (card.pushUrl) await postJson(`${story.page(marketplace)}/_sandbox/push`, { url: card.pushUrl, key });
      shops.push({ marketplace, key, pushes: card.pushUrl !== null });
      return { account: card.accountName, shops: card.shops.map(({ name }) => name), pushes: card.pushUrl !== null };
    });
  }
  return shops;
}
