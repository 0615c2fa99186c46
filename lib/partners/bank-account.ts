/** Binds an encrypted account number to its partner and field: moved elsewhere it does not open. */
export const bankAccountContext = (partnerId: string) => `v1|partner|${partnerId}|bankAccount`;
