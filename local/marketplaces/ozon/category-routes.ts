import type { Hono } from "hono";
import { z } from "zod";
import { categoryTree, findType, listValues } from "./categories.ts";
import { Refusal, readBody } from "./context.ts";

const id = z.number().int();
const language = z.enum(["DEFAULT", "RU", "EN", "TR", "ZH_HANS"]).default("DEFAULT");
const typeBody = { description_category_id: id, type_id: id, language };
const attributesBody = z.object(typeBody);
const valuesBody = z.object({
  ...typeBody,
  attribute_id: id,
  last_value_id: id.default(0),
  limit: id.min(1).max(2000),
});
const searchBody = z.object({ ...typeBody, attribute_id: id, limit: id.min(1).max(100), value: z.string().min(2) });

export function addCategoryRoutes(app: Hono) {
  app.post("/v1/description-category/tree", async (c) => {
    await readBody(c, z.object({ language }));
    return c.json({ result: categoryTree });
  });

  app.post("/v1/description-category/attribute", async (c) => {
    const type = requireType(await readBody(c, attributesBody));
    return c.json({
      result: type.attributes.map((one) => ({
        id: one.id,
        attribute_complex_id: 0,
        name: one.name,
        description: "",
        type: one.type,
        is_collection: one.isCollection,
        is_required: one.isRequired,
        is_aspect: one.isAspect,
        max_value_count: one.isCollection ? 30 : 1,
        group_name: "",
        group_id: 0,
        dictionary_id: one.dictionaryId,
        category_dependent: false,
        complex_is_collection: false,
      })),
    });
  });

  app.post("/v1/description-category/attribute/values", async (c) => {
    const body = await readBody(c, valuesBody);
    const rest = requireValues(body).filter((entry) => entry.id > body.last_value_id);
    const page = rest.slice(0, body.limit);
    return c.json({ result: page.map(toWire), has_next: rest.length > page.length });
  });

  app.post("/v1/description-category/attribute/values/search", async (c) => {
    const body = await readBody(c, searchBody);
    const wanted = body.value.toLowerCase();
    const found = requireValues(body).filter(({ value }) => value.toLowerCase().includes(wanted));
    return c.json({ result: found.slice(0, body.limit).map(toWire) });
  });
}

const toWire = (entry: { id: number; value: string }) => ({ ...entry, info: "", picture: "" });

function requireType(body: { description_category_id: number; type_id: number }) {
  const type = findType(body.description_category_id, body.type_id);
  if (!type) throw new Refusal(404, "category and type not found");
  return type;
}

/** By id: the cursor of the real method is the last id of the page before. */
function requireValues(body: { description_category_id: number; type_id: number; attribute_id: number }) {
  const attribute = requireType(body).attributes.find((one) => one.id === body.attribute_id);
  if (!attribute || attribute.dictionaryId === 0) throw new Refusal(404, "dictionary not found");
  return [...listValues(attribute)].sort((one, other) => one.id - other.id);
}
