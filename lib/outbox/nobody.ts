/**
 * Stands where an event names its partner when it is about nobody's books: what administrators are told. The last UUID
 * there is, because the outbox walks the partners in their order.
 */
export const nobodysBooks = "ffffffff-ffff-ffff-ffff-ffffffffffff";
