import { findPartners } from "@/lib/administration/find-partners";
import { requireAdmin } from "@/lib/auth/guards";
import { answerJson } from "@/lib/route";
import { searchSchema } from "@/lib/search/schema";

export function GET(request: Request) {
  return answerJson(async () => {
    await requireAdmin();
    return findPartners(searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams)));
  });
}
