"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { applicantAction } from "@/lib/action";
import { openDemo } from "@/lib/demo/open-demo";

export const openDemoAction = applicantAction(z.object({}), async (_, { sessionId }) => {
  await openDemo(sessionId);
  redirect("/dashboard");
});
