import { getLocale } from "next-intl/server";
import { requirePartner } from "@/lib/auth/guards";
import { listLinks } from "@/lib/catalog/link-list";
import { linkPageSchema } from "@/lib/catalog/link-schema";
import { AppError } from "@/lib/errors";
import { answerJson } from "@/lib/route";

export function GET(request: Request) {
  return answerJson(async () => {
    const { partnerId } = await requirePartner("connections:read");
    const query = linkPageSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new AppError("not-found", "connections.gone");
    return listLinks(partnerId, query.data, await getLocale());
  });
}
