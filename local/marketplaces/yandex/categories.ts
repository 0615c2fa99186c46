/** A small tree with the field shapes of Yandex Market; the ids are ours. */
export type Category = { id: number; name: string; children?: Category[] };

export type Parameter = {
  id: number;
  name: string;
  type: "TEXT" | "ENUM" | "BOOLEAN" | "NUMERIC";
  required: boolean;
  filtering: boolean;
  distinctive: boolean;
  multivalue: boolean;
  allowCustomValues: boolean;
  unit?: { defaultUnitId: number; units: { id: number; name: string; fullName: string }[] };
  values?: { id: number; value: string }[];
  constraints?: { minValue?: number; maxValue?: number; maxLength?: number };
};

const tShirts = 7_812_201;
const dresses = 7_812_202;
const sneakers = 7_815_301;
const cables = 2_662_954;
const vitamins = 15_756_581;
const juices = 15_714_671;
const lamps = 1_003_093;
const others = 16_099_000;

export const categoryTree: Category = {
  id: 90_401,
  name: "Все товары",
  children: [
    {
      id: 7_811_873,
      name: "Одежда, обувь и аксессуары",
      children: [
        {
          id: 7_811_877,
          name: "Одежда",
          children: [
            { id: tShirts, name: "Футболки" },
            { id: dresses, name: "Платья" },
          ],
        },
        { id: 7_815_300, name: "Обувь", children: [{ id: sneakers, name: "Кроссовки" }] },
      ],
    },
    {
      id: 198_119,
      name: "Электроника",
      children: [
        { id: 2_662_950, name: "Аксессуары для телефонов", children: [{ id: cables, name: "Кабели и переходники" }] },
      ],
    },
    { id: 8_475_840, name: "Товары для здоровья", children: [{ id: vitamins, name: "Витамины и БАД" }] },
    { id: 91_307, name: "Продукты питания", children: [{ id: juices, name: "Соки, нектары и морсы" }] },
    { id: 90_666, name: "Товары для дома", children: [{ id: lamps, name: "Настольные лампы и светильники" }] },
    { id: 16_098_000, name: "Разное", children: [{ id: others, name: "Другие товары" }] },
  ],
};

const plain = { required: false, filtering: false, distinctive: false, multivalue: false, allowCustomValues: false };

const listValues = (parameterId: number, values: string[]) =>
  values.map((value, index) => ({ id: parameterId * 100 + index + 1, value }));

const choice = (id: number, name: string, values: string[], more: Partial<Parameter> = {}): Parameter => ({
  ...plain,
  id,
  name,
  type: "ENUM",
  filtering: true,
  values: listValues(id, values),
  ...more,
});

const measured = (id: number, name: string, unit: string, fullName: string): Parameter => ({
  ...plain,
  id,
  name,
  type: "NUMERIC",
  unit: { defaultUnitId: id + 1, units: [{ id: id + 1, name: unit, fullName }] },
  constraints: { minValue: 0 },
});

const text = (id: number, name: string): Parameter => ({
  ...plain,
  id,
  name,
  type: "TEXT",
  constraints: { maxLength: 500 },
});
const flag = (id: number, name: string): Parameter => ({ ...plain, id, name, type: "BOOLEAN" });

const colours = ["белый", "черный", "серый", "красный", "синий", "голубой", "зеленый", "желтый", "розовый", "бежевый"];
const colour = choice(14_871_214, "Цвет товара", colours, {
  required: true,
  distinctive: true,
  allowCustomValues: true,
});
const freeColour = { ...colour, required: false };
const sizes = ["XS", "S", "M", "L", "XL", "XXL", "3XL"];
const size = choice(26_417_130, "Размер", sizes, { required: true, distinctive: true });
const shoeSizes = ["36", "37", "38", "39", "40", "41", "42", "43", "44", "45"];
const shoeSize = choice(26_417_140, "Размер обуви", shoeSizes, { required: true, distinctive: true });
const fabrics = ["хлопок", "полиэстер", "вискоза", "лен", "эластан", "шерсть", "трикотаж"];
const material = choice(27_141_030, "Материал", fabrics, { multivalue: true, allowCustomValues: true });
const gender = choice(14_805_991, "Пол", ["мужской", "женский", "унисекс"]);
const composition = text(27_142_893, "Состав");

const byCategory = new Map<number, Parameter[]>([
  [tShirts, [colour, size, material, gender, composition]],
  [dresses, [colour, size, material, choice(31_001_010, "Длина", ["мини", "миди", "макси"]), composition]],
  [sneakers, [colour, shoeSize, gender, choice(31_002_010, "Сезон", ["лето", "демисезон", "зима"])]],
  [
    cables,
    [
      choice(31_003_010, "Разъем", ["USB Type-C", "Lightning", "micro USB", "USB Type-A", "HDMI"], {
        multivalue: true,
      }),
      measured(31_003_020, "Длина", "м", "метр"),
      flag(31_003_030, "Быстрая зарядка"),
      freeColour,
    ],
  ],
  [
    vitamins,
    [
      choice(31_004_010, "Форма выпуска", ["таблетки", "капсулы", "порошок", "жидкость", "пастилки"]),
      measured(31_004_020, "Количество в упаковке", "шт.", "штука"),
      composition,
    ],
  ],
  [juices, [text(31_005_010, "Вкус"), measured(31_005_020, "Объем", "л", "литр"), flag(31_005_030, "Без сахара")]],
  [
    lamps,
    [
      freeColour,
      choice(31_006_010, "Тип лампы", ["светодиодная", "накаливания", "люминесцентная"]),
      measured(31_006_020, "Мощность", "Вт", "ватт"),
    ],
  ],
  [others, [freeColour, text(31_007_010, "Комплектация")]],
]);

/** Null for a category that is unknown or has children. */
export const findParameters = (categoryId: number): Parameter[] | null => byCategory.get(categoryId) ?? null;

export function findCategory(id: number, node: Category = categoryTree): Category | null {
  if (node.id === id) return node;
  for (const child of node.children ?? []) {
    const found = findCategory(id, child);
    if (found) return found;
  }
  return null;
}
