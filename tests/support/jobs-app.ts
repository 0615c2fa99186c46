import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/node";
import { inngest } from "../../inngest/client.ts";

/**
 * An app with the product's own client and one function of one step, as a process: its environment alone says which
 * jobs server it belongs to. POST /events sends an event, GET /steps tells how often the step has run.
 */
let steps = 0;
const note = inngest.createFunction({ id: "note", triggers: [{ event: "test/note" }] }, ({ event, step }) =>
  step.run("note", () => {
    steps += 1;
    return event.data.n;
  }),
);
const handle = serve({ client: inngest, functions: [note] });

const server = createServer(async (request, response) => {
  if (request.url === "/steps") return response.end(String(steps));
  if (request.url !== "/events") return handle(request, response);
  const { ids } = await inngest.send(await readJson(request));
  response.end(JSON.stringify(ids));
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => {
  console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

async function readJson(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
