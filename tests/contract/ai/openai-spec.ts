import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";

const file = fileURLToPath(new URL("../../../../shared/fixtures/specs/openai-openapi-subset.json", import.meta.url));
export const hasSpec = existsSync(file);

let ajv: Ajv2020 | null = null;

/** What OpenAI's own specification (components/schemas) finds wrong with a value; empty when it fits. */
export function listSpecErrors(schema: string, value: unknown): string[] {
  if (!ajv) {
    ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(JSON.parse(readFileSync(file, "utf8")), "openai");
  }
  const validate = ajv.compile({ $ref: `openai#/components/schemas/${schema}` });
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
