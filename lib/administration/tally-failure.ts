import "server-only";
import type { FailureSource } from "@/lib/administration/failure-codes";
import { addCounts } from "@/lib/administration/failure-repository";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { isOutage } from "@/lib/outage";

/** Written this often, all that came up meanwhile in one statement: a storm of failures costs no storm of writes. */
const writeMs = 5_000;

const waiting = new Map<string, number>();
let timer: NodeJS.Timeout | null = null;

/** `code` as lib/administration/failure-codes.ts describes it. What a killed process had not written yet is not counted. */
export function tallyFailure(source: FailureSource, code: string): void {
  const key = `${source} ${code}`;
  waiting.set(key, (waiting.get(key) ?? 0) + 1);
  timer ??= setTimeout(() => void writeCounts(), writeMs).unref();
}

/** What a person was told instead of what they asked for. */
export function tallyRefusal(error: unknown): void {
  if (error instanceof AppError) {
    tallyFailure("ACTION", error.code === "unavailable" ? "outage" : `${error.code}/${error.messageKey}`);
  } else tallyFailure("ACTION", isOutage(error) ? "outage" : "unexpected");
}

export async function writeCounts(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const counts = [...waiting].map(([key, count]) => {
    const space = key.indexOf(" ");
    return { source: key.slice(0, space) as FailureSource, code: key.slice(space + 1), count };
  });
  waiting.clear();
  if (counts.length > 0) await addCounts(counts).catch((error) => logError("failures not counted", error));
}
