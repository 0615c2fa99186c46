import { mkdirSync, rmSync } from "node:fs";
import { pickPort } from "../../local/cli/ports.ts";
import { startPostgres } from "../../local/postgres/server.ts";
import { projectRoot } from "./project.ts";

/** Nothing in a test's server outlives the run, so it need not wait for the disk. */
const forgetful = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** A server for tests alone, made anew. Durable: every commit waits for the disk, as in the product. */
export async function openTestPostgres(isDurable = false) {
  const folder = `${projectRoot}/.local/test-postgres-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const server = await startPostgres({
    data: `${folder}/data`,
    port: await pickPort(0),
    password: "postgres",
    log: `${folder}/log`,
    flags: isDurable ? [] : forgetful,
  });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
