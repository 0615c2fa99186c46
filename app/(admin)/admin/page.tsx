import { redirect } from "next/navigation";
import { adminPage } from "@/lib/auth/guards";

export default async function AdminPage() {
  await adminPage();
  redirect("/admin/partners?status=pending");
}
