import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

type Target = { tag: "empty" } | { tag: "schemaDatamodel"; files: { path: string; content: string }[] };

/**
 * The SQL that builds the database of a schema folder, from nothing or from an older copy of the folder.
 * Prisma's own engine as WebAssembly: no binary is downloaded. The database is asked for its version alone.
 */
export async function schemaSql(databaseUrl: string, to: string, from?: string): Promise<string> {
  const engine = await startEngine(databaseUrl);
  const result = await engine.diff({
    from: from ? await readSchema(from) : { tag: "empty" },
    to: await readSchema(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}

async function startEngine(databaseUrl: string) {
  const file = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg")).replace(/js$/, "wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  const start = bindings as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  start.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }));
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

async function readSchema(folder: string): Promise<Target> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  const files = names.map(async (name) => ({ path: name, content: await readFile(`${folder}/${name}`, "utf8") }));
  return { tag: "schemaDatamodel", files: await Promise.all(files) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [to = "prisma/schema", from] = process.argv.slice(2);
  process.stdout.write(await schemaSql(process.env.DATABASE_OWNER_URL ?? "", to, from));
}
