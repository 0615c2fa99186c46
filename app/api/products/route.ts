import { z } from "zod";
import { requirePartner } from "@/lib/auth/guards";
import { listProducts } from "@/lib/catalog/list-products";
import { answerJson } from "@/lib/route";

export function GET(request: Request) {
  return answerJson(async () => {
    const { partnerId } = await requirePartner("catalog:read");
    const before = z.uuid().safeParse(new URL(request.url).searchParams.get("before"));
    return listProducts(partnerId, before.data ?? null);
  });
}
