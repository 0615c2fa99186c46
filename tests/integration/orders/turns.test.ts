import { beforeAll, expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import { claimDueConnections, claimOutbox, listActiveConnections, releaseOutbox } from "@/lib/db/doors";
import { enqueue } from "@/lib/outbox/enqueue";
import { useProductDatabase } from "../../support/setup-product";
import { createWorld, type World } from "./world";

useProductDatabase();

const worlds: World[] = [];
beforeAll(async () => {
  for (let number = 0; number < 6; number += 1) worlds.push(await createWorld());
});

const send = ({ partnerId }: World, count: number) =>
  inPartner(partnerId, (db) =>
    enqueue(
      db,
      ...Array.from({ length: count }, (_, number) => ({ name: "test", data: { partnerId, n: String(number) } })),
    ),
  );

test("one partner's thousands keep nobody's event waiting, and each partner's own keep their order", async () => {
  const [noisy, ...others] = worlds;
  if (!noisy) throw new Error("no world");
  await send(noisy, 3_000);
  for (const other of others) await send(other, 2);
  const first = await claimOutbox(60);
  const ofNoisy = first.filter(({ data }) => data.partnerId === noisy.partnerId);
  expect(first.length - ofNoisy.length).toBe(10);
  expect(ofNoisy.map(({ data }) => data.n)).toEqual(ofNoisy.map((_, number) => String(number)));
  await releaseOutbox(first.map(({ id }) => id));

  const seen = new Set<string>();
  for (let claimed = await claimOutbox(500); claimed.length > 0; claimed = await claimOutbox(500)) {
    for (const { id } of claimed) seen.add(id);
  }
  expect(seen.size).toBe(3_010);
});

test("a poll leaves alone who was asked to wait, who rests and who needs a key; a sweep meets every live one once", async () => {
  const [world] = worlds;
  if (!world) throw new Error("no world");
  const { uzum, wildberries, yandex, ozon } = world.connections;
  await inPartner(world.partnerId, async (db) => {
    const set = (id: string, data: object) => db.connection.updateMany({ where: { id }, data });
    await set(uzum.id, { limitedUntil: new Date(Date.now() + 60_000) });
    await set(wildberries.id, { status: "NEEDS_KEY" });
    await set(yandex.id, { limitedUntil: new Date(Date.now() - 1_000) });
    await set(ozon.id, { status: "PAUSED" });
  });
  const due = await claimDueConnections(new Date(), 1_000);
  const own = due.filter(({ partnerId }) => partnerId === world.partnerId);
  expect(own.map(({ connectionId }) => connectionId)).toEqual([yandex.id]);

  const met: string[] = [];
  for (let last: string | null = null; ; ) {
    const page: { connectionId: string }[] = await listActiveConnections(last, 5);
    met.push(...page.map(({ connectionId }) => connectionId));
    if (page.length < 5) break;
    last = page.at(-1)?.connectionId ?? null;
  }
  expect(new Set(met).size).toBe(met.length);
  expect(met).toHaveLength(22);
  expect(met).toEqual(expect.arrayContaining([uzum.id, yandex.id]));
});
