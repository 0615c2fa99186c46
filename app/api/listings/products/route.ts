import { requirePartner } from "@/lib/auth/guards";
import { findCandidates } from "@/lib/catalog/link-list";
import { isStorable } from "@/lib/db/storable-text";
import { answerJson } from "@/lib/route";

export function GET(request: Request) {
  return answerJson(async () => {
    const { partnerId } = await requirePartner("catalog:read");
    const query = new URL(request.url).searchParams.get("query")?.trim().slice(0, 100) ?? "";
    return query && isStorable(query) ? findCandidates(partnerId, query) : [];
  });
}
