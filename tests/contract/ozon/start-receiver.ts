import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ozonPush } from "@/lib/marketplaces/ozon/push";
import type { PushHint } from "@/lib/marketplaces/port";

/** A receiver that answers as the product does, by the push protocol; `isSick` refuses everything but the probe. */
export async function startReceiver(path = "/hook") {
  const hints: PushHint[] = [];
  const state = { isSick: false, refused: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const now = new Date();
      const hint = ozonPush.parse(Buffer.concat(chunks));
      const isRefused = !hint || (state.isSick && !hint.isProbe);
      if (isRefused) state.refused += 1;
      else hints.push(hint);
      const { status, body } = isRefused ? ozonPush.refuse(now) : ozonPush.accept(hint, now);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { hints, state, origin, url: origin + path, close: () => new Promise((resolve) => server.close(resolve)) };
}
