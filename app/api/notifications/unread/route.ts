import { requireViewer } from "@/lib/auth/guards";
import { readUnread } from "@/lib/notifications/read-unread";
import { answerJson } from "@/lib/route";

export function GET() {
  return answerJson(async () => {
    const viewer = await requireViewer();
    return readUnread(viewer);
  });
}
