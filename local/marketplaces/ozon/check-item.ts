import { type Attribute, findType, listValues, type ProductType } from "./categories.ts";
import { readCurrency } from "./context.ts";
import { toKopecks } from "./roubles.ts";
import type { ImportItem, ItemError, State } from "./state.ts";

const rates = ["0", "0.05", "0.07", "0.1", "0.2", "0.22"];

/** Ozon's own checks of an imported item, by the codes of the specification's section "Errors". */
export function checkItem(item: ImportItem, state: State): ItemError[] {
  const type = findType(item.description_category_id, item.type_id);
  const errors: ItemError[] = [];
  const add = (code: string, field: string, description: string) =>
    errors.push({ code, field, attribute_id: 0, attribute_name: "", description });

  if (!type) add("description_category_has_no_description_type", "type_id", "Тип товара не относится к категории.");
  if (item.name.trim() === "") add("EMPTY_REQUIRED", "name", "Не указано название товара.");
  if (item.name.length > 255) add("name_too_long", "name", "Название товара длиннее 255 символов.");
  if ((toKopecks(item.price) ?? 0n) <= 0n) add("price_is_negative", "price", "Не указана цена.");
  if (item.currency_code !== readCurrency(state))
    add("currency_code_invalid", "currency_code", "Валюта не валюта кабинета.");
  if (!rates.includes(item.vat)) add("vat_invalid", "vat", "Неверно указан НДС.");
  if (Math.min(item.depth, item.width, item.height, item.weight) <= 0) {
    add("missing_dimension", "dimensions", "Не указаны размер и вес товара.");
  }
  const images = [item.primary_image, ...item.images].filter(Boolean);
  if (images.length === 0) add("EMPTY_REQUIRED", "images", "Нет ни одного изображения.");
  if (!images.every(isWebAddress)) add("all_image_failed", "images", "Не удалось скачать фото по ссылке.");
  if (isBarcodeTaken(item, state)) add("barcode_duplicate", "barcode", "Штрихкод уже у другого товара.");
  return type ? [...errors, ...checkAttributes(item, type)] : errors;
}

function checkAttributes(item: ImportItem, type: ProductType): ItemError[] {
  const sent = new Map(item.attributes.map(({ id, values }) => [id, values]));
  return type.attributes.flatMap((attribute) => {
    const values = (sent.get(attribute.id) ?? []).filter(({ value, dictionary_value_id: id }) => value || id);
    // "Type" may be left out: type_id says it.
    if (values.length === 0) {
      const isMissing = attribute.isRequired && attribute.id !== 8229;
      return isMissing ? [toError("error_attribute_values_empty", attribute, "Не заполнена характеристика")] : [];
    }
    const isFine = values.every((value) => fits(attribute, value)) && (attribute.isCollection || values.length === 1);
    return isFine ? [] : [toError("error_attribute_values_out_of_range", attribute, "Некорректное значение")];
  });
}

function fits(attribute: Attribute, value: { dictionary_value_id: number; value: string }): boolean {
  if (attribute.dictionaryId > 0) return listValues(attribute).some(({ id }) => id === value.dictionary_value_id);
  if (attribute.type === "Integer") return /^\d+$/.test(value.value);
  if (attribute.type === "Decimal") return /^\d+(\.\d+)?$/.test(value.value);
  return attribute.type !== "Boolean" || /^(true|false)$/.test(value.value);
}

function toError(code: string, { id, name }: Attribute, text: string): ItemError {
  return { code, field: "attribute", attribute_id: id, attribute_name: name, description: `${text} «${name}».` };
}

function isBarcodeTaken(item: ImportItem, state: State): boolean {
  if (item.barcode === "") return false;
  return state.products.list().some(({ key, value }) => key !== item.offer_id && value.item.barcode === item.barcode);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
