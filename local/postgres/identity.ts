import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";

/** Who PostgreSQL runs as, and where its programs and its data lie. */
export type Home = { uid?: number; gid?: number; binaries: string; data: string };

/**
 * PostgreSQL refuses to run as root, so root lends it the account `postgres`, or else `nobody`. Where that account
 * cannot reach the project (a clone under /root), programs and data move to /var/lib, and `data` becomes a link.
 */
export function settle(binaries: string, data: string): Home {
  if (process.getuid?.() !== 0) return { binaries, data };
  const account = findAccount();
  mkdirSync(path.dirname(data), { recursive: true });
  if (!existsSync(data)) mkdirSync(data, { mode: 0o700 });
  chownSync(data, account.uid, account.gid);
  if (canReach(account, binaries, data)) return { ...account, binaries, data };
  return moveOut(account, binaries, data);
}

function findAccount(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const ask = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString());
    try {
      return { uid: ask("-u"), gid: ask("-g") };
    } catch {
      // No such account: the next one.
    }
  }
  throw new Error("PostgreSQL cannot run as root, and there is no account `postgres` or `nobody` to run it as.");
}

function canReach(account: { uid: number; gid: number }, binaries: string, data: string): boolean {
  const runs = spawnSync(path.join(binaries, "bin", "postgres"), ["--version"], account).status === 0;
  return runs && spawnSync("ls", [data], account).status === 0;
}

function moveOut(account: { uid: number; gid: number }, binaries: string, link: string): Home {
  const name = createHash("sha256").update(link).digest("hex").slice(0, 12);
  const root = path.join("/var/lib/sellercloudx", name);
  const home = { ...account, binaries: path.join(root, "programs"), data: path.join(root, "data") };
  mkdirSync(root, { recursive: true, mode: 0o755 });
  if (!existsSync(home.data)) execFileSync("cp", ["-a", `${link}/.`, home.data]);
  if (!existsSync(home.binaries)) {
    const half = `${home.binaries}.half`;
    rmSync(half, { recursive: true, force: true });
    cpSync(binaries, half, { recursive: true, verbatimSymlinks: true });
    execFileSync("mv", [half, home.binaries]);
  }
  execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, home.data]);
  chmodSync(home.data, 0o700);
  if (!lstatSync(link).isSymbolicLink()) {
    rmSync(link, { recursive: true });
    symlinkSync(home.data, link);
  }
  return home;
}
