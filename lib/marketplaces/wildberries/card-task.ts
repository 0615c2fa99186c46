import { z } from "zod";

/**
 * Pictures are given to a card that exists, and a card comes into being up to 30 minutes after its upload. So what
 * publishing hands out as its task carries the pictures, and the reading that first meets the card gives them to it.
 */
const taskSchema = z.object({ sku: z.string(), pictureUrls: z.array(z.string()) });
type CardTask = z.infer<typeof taskSchema>;

export const writeCardTask = (task: CardTask): string => JSON.stringify(task);

/** Tasks by SKU; what is none of ours is left out. */
export function readCardTasks(tasks: readonly string[]): Map<string, CardTask> {
  const known = tasks.flatMap((text) => {
    const parsed = taskSchema.safeParse(parseJson(text));
    return parsed.success ? [parsed.data] : [];
  });
  return new Map(known.map((task) => [task.sku, task]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
