import { requireViewer } from "@/lib/auth/guards";
import { exportSet } from "@/lib/export/export-set";
import { answerJson } from "@/lib/route";

export function GET(_request: Request, { params }: { params: Promise<{ set: string }> }) {
  return answerJson(async () => {
    const viewer = await requireViewer();
    return exportSet(viewer, (await params).set);
  });
}
