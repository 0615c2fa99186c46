/** Of a subject. `text` is charcType 1, an array of strings; `number` is charcType 4. */
export type Characteristic = {
  id: number;
  name: string;
  type: "text" | "number";
  isRequired: boolean;
  unit: string;
  /** 0: any number of values. */
  maxCount: number;
  /** Sent as a field of the card rather than among its characteristics. */
  isCardField: boolean;
};

export type Subject = {
  id: number;
  name: string;
  parentId: number;
  parentName: string;
  /** Basis points of the price: 2450 is 24.5 %. */
  commission: number;
  characteristics: Characteristic[];
};

const text = (id: number, name: string, maxCount = 1, isRequired = false): Characteristic => ({
  id,
  name,
  type: "text",
  isRequired,
  unit: "",
  maxCount,
  isCardField: false,
});
const number = (id: number, name: string, unit: string, isRequired = false): Characteristic => ({
  ...text(id, name, 0, isRequired),
  type: "number",
  unit,
});
const cardField = (id: number, name: string): Characteristic => ({ ...text(id, name), isCardField: true });

const common = [
  cardField(1, "Наименование"),
  cardField(2, "Описание"),
  cardField(3, "Бренд"),
  text(14177449, "Цвет", 5),
  text(14177451, "Страна производства"),
  text(378533, "Комплектация", 10),
];
const worn = [
  text(204557, "Пол", 2),
  text(14177450, "Состав", 8),
  text(50, "Сезон", 3),
  text(17596, "Фактура материала", 3),
];
const eaten = [text(14177452, "Срок годности"), text(16532, "Условия хранения"), text(14177453, "Состав", 50)];

/** The ids are invented, but for the few characteristics that the specification's examples name; the shapes are real. */
export const subjects: Subject[] = [
  subject(192, "Футболки", 1, "Одежда", 2450, [...worn, text(12, "Рисунок", 3), text(13, "Тип рукава", 1)]),
  subject(69, "Платья", 1, "Одежда", 2450, [...worn, text(14, "Модель платья", 3), number(15, "Длина изделия", "см")]),
  subject(105, "Кроссовки", 2, "Обувь", 2250, [
    ...worn,
    text(21, "Материал подошвы обуви", 3),
    text(22, "Вид застежки", 3),
  ]),
  subject(593, "Кабели", 479, "Электроника", 1950, [
    text(31, "Тип разъема", 5),
    number(32, "Длина кабеля", "м"),
    text(33, "Гарантийный срок"),
  ]),
  subject(1024, "Кремы", 543, "Красота", 2350, [...eaten, text(41, "Тип кожи", 5), number(42, "Объем товара", "мл")]),
  subject(2430, "Витамины", 543, "Красота", 2350, [
    ...eaten,
    text(51, "Форма выпуска", 1, true),
    number(52, "Количество предметов в упаковке", "шт."),
  ]),
  subject(2192, "Соки", 4830, "Продукты", 1750, [...eaten, number(61, "Объем", "л", true), text(62, "Вкус", 5)]),
  subject(1126, "Светильники", 657, "Дом", 2150, [
    number(71, "Мощность", "Вт"),
    text(72, "Тип цоколя", 3),
    text(73, "Материал светильника", 5),
  ]),
  subject(8888, "Товары для дома разные", 657, "Дом", 2150, [
    text(81, "Назначение", 5),
    text(82, "Материал изделия", 5),
    text(15001405, "Ставка НДС"),
  ]),
];

function subject(
  id: number,
  name: string,
  parentId: number,
  parentName: string,
  commission: number,
  characteristics: Characteristic[],
): Subject {
  return { id, name, parentId, parentName, commission, characteristics: [...common, ...characteristics] };
}

export const findSubject = (id: number): Subject | undefined => subjects.find((one) => one.id === id);

export const directories = {
  colors: [
    ["белый", "белый"],
    ["черный", "черный"],
    ["серый", "серый"],
    ["красный", "красный"],
    ["розовый", "розовый"],
    ["синий", "синий"],
    ["голубой", "синий"],
    ["зеленый", "зеленый"],
    ["желтый", "желтый"],
    ["оранжевый", "оранжевый"],
    ["коричневый", "коричневый"],
    ["бежевый", "бежевый"],
    ["фиолетовый", "фиолетовый"],
    ["прозрачный", "прозрачный"],
  ].map(([name, parentName]) => ({ name, parentName })),
  kinds: ["Мужской", "Женский", "Детский", "Мальчики", "Девочки"],
  countries: [
    { id: 15000860, name: "Узбекистан", fullName: "Республика Узбекистан" },
    { id: 15000170, name: "Китай", fullName: "Китайская Народная Республика" },
    { id: 15000643, name: "Россия", fullName: "Российская Федерация" },
    { id: 15000792, name: "Турция", fullName: "Турецкая Республика" },
    { id: 15000398, name: "Казахстан", fullName: "Республика Казахстан" },
    { id: 15000840, name: "США", fullName: "Соединённые Штаты Америки" },
  ],
  seasons: ["лето", "зима", "демисезон", "круглогодичный"],
  vat: ["0", "10", "20", "Без НДС", "13"],
};
