import { readFileSync } from "node:fs";
import { projectRoot } from "../../../support/project.ts";

export type Route = { path: string; kind: "page" | "route" };
/** `team/inviteMemberAction`: the folder of its file, and its name. */
export type Action = { name: string; id: string; page: string };

const read = (file: string) => JSON.parse(readFileSync(`${projectRoot}/.next/${file}`, "utf8")) as never;

/** Every page and route handler that was built. */
export function listRoutes(): Route[] {
  const routes = read("app-path-routes-manifest.json") as Record<string, string>;
  return Object.entries(routes)
    .filter(([, path]) => !path.startsWith("/_"))
    .map(([file, path]): Route => ({ path, kind: file.endsWith("/page") ? "page" : "route" }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

type Built = { exportedName: string; filename: string; workers: Record<string, unknown> };

/** Every server action that was built, and a page whose server knows it. */
export function listActions(): Action[] {
  const { node } = read("server/server-reference-manifest.json") as { node: Record<string, Built> };
  return Object.entries(node)
    .map(([id, { exportedName, filename, workers }]) => ({
      name: `${filename.split("/").at(-2)}/${exportedName}`,
      id,
      page: pageOf(Object.keys(workers)),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** `app/(partner)/products/new/page` is served at `/products/new`. */
function pageOf(workers: string[]): string {
  const [page = ""] = workers.sort((one, other) => one.split("[").length - other.split("[").length);
  const path = page
    .replace(/^app/, "")
    .replace(/\/\([^)]*\)/g, "")
    .replace(/\/page$/, "");
  return path.replace(/\[[^\]]*\]/g, "x") || "/";
}
