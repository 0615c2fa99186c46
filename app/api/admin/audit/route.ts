import { exportAudit } from "@/lib/audit/export-audit";
import { auditFilterSchema } from "@/lib/audit/schema";
import { requireAdmin } from "@/lib/auth/guards";
import { answerJson } from "@/lib/route";

export function GET(request: Request) {
  return answerJson(async () => {
    await requireAdmin();
    const { after: _, ...filter } = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    return exportAudit(null, filter);
  });
}
