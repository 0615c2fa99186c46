import { html, raw } from "hono/html";

const STYLE = `
  :root { color-scheme: light dark; --ink: #17202a; --soft: #5d6b7a; --line: #dfe4ea; --paper: #fff; --ground: #f4f6f8; --accent: #0b6e5f; --wash: #e3f2ef }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9aa7b5; --line: #2c3743; --paper: #182029; --ground: #10161d; --accent: #4cc3ae; --wash: #17342f } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 52rem; margin: 0 auto; padding: 1.25rem 1rem 3rem }
  a { color: var(--accent) } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere }
  p { margin: .25rem 0 0; color: var(--soft) }
  .card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; margin-top: 1rem }
  .mails { list-style: none; padding: 0; margin-bottom: 0 } .mails li + li { border-top: 1px solid var(--line) }
  .mails a { display: flex; gap: .75rem; padding: .8rem 1rem; color: inherit; text-decoration: none; min-width: 0 }
  .mails a:hover { background: var(--wash) }
  .badge { flex: none; width: 2.5rem; height: 2.5rem; border-radius: 50%; background: var(--wash); color: var(--accent); display: grid; place-items: center; font-weight: 600 }
  .lines { flex: 1; min-width: 0 } .lines > * { display: block } .lines > .top { display: flex }
  .top { flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 100% }
  time, .soft { color: var(--soft); font-size: .875rem } .subject { font-weight: 600 }
  .head { display: flex; gap: .75rem; padding: 1rem; min-width: 0 } .head .lines { overflow-wrap: anywhere }
  nav.tabs { display: flex; gap: .25rem; padding: 0 1rem; border-bottom: 1px solid var(--line) }
  nav.tabs a { padding: .6rem .75rem; min-height: 44px; text-decoration: none; color: var(--soft); border-bottom: 2px solid transparent }
  nav.tabs a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600 }
  iframe { display: block; width: 100%; min-height: 24rem; border: 0; background: #fff; color-scheme: light }
  pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.5 ui-monospace, monospace }
  dl { margin: 0; padding: 1rem; display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .35rem 1rem }
  dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
  .files { list-style: none; margin: 0; padding: .75rem 1rem; display: flex; flex-wrap: wrap; gap: .5rem; border-top: 1px solid var(--line) }
  .files a { display: block; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; overflow-wrap: anywhere }
  .empty { padding: 2.5rem 1rem; text-align: center }
  @media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }`;

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tashkent" });

/** `reloadSeconds` keeps a list fresh; a page that is being read is left alone. */
export function layout(title: string, body: unknown, reloadSeconds?: number) {
  const reload = reloadSeconds ? html`<meta http-equiv="refresh" content="${reloadSeconds}">` : "";
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${reload}
  <title>${title}</title><style>${raw(STYLE)}</style>
</head>
<body><main>${body}</main></body>
</html>`;
}

export function timeOf(iso: string) {
  return html`<time datetime="${iso}" title="Tashkent time">${TIME.format(new Date(iso))}</time>`;
}
