import { inngest } from "@/inngest/client";
import { noteFailedJob } from "@/lib/administration/note-failed-job";

/** The jobs server says that a run's last try failed: administrators see it, with a button (promise D4). */
export const noteFailedJobJob = inngest.createFunction(
  { id: "note-failed-job", triggers: [{ event: "inngest/function.failed" }], retries: 4 },
  ({ event, step }) => step.run("note", () => noteFailedJob(event.data, new Date(event.ts ?? Date.now()))),
);
