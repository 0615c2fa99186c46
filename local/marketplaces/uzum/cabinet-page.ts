import { html } from "hono/html";
import { categories } from "./categories.ts";
import { layout } from "./layout.ts";
import type { State } from "./state.ts";

/** The fields in the order of the seller manual, chapter 5: this is the order in which a seller fills the real form. */
export function renderCabinet(state: State, error: string | undefined) {
  const own = state.products.all().length;
  return layout(
    "Uzum Market — кабинет продавца (sandbox)",
    error,
    html`<h2>Создание товара</h2>
      <p class="quiet">Товаров в кабинетах: ${own}. После сохранения карточку проверяет модератор.</p>
      <form method="post" action="/cabinet/products" enctype="multipart/form-data">
        <fieldset>
          <legend>1. Категория</legend>
          <label>Категория товара
            <select name="category" required>
              <option value="">Выберите…</option>
              ${categories.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}
            </select>
          </label>
        </fieldset>
        <fieldset>
          <legend>2. Наименование</legend>
          ${field("titleUz", "Название на узбекском (латиница)", "required")}
          ${field("titleRu", "Название на русском (кириллица)", "required")}
        </fieldset>
        <fieldset>
          <legend>3. Описание</legend>
          ${area("descriptionUz", "Краткое описание на узбекском")} ${area("descriptionRu", "Краткое описание на русском")}
        </fieldset>
        <fieldset>
          <legend>4. Фотографии</legend>
          <label>JPEG, PNG или WebP, 3:4, от 750×1000<input name="photos" type="file" accept="image/*" multiple /></label>
        </fieldset>
        <fieldset>
          <legend>5. Характеристики</legend>
          ${field("characteristics", "Цвет, размер и другие")}
        </fieldset>
        <fieldset>
          <legend>6. SKU, штрихкод и цена</legend>
          ${field("sku", "SKU товара", "required")} ${field("variantOf", "SKU карточки, если это её размер или цвет")}
          ${field("barcode", "Штрихкод EAN-13 (пусто: назначит Uzum)")}
          ${field("ikpu", "ИКПУ (MXIK), 17 цифр")} ${field("priceUzs", "Цена, сум", "required")}
          ${field("isMarked", "Маркировка (ASL BELGISI, IMEI): «да», если нужна")}
        </fieldset>
        <fieldset>
          <legend>7. Габариты в упаковке</legend>
          ${field("lengthMm", "Длина, мм")} ${field("widthMm", "Ширина, мм")} ${field("heightMm", "Высота, мм")}
          ${field("weightGrams", "Вес, г")}
        </fieldset>
        <details>
          <summary>Другой продавец или магазин</summary>
          ${field("shop", "Номер магазина; пусто: первый")}
          ${field("seller", "Метка продавца (ключ с ~меткой); пусто: основной")}
        </details>
        <p><button>Сохранить карточку</button></p>
      </form>`,
  );
}

const field = (name: string, words: string, required: "required" | "" = "") =>
  required
    ? html`<label>${words}<input name="${name}" required /></label>`
    : html`<label>${words}<input name="${name}" /></label>`;

const area = (name: string, words: string) =>
  html`<label>${words}<textarea name="${name}" rows="2"></textarea></label>`;
