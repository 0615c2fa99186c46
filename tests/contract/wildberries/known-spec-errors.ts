import type { KnownError } from "../../support/spec.ts";

/** Where the specification contradicts itself; nothing else is excused. */
export const knownSpecErrors: KnownError[] = [
  {
    operation: "GET /api/v1/tariffs/commission",
    violation: /must match exactly one schema in oneOf/,
    reason:
      "10-rates.yaml lists five shapes by the seller's country, but none of them requires a field, so that every answer is of all five.",
  },
];

/** Announced ends of methods (the notices of the specifications, and what they have already left out). */
export const shutdowns: { operation: string; on: string }[] = [
  { operation: "GET /api/v5/supplier/reportDetailByPeriod", on: "2026-08-17" },
  { operation: "GET /api/v1/supplier/stocks", on: "2026-08-17" },
];
