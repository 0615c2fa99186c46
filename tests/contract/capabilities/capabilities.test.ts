import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createMarketplace } from "@/lib/marketplaces/registry";
import { capabilities, marketplaceIds } from "@/lib/marketplaces/types";
import { cellOf, drawTable, hasNoMethodFor } from "./capability-table.ts";

const all = marketplaceIds.flatMap((id) => capabilities.map((capability) => [id, capability] as const));

describe("what works where", () => {
  it("is missing nowhere", () => {
    expect(all.filter(([id, capability]) => cellOf(id, capability) === "missing")).toEqual([]);
  });

  it.each(marketplaceIds)("%s promises nothing that its specification has no method for", (id) => {
    const { can } = createMarketplace(id, { credentials: { key: "none" } });
    expect(hasNoMethodFor[id].filter((capability) => can.has(capability))).toEqual([]);
  });

  it("stands in the README as it is", () => {
    const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
    expect(readme).toContain(drawTable());
  });
});
