/** Closed lists, as Ozon's dictionaries: an id for each entry. The ids of brands apart, all are invented. */
type DictionaryEntry = { id: number; value: string };

const entries = (first: number, values: string[]): DictionaryEntry[] =>
  values.map((value, index) => ({ id: first + index, value }));

const noBrand = { id: 126745801, value: "Нет бренда" };
const sizes = ["40", "42", "44", "46", "48", "50", "52", "54", "56"];
const shoeSizes = ["35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46"];

export const dictionaries: Record<number, DictionaryEntry[]> = {
  28732849: [
    noBrand,
    ...entries(5060001, [
      "Adidas",
      "Apple",
      "Artel",
      "Baseus",
      "Bliss",
      "Dena",
      "Garnier",
      "Nature Made",
      "Nike",
      "Nivea",
      "Philips",
      "Puma",
      "Samsung",
      "Solgar",
      "Ugreen",
      "Uztex",
      "Xiaomi",
      "Zara",
    ]),
  ],
  1960: entries(95901, [
    "Футболка",
    "Платье",
    "Кроссовки",
    "Кабель",
    "Крем для лица",
    "БАД",
    "Сок",
    "Светильник",
    "Товар",
  ]),
  1494: entries(61571, [
    "белый",
    "черный",
    "серый",
    "красный",
    "синий",
    "голубой",
    "зеленый",
    "желтый",
    "оранжевый",
    "розовый",
    "фиолетовый",
    "бежевый",
    "коричневый",
    "золотой",
    "серебристый",
    "разноцветный",
    "прозрачный",
  ]),
  1935: entries(90201, [
    "Узбекистан",
    "Россия",
    "Китай",
    "Турция",
    "Казахстан",
    "Индия",
    "Германия",
    "США",
    "Южная Корея",
  ]),
  320: entries(22880, ["Мужской", "Женский", "Девочки", "Мальчики", "Унисекс"]),
  829: entries(35501, sizes),
  830: entries(35601, shoeSizes),
  2501: entries(62901, ["Хлопок", "Полиэстер", "Вискоза", "Лен", "Шерсть", "Эластан", "Натуральная кожа", "Текстиль"]),
  3011: entries(72101, ["USB Type-C", "Lightning", "micro USB", "USB-A", "HDMI", "Jack 3.5 мм"]),
  3021: entries(72201, ["Таблетки", "Капсулы", "Порошок", "Сироп", "Мармелад", "Капли"]),
  3031: entries(72301, ["Яблоко", "Апельсин", "Вишня", "Персик", "Гранат", "Виноград", "Томат", "Мультифрукт"]),
  3041: entries(72401, ["E27", "E14", "GU10", "Встроенный светодиод"]),
  3051: entries(72501, ["Для всех типов кожи", "Для сухой кожи", "Для жирной кожи", "Для чувствительной кожи"]),
};
