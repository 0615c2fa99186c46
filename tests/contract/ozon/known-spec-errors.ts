import type { KnownError } from "../../support/spec.ts";

/** Where the specification contradicts its own text or examples. */
export const knownErrors: KnownError[] = [
  {
    operation: "POST /v4/posting/fbs/list",
    violation: /^request \/filter\/(since|to) must match pattern/,
    reason: "the pattern is a picture of the format (YYYY-MM-DDThh:mm:ssZ), not an expression",
  },
  {
    operation: "POST /v1/finance/accrual/postings",
    violation: /accrual_date must match pattern/,
    reason: "the same",
  },
  {
    operation: "POST /v2/products/stocks",
    violation: /must have required property 'quant_size'/,
    reason: "a required field that the schema itself does not have any more; the example has none either",
  },
  {
    operation: "POST /v1/review/comment/list",
    violation: /^request \/ must match exactly one schema in oneOf/,
    reason: "the alternative `filter.sku` asks for nothing when there is no filter, so it meets every review_id too",
  },
];
