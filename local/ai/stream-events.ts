import type { Message, Reply } from "./reply.ts";

/** Letters a piece: enough pieces for a page to grow, few enough to be quick. */
const pieceLength = 80;

/** The events of a streamed response, in OpenAI's order. `started` is the reply before its message, `done` with it. */
export function listStreamEvents(started: Reply, message: Message, done: Reply) {
  const [part] = message.content;
  const place = { item_id: message.id, output_index: 0, content_index: 0 };
  const isRefusal = part?.type === "refusal";
  const kind = isRefusal ? "refusal" : "output_text";
  const text = isRefusal ? part.refusal : (part?.text ?? "");
  const emptyPart = isRefusal ? { ...part, refusal: "" } : { ...part, text: "" };
  const end = isRefusal ? { refusal: text } : { text, logprobs: [] };
  const events = [
    { type: "response.created", response: started },
    { type: "response.in_progress", response: started },
    {
      type: "response.output_item.added",
      output_index: 0,
      item: { ...message, status: "in_progress", content: [] },
    },
    { type: "response.content_part.added", ...place, part: emptyPart },
    ...cut(text).map((delta) => ({
      type: `response.${kind}.delta`,
      ...place,
      delta,
      ...(isRefusal ? {} : { logprobs: [] }),
    })),
    { type: `response.${kind}.done`, ...place, ...end },
    { type: "response.content_part.done", ...place, part },
    { type: "response.output_item.done", output_index: 0, item: message },
    { type: "response.completed", response: { ...done, id: started.id, created_at: started.created_at } },
  ];
  return events.map((event, number) => ({ ...event, sequence_number: number }));
}

function cut(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, place) =>
    text.slice(place * pieceLength, (place + 1) * pieceLength),
  );
}
