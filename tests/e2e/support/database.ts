import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "../../../local/postgres/server.ts";
import { readSecrets } from "./surroundings.ts";

/** The PostgreSQL of one installation, to be stopped and started under the running product. */
export function openDatabase(home: string) {
  const data = `${home}/postgres`;
  // PostgreSQL's own note: its process, and on the fourth line its port.
  const [pid, , , port] = readFileSync(`${data}/postmaster.pid`, "utf8").split("\n").map(Number);
  let again: Awaited<ReturnType<typeof startPostgres>> | undefined;
  return {
    async stop() {
      if (again) return again.close();
      if (!pid || !isAlive(pid)) return;
      process.kill(pid, "SIGINT");
      while (isAlive(pid)) await pause(50);
    },
    async start() {
      const password = readSecrets(home).postgresPassword;
      again = await startPostgres({ data, port: port ?? 0, password, log: `${home}/logs/postgres.log` });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0] !== "Z";
  } catch {
    return false;
  }
}
