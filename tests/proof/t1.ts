/** T1 storm: about 11 000 deliveries for 3 000 orders, the server and the jobs server killed twice each. */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  const { playStorm } = await import("./storm.ts");
  const orders = Number(process.env.PROOF_ORDERS ?? 3_000);
  const { isMet, figures } = await playStorm({ orders, seed: Number(process.env.PROOF_SEED ?? 1), kills: true });
  return { isMet, figures };
}
