import { dictionaries } from "./dictionaries.ts";

export type Attribute = {
  id: number;
  name: string;
  type: "String" | "Integer" | "Decimal" | "Boolean";
  dictionaryId: number;
  isRequired: boolean;
  isCollection: boolean;
  isAspect: boolean;
};

export type ProductType = {
  categoryId: number;
  typeId: number;
  name: string;
  /** Share of the price in whole percent. */
  commissionPercent: number;
  attributes: Attribute[];
};

type Flag = "required" | "collection" | "aspect";

const attribute = (
  id: number,
  name: string,
  kind: Attribute["type"] | { dictionary: number },
  ...flags: Flag[]
): Attribute => ({
  id,
  name,
  type: typeof kind === "string" ? kind : "String",
  dictionaryId: typeof kind === "string" ? 0 : kind.dictionary,
  isRequired: flags.includes("required"),
  isCollection: flags.includes("collection"),
  isAspect: flags.includes("aspect"),
});

const brand = attribute(85, "Бренд", { dictionary: 28732849 }, "required");
const fashionBrand = attribute(31, "Бренд в одежде и обуви", { dictionary: 28732849 }, "required");
const common = [
  attribute(8229, "Тип", { dictionary: 1960 }, "required"),
  attribute(9048, "Название модели (для объединения в одну карточку)", "String", "required"),
  attribute(4191, "Аннотация", "String"),
  attribute(10096, "Цвет товара", { dictionary: 1494 }, "collection", "aspect"),
  attribute(4389, "Страна-изготовитель", { dictionary: 1935 }, "collection"),
];
const gender = attribute(9163, "Пол", { dictionary: 320 }, "required", "collection");
const fabric = attribute(4496, "Материал", { dictionary: 2501 }, "collection");
const size = attribute(4295, "Российский размер", { dictionary: 829 }, "required", "collection", "aspect");
const shoeSize = attribute(4298, "Российский размер обуви", { dictionary: 830 }, "required", "collection", "aspect");
const amount = attribute(8513, "Количество в упаковке, шт", "Integer");
const shelfLife = attribute(8205, "Срок годности в днях", "Integer");
const litres = attribute(22270, "Объем, л", "Decimal", "required");
const flavour = attribute(8050, "Вкус", { dictionary: 3031 }, "collection");
const connector = attribute(5001, "Тип разъема", { dictionary: 3011 }, "collection");
const metres = attribute(5002, "Длина кабеля, м", "Decimal");
const form = attribute(7001, "Форма выпуска", { dictionary: 3021 }, "required");
const skin = attribute(7101, "Тип кожи", { dictionary: 3051 }, "collection");
const volume = attribute(7102, "Объем, мл", "Integer");
const socket = attribute(6001, "Цоколь", { dictionary: 3041 });
const watts = attribute(6002, "Мощность, Вт", "Integer");
const isDimmable = attribute(6003, "Регулировка яркости", "Boolean");
const material = attribute(6383, "Состав", "String");

type Group = { id: number; name: string; categories: { id: number; name: string; types: TypeSeed[] }[] };
type TypeSeed = { id: number; name: string; percent: number; attributes: Attribute[] };

/** The ids of groups, categories and types are invented; the shapes are Ozon's. */
const groups: Group[] = [
  {
    id: 17000001,
    name: "Одежда",
    categories: [
      {
        id: 17000011,
        name: "Футболки и топы",
        types: [{ id: 93101, name: "Футболка", percent: 19, attributes: [fashionBrand, gender, size, fabric] }],
      },
      {
        id: 17000012,
        name: "Платья",
        types: [{ id: 93102, name: "Платье", percent: 19, attributes: [fashionBrand, gender, size, fabric] }],
      },
    ],
  },
  {
    id: 17000002,
    name: "Обувь",
    categories: [
      {
        id: 17000021,
        name: "Кроссовки и кеды",
        types: [{ id: 93201, name: "Кроссовки", percent: 18, attributes: [fashionBrand, gender, shoeSize, fabric] }],
      },
    ],
  },
  {
    id: 17000003,
    name: "Электроника",
    categories: [
      {
        id: 17000031,
        name: "Кабели и переходники",
        types: [{ id: 93301, name: "Кабель", percent: 17, attributes: [brand, connector, metres] }],
      },
    ],
  },
  {
    id: 17000004,
    name: "Красота и здоровье",
    categories: [
      {
        id: 17000041,
        name: "Витамины и БАД",
        types: [{ id: 93401, name: "БАД", percent: 15, attributes: [brand, form, amount, shelfLife, material] }],
      },
      {
        id: 17000042,
        name: "Уход за лицом",
        types: [{ id: 93402, name: "Крем для лица", percent: 16, attributes: [brand, skin, volume, material] }],
      },
    ],
  },
  {
    id: 17000005,
    name: "Продукты питания",
    categories: [
      {
        id: 17000051,
        name: "Соки и напитки",
        types: [{ id: 93501, name: "Сок", percent: 12, attributes: [brand, litres, flavour, shelfLife, material] }],
      },
    ],
  },
  {
    id: 17000006,
    name: "Дом и сад",
    categories: [
      {
        id: 17000061,
        name: "Освещение",
        types: [
          { id: 93601, name: "Светильник настольный", percent: 16, attributes: [brand, socket, watts, isDimmable] },
        ],
      },
    ],
  },
  {
    id: 17000007,
    name: "Разное",
    categories: [
      {
        id: 17000071,
        name: "Прочие товары",
        types: [{ id: 93701, name: "Товар общего назначения", percent: 15, attributes: [brand, amount, material] }],
      },
    ],
  },
];

const productTypes: ProductType[] = groups.flatMap((group) =>
  group.categories.flatMap((category) =>
    category.types.map(({ id, name, percent, attributes }) => ({
      categoryId: category.id,
      typeId: id,
      name,
      commissionPercent: percent,
      attributes: [...common, ...attributes],
    })),
  ),
);

export function findType(categoryId: number, typeId: number): ProductType | undefined {
  return productTypes.find((one) => one.categoryId === categoryId && one.typeId === typeId);
}

export const listValues = (one: Attribute) => dictionaries[one.dictionaryId] ?? [];

/** Answer of /v1/description-category/tree. */
export const categoryTree = groups.map((group) => ({
  description_category_id: group.id,
  category_name: group.name,
  disabled: false,
  children: group.categories.map((category) => ({
    description_category_id: category.id,
    category_name: category.name,
    disabled: false,
    children: category.types.map((type) => ({
      type_id: type.id,
      type_name: type.name,
      disabled: false,
      children: [],
    })),
  })),
}));
