import type { ApplicationTab } from "@/lib/partners/list-applications";

/** The address is the state: tab, page and open application. `after` is the cursor of the page in the list. */
export const linkToTab = (tab: ApplicationTab, after: string | null = null) =>
  `/admin/partners?${new URLSearchParams({ tab, ...(after && { after }) })}`;

export const linkToApplication = (tab: ApplicationTab, id: string, after: string | null) =>
  `/admin/partners?${new URLSearchParams({ tab, ...(after && { after }), id })}`;
