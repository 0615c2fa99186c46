import { html, raw } from "hono/html";

const style = `
  body { font: 15px/1.45 system-ui, sans-serif; margin: 0; color: #1f1a2e; background: #f6f5fa; }
  header { background: #7000ff; color: #fff; padding: .8rem 1.5rem; display: flex; gap: 1.5rem; align-items: baseline; }
  header a { color: #fff; } h1 { font-size: 1.1rem; margin: 0; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
  main { padding: .5rem 1.5rem 3rem; max-width: 76rem; }
  table { border-collapse: collapse; width: 100%; background: #fff; }
  th, td { text-align: left; padding: .45rem .7rem; border-bottom: 1px solid #e4e1ee; vertical-align: top; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
  td form { display: inline-flex; gap: .3rem; margin: 0 .3rem .2rem 0; }
  fieldset { border: 1px solid #d8d4e6; background: #fff; margin: 0 0 1rem; padding: .8rem 1rem; max-width: 46rem; }
  label { display: block; margin: .5rem 0; } label > input, label > textarea, label > select { display: block; width: 100%; box-sizing: border-box; }
  input, select, textarea, button { font: inherit; padding: .3rem .5rem; } input.short { width: 4.5rem; }
  .error { background: #ffe3e3; border: 1px solid #c92a2a; padding: .6rem 1rem; } .quiet { color: #655f78; }`;

export const layout = (title: string, error: string | undefined, body: unknown) => html`<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <header><h1>${title}</h1><a href="/">Товары и заказы</a><a href="/cabinet">Кабинет продавца</a></header>
    <main>
      ${error ? html`<p class="error" role="alert">${error}</p>` : ""}
      ${body}
    </main>
  </body>
</html>`;

/** 1250000 -> "1 250 000 сум". */
export const som = (amount: number) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, " ")} сум`;
