import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inAdmin, inPartner } from "@/lib/db/client";
import { useProductDatabase } from "../../support/setup-product.ts";

useProductDatabase();

const doors = { partner: <T>(work: () => Promise<T>) => inPartner(randomUUID(), work), administration: inAdmin };

test.each(["partner", "administration"] as const)(
  "a page knows by the digest that the database left (%s)",
  async (name) => {
    const fail = (error: Error) =>
      doors[name](async () => {
        throw error;
      }).catch((thrown: unknown) => thrown);
    expect(await fail(Object.assign(new Error("no connection in time"), { code: "P2024" }))).toMatchObject({
      digest: "database-away",
    });
    const own = new Error("a fault of ours");
    expect(await fail(own)).toBe(own);
    expect(own).not.toHaveProperty("digest");
  },
);
