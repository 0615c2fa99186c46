import { createHash } from "node:crypto";
import type { Cabinet, CabinetSettings } from "@/lib/marketplaces/yandex/cabinet";
import { createGate, type Gate } from "@/lib/marketplaces/yandex/gate";
import { type Level, parallelCalls } from "@/lib/marketplaces/yandex/limits";
import type { OwnedWarehouse } from "@/lib/marketplaces/yandex/warehouses";

export type Answers = {
  cabinet?: Promise<Cabinet>;
  settings?: Promise<CabinetSettings>;
  warehouses?: Promise<OwnedWarehouse[]>;
};

export type Memory = { answers: Answers; level: Level; gate: Gate };

/** By a hash of the credential; shared by all adapters of this process, since each job makes its own. */
const memories = new Map<string, Memory>();
const maximumMemories = 5000;

export function memoryOf(credential: string): Memory {
  const key = createHash("sha256").update(credential).digest("base64");
  const memory: Memory = memories.get(key) ?? { answers: {}, level: "none", gate: createGate(parallelCalls) };
  memories.delete(key);
  memories.set(key, memory);
  const [oldest] = memories.keys();
  if (memories.size > maximumMemories && oldest !== undefined) memories.delete(oldest);
  return memory;
}

/** A failed answer is not kept. */
export function remember<K extends keyof Answers>(
  { answers }: Memory,
  name: K,
  read: () => NonNullable<Answers[K]>,
): NonNullable<Answers[K]> {
  const known = answers[name];
  if (known) return known;
  const asked = read();
  answers[name] = asked;
  asked.catch(() => {
    if (answers[name] === asked) delete answers[name];
  });
  return asked;
}
