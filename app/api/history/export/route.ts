import { exportAudit } from "@/lib/audit/export-audit";
import { auditFilterSchema } from "@/lib/audit/schema";
import { requirePartner } from "@/lib/auth/guards";
import { answerJson } from "@/lib/route";

export function GET(request: Request) {
  return answerJson(async () => {
    const { partnerId } = await requirePartner("team:read");
    const { partner: _, after: __, ...filter } = readFilter(request);
    return exportAudit(partnerId, filter);
  });
}

const readFilter = (request: Request) => auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
