import { requireViewer } from "@/lib/auth/guards";
import { answerJson } from "@/lib/route";

/** Whether a signed-in page could be read now: asked before an open page is exchanged for a newer one. */
export function GET() {
  return answerJson(async () => {
    await requireViewer();
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  });
}
