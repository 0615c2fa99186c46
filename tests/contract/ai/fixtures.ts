import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../shared/fixtures/", import.meta.url));

/** False where `../shared/fixtures` is absent: such tests are skipped. */
export const hasFixtures = existsSync(`${folder}labels.json`);

export function readFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`${folder}${name}`));
}

type Label = { file: string; kind: string; expected_barcode?: string };

export function listLabels(): Label[] {
  return (JSON.parse(readFileSync(`${folder}labels.json`, "utf8")) as { items: Label[] }).items;
}
