import { z } from "zod";
import type { Category, CategoryAttribute, Language } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { resultOf } from "@/lib/marketplaces/yandex/wire";

type Node = { id: number; name: string; children?: Node[] | null | undefined };

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({ id: z.number(), name: z.string(), children: z.array(nodeSchema).nullish() }),
);

/** The tree speaks Russian and English only, so Uzbek readers get Russian names. 50 calls an hour: keep it a day. */
export async function listCategories(
  client: Client,
  { query }: { query?: string | undefined; language: Language },
): Promise<Category[]> {
  const { result } = await client.call({
    method: "getCategoriesTree",
    body: { language: "RU" },
    reply: resultOf(nodeSchema),
  });
  const wanted = query?.trim().toLocaleLowerCase("ru") ?? "";
  return flatten(result).filter(({ path }) => path.join(" ").toLocaleLowerCase("ru").includes(wanted));
}

/** Without the root, which is "all goods". `path` ends with the category's own name. */
function flatten(root: Node, parents: string[] = []): Category[] {
  return (root.children ?? []).flatMap((node) => {
    const path = [...parents, node.name];
    const isLeaf = !node.children?.length;
    return [{ externalId: String(node.id), name: node.name, path, isLeaf }, ...flatten(node, path)];
  });
}

const attributesSchema = resultOf(
  z.object({
    parameters: z
      .array(
        z.object({
          id: z.number(),
          name: z.string().nullish(),
          type: z.string(),
          required: z.boolean(),
          multivalue: z.boolean(),
          unit: z
            .object({ defaultUnitId: z.number(), units: z.array(z.object({ id: z.number(), name: z.string() })) })
            .nullish(),
          values: z.array(z.object({ id: z.number(), value: z.string() })).nullish(),
        }),
      )
      .nullish(),
  }),
);

type Parameter = NonNullable<z.infer<typeof attributesSchema>["result"]["parameters"]>[number];

export async function listAttributes(
  client: Client,
  { categoryExternalId }: { categoryExternalId: string },
): Promise<CategoryAttribute[]> {
  const { result } = await client.call({
    method: "getCategoryContentParameters",
    params: { categoryId: categoryExternalId },
    reply: attributesSchema,
  });
  return (result.parameters ?? []).map(attributeFromWire);
}

/** Longer lists, such as brands, are for typing rather than choosing. */
const maximumValues = 300;

const types: Record<string, CategoryAttribute["type"]> = { ENUM: "choice", NUMERIC: "number", BOOLEAN: "boolean" };

function attributeFromWire({ id, name, type, required, multivalue, unit, values }: Parameter): CategoryAttribute {
  return {
    externalId: String(id),
    name: name ?? String(id),
    type: types[type] ?? "text",
    isRequired: required,
    isMany: multivalue,
    unit: unit?.units.find((one) => one.id === unit.defaultUnitId)?.name ?? null,
    values: (values ?? []).slice(0, maximumValues).map((one) => ({ externalId: String(one.id), text: one.value })),
  };
}
