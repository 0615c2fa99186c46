import { html } from "hono/html";
import { modelName } from "./reply.ts";

/** What a person sees who opens the server's address. */
export function aboutPage() {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>AI stand-in</title>
        <style>
          body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430; }
          code { background: #eef1f5; padding: 0.1em 0.35em; border-radius: 4px; }
        </style>
      </head>
      <body>
        <main>
          <h1>AI stand-in</h1>
          <p>
            This server speaks OpenAI's API (<code>POST /v1/responses</code>, <code>GET /v1/models</code>) without a
            language model. It answers as <code>${modelName}</code>.
          </p>
          <h2>What it does</h2>
          <ul>
            <li>reads product barcodes and checks their check digit;</li>
            <li>reads printed text in Latin and Cyrillic letters;</li>
            <li>measures the colours of the item on a photo;</li>
            <li>writes cards in Uzbek and Russian by templates, from the facts in the question.</li>
          </ul>
          <h2>What it does not do</h2>
          <p>
            It recognises no objects and translates only words on its lists. What it concludes is marked
            <code>assumed</code>; what it cannot know is null, and a question that needs more is refused.
          </p>
        </main>
      </body>
    </html>`;
}
