import "server-only";
import { type FailureWord, failureWords, type ReadCode, readCode } from "@/lib/administration/failure-codes";
import { dropCountsBefore, type FailureSum, sumCounts } from "@/lib/administration/failure-repository";
import { inAdmin } from "@/lib/db/client";

export type CountedFailure = Omit<FailureSum, "code"> & ReadCode;
export type DictionaryEntry = { word: FailureWord; day: number; week: number; failures: CountedFailure[] };

/** Every word of the dictionary, the most frequent of today first, each with what came up under it. */
export async function readFailures(now = new Date()): Promise<DictionaryEntry[]> {
  const sums = await inAdmin((db) => sumCounts(now, db));
  const counted = sums.map(({ code, ...sum }) => ({ ...sum, ...readCode(code) }));
  return failureWords
    .map((word) => {
      const failures = counted.filter((failure) => failure.word === word);
      const total = (span: "day" | "week") => failures.reduce((sum, failure) => sum + failure[span], 0);
      return { word, day: total("day"), week: total("week"), failures };
    })
    .sort((one, other) => other.day - one.day || other.week - one.week);
}

const keptMs = 60 * 24 * 3_600_000;

/** Counts are looked at for a week and kept for two months. */
export const dropOldCounts = (now = new Date()) => dropCountsBefore(new Date(now.getTime() - keptMs));
