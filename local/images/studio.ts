import { randomUUID } from "node:crypto";
import { openStore } from "../store.ts";
import { type Canvas, composePicture, type OutputFormat } from "./compose.ts";
import type { Order } from "./read-order.ts";

export type Task = {
  id: string;
  model: string;
  prompt: string;
  canvas: Canvas;
  format: OutputFormat;
  seed: number;
  status: "Pending" | "Ready" | "Error";
  /** Unix milliseconds. */
  submittedAt: number;
  finishedAt: number | null;
  /** Names the picture in its address, which works without a key. */
  sample: string;
};

export type Studio = {
  submit(model: string, order: Order): Task;
  findTask(id: string): Task | null;
  findPicture(sample: string): { bytes: Buffer; format: OutputFormat } | null;
  listTasks(): Task[];
  close(): Promise<void>;
};

/** How long a picture can be fetched; the real service keeps it for ten minutes, a person looks a little longer. */
const keptMs = 60 * 60 * 1000;

/** Takes orders, composes them one after another, and picks up after a restart what was still pending. */
export function openStudio(file?: string): Studio {
  const store = openStore(file);
  const tasks = store.collection<Task>("tasks");
  const photos = store.collection<string>("photos");
  const pictures = store.collection<string>("pictures");
  let queue: Promise<void> = Promise.resolve();
  let isClosed = false;

  const work = async (id: string) => {
    const task = tasks.get(id);
    const photo = photos.get(id);
    // What is left at closing stays pending, for the next start.
    if (isClosed || !task || photo === undefined) return;
    const picture = await composePicture(Buffer.from(photo, "base64"), task.canvas, task.format).catch(() => null);
    store.transaction(() => {
      if (picture) pictures.put(task.sample, picture.toString("base64"));
      tasks.put(id, { ...task, status: picture ? "Ready" : "Error", finishedAt: Date.now() });
      photos.remove(id);
    });
  };
  const enqueue = (id: string) => {
    queue = queue.then(() => work(id));
  };
  const forgetOld = () => {
    for (const { key, value } of tasks.list()) {
      if (value.submittedAt > Date.now() - keptMs) continue;
      for (const collection of [tasks, photos]) collection.remove(key);
      pictures.remove(value.sample);
    }
  };
  for (const { value } of tasks.list()) if (value.status === "Pending") enqueue(value.id);

  return {
    submit(model, { photo, ...order }) {
      const task: Task = {
        ...order,
        id: randomUUID(),
        model,
        status: "Pending",
        submittedAt: Date.now(),
        finishedAt: null,
        sample: randomUUID(),
      };
      store.transaction(() => {
        forgetOld();
        tasks.put(task.id, task);
        photos.put(task.id, Buffer.from(photo).toString("base64"));
      });
      enqueue(task.id);
      return task;
    },
    findTask: (id) => tasks.get(id) ?? null,
    findPicture(sample) {
      const bytes = pictures.get(sample);
      const task = tasks.list().find((one) => one.value.sample === sample)?.value;
      return bytes && task ? { bytes: Buffer.from(bytes, "base64"), format: task.format } : null;
    },
    listTasks: () => tasks.list().map((one) => one.value),
    async close() {
      isClosed = true;
      await queue;
      store.close();
    },
  };
}
