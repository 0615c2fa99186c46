import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vitest/node";

export type Node = { type: string; start: number; [field: string]: unknown };
export type Source = { file: string; text: string; program: Node };

/** The product's own code, parsed; names are relative to `root`. */
export function parseSources(root: string, folders: string[]): Source[] {
  return folders
    .flatMap((folder) => listFiles(path.join(root, folder)))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      const lang = file.endsWith("x") ? ("tsx" as const) : ("ts" as const);
      return { file: path.relative(root, file), text, program: parseAst(text, { lang }) as unknown as Node };
    });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return listFiles(file);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [file] : [];
  });
}

/** Every node below and with this one, with what stands above it. */
export function* walk(node: Node, above: Node[] = []): Generator<{ node: Node; above: Node[] }> {
  yield { node, above };
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, [...above, node]);
    }
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

export const lineOf = ({ text }: Source, { start }: Node) => text.slice(0, start).split("\n").length;
