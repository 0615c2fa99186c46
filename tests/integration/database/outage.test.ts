import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inAdmin, inPartner } from "@/lib/db/client";
import { isOutage } from "@/lib/outage";
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

test("what PostgreSQL says of its own end is known, however deep the adapter puts it", async () => {
  const said = { originalCode: "57P01", originalMessage: "terminating connection", kind: "postgres" };
  const adapter = new Error("terminating connection", { cause: said });
  const failed = Object.assign(new Error("Database error"), { code: "P2039", meta: { driverAdapterError: adapter } });
  expect(isOutage(failed)).toBe(true);
  const taken = new Error("duplicate key", { cause: { originalCode: "23505", kind: "UniqueConstraintViolation" } });
  expect(isOutage(Object.assign(new Error("taken"), { code: "P2002", meta: { driverAdapterError: taken } }))).toBe(
    false,
  );
});
