import { isAllowed, requirePartner } from "@/lib/auth/guards";
import { answerJson } from "@/lib/route";
import { readableKinds } from "@/lib/search/readable-kinds";
import { searchSchema } from "@/lib/search/schema";
import { searchRows } from "@/lib/search/search-rows";

export function GET(request: Request) {
  return answerJson(async () => {
    const viewer = await requirePartner(null);
    const input = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const readable = readableKinds((permission) => isAllowed(viewer, permission));
    return searchRows(viewer.partnerId, input, readable);
  });
}
