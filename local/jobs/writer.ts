import type { ChangeSet, Changes, Saved } from "./changes.ts";
import type { Event } from "./types.ts";

/** A change of state, with what it is sure to need, so that a batch reads that in one go. */
export type Change<T> = {
  runs?: string[];
  events?: string[];
  marks?: string[];
  apply(changes: Changes): Promise<T> | T;
};

export type Writer = { submit<T>(change: Change<T>): Promise<T>; idle(): Promise<void> };

type Waiting = { change: Change<unknown>; resolve(value: unknown): void; reject(reason: unknown): void };

type Parts = {
  begin(): ChangeSet;
  acceptRaised(changes: Changes, event: Event): Promise<void>;
  afterCommit(saved: Saved): void;
};

const largestBatch = 250;

/**
 * The only one that changes state: batch after batch, each in one transaction, so no two changes ever race and one
 * flush to disk serves all that came in meanwhile. A caller hears back after the commit.
 */
export function createWriter({ begin, acceptRaised, afterCommit }: Parts): Writer {
  const waiting: Waiting[] = [];
  let working: Promise<void> | null = null;

  const writeBatch = async (batch: Waiting[]) => {
    const changes = begin();
    try {
      await changes.prefetch(
        batch.flatMap(({ change }) => change.runs ?? []),
        batch.flatMap(({ change }) => change.events ?? []),
        batch.flatMap(({ change }) => change.marks ?? []),
      );
      const results: unknown[] = [];
      for (const { change } of batch) {
        results.push(await change.apply(changes));
        for (let raised = changes.takeRaised(); raised.length > 0; raised = changes.takeRaised()) {
          for (const event of raised) await acceptRaised(changes, event);
        }
      }
      afterCommit(await changes.save());
      for (const [index, { resolve }] of batch.entries()) resolve(results[index]);
    } catch (error) {
      changes.discard();
      if (batch.length === 1) return batch[0]?.reject(error);
      // One bad change must not fail its neighbours.
      for (const single of batch) await writeBatch([single]);
    }
  };
  const work = async () => {
    while (waiting.length > 0) await writeBatch(waiting.splice(0, largestBatch));
    working = null;
  };
  return {
    submit: <T>(change: Change<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ change, resolve: resolve as (value: unknown) => void, reject });
        working ??= Promise.resolve().then(work);
      }),
    idle: async () => {
      while (working) await working;
    },
  };
}
