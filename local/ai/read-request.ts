import { z } from "zod";
import { ApiFailure } from "./failure.ts";
import { checkStrictSchema, type JsonSchema } from "./strict-schema.ts";

const textPart = z.object({ type: z.enum(["input_text", "output_text"]), text: z.string() });
const imagePart = z.object({ type: z.literal("input_image"), image_url: z.string() });
const otherPart = z.object({ type: z.string() });
const message = z.object({
  role: z.enum(["user", "assistant", "system", "developer"]),
  content: z.union([z.string(), z.array(z.union([textPart, imagePart, otherPart]))]),
});
const requestSchema = z.object({
  model: z.string(),
  input: z.union([z.string(), z.array(message)]),
  instructions: z.string().nullish(),
  stream: z.boolean().nullish(),
  text: z.object({ format: z.record(z.string(), z.unknown()).optional() }).nullish(),
});

export type Question = {
  model: string;
  instructions: string | null;
  /** What the user said, without the pictures. */
  text: string;
  /** What pictures hold, decoded from their data URLs. */
  pictures: Uint8Array[];
  /** Null when free text is asked for. */
  schema: JsonSchema | null;
  /** As asked, to be repeated in the reply. */
  format: Record<string, unknown>;
  isStreamed: boolean;
};

/** Reads the body of `POST /v1/responses`, or fails as OpenAI does. */
export function readRequest(body: unknown): Question {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const param = issue?.path.join(".");
    const isMissing = issue?.code === "invalid_type" && param !== undefined && !(param in Object(body));
    if (isMissing) {
      throw new ApiFailure(400, `Missing required parameter: '${param}'.`, {
        code: "missing_required_parameter",
        param,
      });
    }
    throw new ApiFailure(400, `Invalid value for '${param}': ${issue?.message}.`, { code: "invalid_value", param });
  }
  const request = parsed.data;
  const messages = typeof request.input === "string" ? [{ role: "user", content: request.input }] : request.input;
  const spoken = messages.filter((one) => one.role === "user").flatMap((one) => listParts(one.content));
  const format = request.text?.format ?? { type: "text" };
  return {
    model: request.model,
    instructions: request.instructions ?? null,
    text: spoken.flatMap((part) => ("text" in part ? [part.text] : [])).join("\n"),
    pictures: spoken.flatMap((part) => ("image_url" in part ? [readDataUrl(part.image_url)] : [])),
    schema: format.type === "json_schema" ? checkStrictSchema(format) : null,
    format,
    isStreamed: request.stream === true,
  };
}

function listParts(content: z.infer<typeof message>["content"]) {
  return typeof content === "string" ? [{ type: "input_text" as const, text: content }] : content;
}

function readDataUrl(url: string): Uint8Array {
  const match = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=]+)$/.exec(url);
  if (!match?.[1]) {
    throw new ApiFailure(400, "This server fetches nothing: send the image as a base64 data URL.", {
      code: "invalid_image_url",
      param: "input",
    });
  }
  return new Uint8Array(Buffer.from(match[1], "base64"));
}
