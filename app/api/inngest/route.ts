import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions/index";

/** The SDK refuses unsigned calls unless INNGEST_DEV is set. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
