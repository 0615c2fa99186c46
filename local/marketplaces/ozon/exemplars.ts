import type { Exemplar, Posting } from "./state.ts";

/** How long Ozon looks at codes before it says what they are worth. */
const checkMs = 2000;

type CheckStatus = "processing" | "failed" | "passed";

export function checkMark(
  { marksAt = 0 }: Posting,
  mark: string,
  now: number,
): { status: CheckStatus; errors: string[] } {
  if (now < marksAt + checkMs) return { status: "processing", errors: [] };
  // As when the system knows of a code that it has left circulation.
  if (mark.includes("withdrawn")) return { status: "failed", errors: ["mandatory_mark_not_in_circulation"] };
  return { status: "passed", errors: [] };
}

/** A code of the system begins with the product's number and has a serial number behind it. */
export function findFormatErrors({ mark, mark_type }: Exemplar["marks"][number]): string[] {
  if (mark_type === "mandatory_mark") return /^01\d{14}21.+/.test(mark) ? [] : ["invalid_mandatory_mark_format"];
  if (mark_type === "imei") return /^\d{15}$/.test(mark) ? [] : ["invalid_imei_format"];
  return mark_type === "jw_uin" && /^\d{16}$/.test(mark) ? [] : ["invalid_jw_uin_format"];
}

const isMarkedWhole = ({ exemplars = [], lines }: Posting) =>
  lines.every(({ sku, quantity }) => {
    const coded = exemplars.filter(
      (one) => one.sku === sku && one.marks.some((mark) => mark.mark_type === "mandatory_mark"),
    );
    return coded.length === quantity;
  });

export function shipStatus(posting: Posting, now: number): string {
  if (posting.status !== "awaiting_packaging") return "update_available";
  const checks = (posting.exemplars ?? []).flatMap(({ marks }) =>
    marks.map(({ mark }) => checkMark(posting, mark, now)),
  );
  if (checks.some(({ status }) => status === "processing")) return "validation_in_process";
  const isGood = checks.every(({ status }) => status === "passed");
  return isGood && (!posting.isMarked || isMarkedWhole(posting)) ? "ship_available" : "ship_not_available";
}

/** Goods without an obligation to be marked are packed without their codes. */
export const isShippable = (posting: Posting, now: number): boolean =>
  !posting.isMarked || shipStatus(posting, now) === "ship_available";
