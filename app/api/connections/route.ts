import { getLocale } from "next-intl/server";
import { requirePartner } from "@/lib/auth/guards";
import { listConnections } from "@/lib/connections/list-connections";
import { answerJson } from "@/lib/route";

export const GET = () =>
  answerJson(async () => {
    const { partnerId, view } = await requirePartner("connections:read");
    return listConnections(partnerId, await getLocale(), new Date(), { isView: view !== null });
  });
