import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { html } from "hono/html";
import { serveLocally } from "../serve.ts";

type Table = { columns: string[]; rows: string[][] };

const codes: Record<string, { code: string; id: number }> = {
  USD: { code: "840", id: 69 },
  EUR: { code: "978", id: 21 },
  RUB: { code: "643", id: 57 },
  KZT: { code: "398", id: 33 },
  CNY: { code: "156", id: 15 },
  BYN: { code: "933", id: 7 },
};

/**
 * The Central Bank's JSON archive (cbu.uz): for a day, what was published last on or before it. The shipped table is a
 * sample of working days, close to the real size of the rates and not official: it is there to work without a network.
 */
export async function startRates({ port = 0 }: { port?: number } = {}) {
  const table: Table = JSON.parse(readFileSync(new URL("./table.json", import.meta.url), "utf8"));
  const app = new Hono();

  app.get("/:language{uz|ru|en|oz}/arkhiv-kursov-valyut/json/:currency/:day/", (context) => {
    const { currency, day } = context.req.param();
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return context.json([]);
    const list = listRates(table, day);
    return context.json(currency === "all" ? list : list.filter(({ Ccy }) => Ccy === currency));
  });

  app.get("/", (context) => {
    const today = new Date().toISOString().slice(0, 10);
    const rows = listRates(table, today).map(
      ({ Ccy, Rate, Date: day }) => html`<tr><td>${Ccy}</td><td>${Rate}</td><td>${day}</td></tr>`,
    );
    return context.html(
      html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Exchange rates (stand-in)</title>
<style>body{font:16px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}td,th{text-align:left;padding:.25rem 1rem .25rem 0}</style></head>
<body><h1>Exchange rates</h1><p>A stand-in of the Central Bank's archive, with sample rates: so'm for one unit.</p>
<table><thead><tr><th>Currency</th><th>So'm</th><th>Published</th></tr></thead><tbody>${rows}</tbody></table></body></html>`,
    );
  });

  return serveLocally(app, port);
}

function listRates({ columns, rows }: Table, day: string) {
  const index = rows.findLastIndex(([published = ""]) => published <= day);
  const row = rows[index];
  const before = rows[index - 1] ?? row;
  if (!row || !before) return [];
  const published = (row[0] ?? "").split("-").reverse().join(".");
  return columns.map((currency, column) => {
    const rate = row[column + 1] ?? "";
    return {
      id: codes[currency]?.id ?? 0,
      Code: codes[currency]?.code ?? "",
      Ccy: currency,
      CcyNm_RU: currency,
      CcyNm_UZ: currency,
      CcyNm_UZC: currency,
      CcyNm_EN: currency,
      Nominal: "1",
      Rate: rate,
      Diff: (Number(rate) - Number(before[column + 1])).toFixed(2),
      Date: published,
    };
  });
}
