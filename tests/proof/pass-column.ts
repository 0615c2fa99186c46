/** What each reliability test must reach. */
export const passColumn: Record<string, string> = {
  T1: "exactly 3 000 orders, last state right for all, 0 lost, 0 double profit or stock entries; drained in 10 min at most",
  T2: "0 business writes, 0 answers 5xx, 0 outgoing calls for a wrong token, memory growth under 50 MB",
  T3: "database equal to that with pushes (ids and times aside) within 2 poll cycles",
  T4: "exact documented answers; p99 at most 500 ms at 100/s for 60 s",
  T5: "ends complete, 0 orders wrong, calls at most 3x the fault-free count, limit-code waits honoured",
  T6: "final price = highest version for every SKU, 0 sends out of version order, Ozon's limit never exceeded",
  T7: "0 second writes of an applied value, all confirmed by read-back",
  T8: "0 sends; one clear question to the human each",
  T9: "the neighbour's order delay p95 at most 2x its quiet value",
  T27: "100 % of swaps and flips refused; 0 failed syncs",
  T28: "0 connections to non-public addresses (counted at the socket)",
};
