import { z } from "zod";
import type { MarkingCode } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import type { Methods } from "@/lib/marketplaces/wildberries/methods";

/** What a task may or must carry, what it carries, and what became of the check. The values of `decision` are many. */
const detail = z.object({ key: z.string(), value: z.string().nullish(), decision: z.string().nullish() });
export type Identifier = z.infer<typeof detail>;

const identifiersReply = z.object({
  orders: z.array(z.object({ id: z.int(), metaDetails: z.array(detail).nullish() })),
});

type Kind = {
  /** Its name among the identifiers of a task. */
  key: string;
  method: keyof Methods & `write${string}`;
  /** Characters (03-orders-fbs.yaml, 2026-08-17). */
  least: number;
  most: number;
  maxCodes: number;
  toBody(codes: readonly string[]): unknown;
};

/** A code with its GS separators goes as it is: JSON writes them as `\u001d`, which is how they are asked for. */
export const kinds: Record<MarkingCode["kind"], Kind> = {
  cis: {
    key: "sgtin",
    method: "writeSgtin",
    least: 16,
    most: 135,
    maxCodes: 100,
    toBody: (sgtins) => ({ sgtins }),
  },
  imei: { key: "imei", method: "writeImei", least: 15, most: 15, maxCodes: 1, toBody: ([imei]) => ({ imei }) },
  uin: { key: "uin", method: "writeUin", least: 16, most: 16, maxCodes: 1, toBody: ([uin]) => ({ uin }) },
  gtin: { key: "gtin", method: "writeGtin", least: 13, most: 13, maxCodes: 1, toBody: ([gtin]) => ({ gtin }) },
};

/** By name; null when Wildberries does not speak of this task. */
export async function fetchIdentifiers(
  { call, methods }: Client,
  taskId: number,
): Promise<Map<string, Identifier> | null> {
  const { orders } = await call(methods.identifiers, { body: { orders: [taskId] }, reply: identifiersReply });
  const found = orders.find(({ id }) => id === taskId);
  return found ? new Map((found.metaDetails ?? []).map((one) => [one.key, one])) : null;
}

/** With these a supply may go; `deadlineExceeded` may too, but its check is still open. */
const passed = /^(filled|.+(MaySell|SoldB2B|Introduced))$/;
const open = new Set(["required", "optional", "pending", "deadlineExceeded"]);

/** What a check says of a code that was given. A word that no list of theirs knows says nothing. */
export function judge({ key, decision }: Identifier): "passed" | "refused" | "open" {
  if (!decision || open.has(decision)) return "open";
  if (passed.test(decision)) return "passed";
  return decision.startsWith(key) ? "refused" : "open";
}
