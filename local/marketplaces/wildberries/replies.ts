import type { Context } from "hono";

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;

/** The gateway in front of all areas: problem+json. */
export function gatewayProblem(context: Context, status: 401 | 404 | 429, title: string, detail: string, now: Date) {
  const body = {
    title,
    detail,
    code: "07e4668e-sandbox",
    requestId: "7b80742415072fe8b6b7f7761f1d1211",
    origin: "s2s-api-auth-catalog",
    status,
    statusText: { 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests" }[status],
    timestamp: formatSeconds(now),
  };
  return context.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

/** Content and prices wrap everything. */
export const contentOk = (data: unknown) => ({ data, error: false, errorText: "", additionalErrors: null });

export const contentError = (context: Context, status: Status, errorText: string, additionalErrors: unknown = {}) =>
  context.json({ data: null, error: true, errorText, additionalErrors }, status);

/** The prices area knows no `additionalErrors`. */
export const pricesOk = (data: unknown) => ({ data, error: false, errorText: "" });

export const pricesError = (context: Context, status: Status, errorText: string) =>
  context.json({ data: null, error: true, errorText }, status);

const marketplaceWords = {
  IncorrectParameter: "Передан некорректный параметр",
  IncorrectRequestBody: "Некорректное тело запроса",
  IncorrectRequest: "Переданы некорректные данные",
  NotFound: "Не найдено",
  StatusMismatch: "Несоответствие статусов, проверьте их правильность",
  FailedToAddSupplyOrder:
    "Не удалось закрепить сборочное задание за поставкой. Убедитесь, что сборочное задание и поставка удовлетворяют всем необходимым требованиям.",
  SupplyHasZeroOrders:
    "Не удалось обработать поставку. Убедитесь, что за ней закреплён хотя бы одно сборочное задание.",
  MetaKeyNotRequired: "Order doesn't require ID",
  FailedToUpdateMeta:
    "Failed to update the label identifiers of the assembly order. Make sure the assembly order meets all the necessary requirements.",
  SKUUploadDisabled: "Uploading stock is not allowed by 'sku'. Please use the 'chrtId' key",
};

export const marketplaceError = (context: Context, status: Status, code: keyof typeof marketplaceWords) =>
  context.json({ code, message: marketplaceWords[code] }, status);

/** Null when the body is no JSON. */
export async function readJson(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text());
  } catch {
    return null;
  }
}

/** A whole number in a query, or null. */
export function readInteger(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

/** `2022-05-04T07:56:29Z` */
export const formatSeconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
