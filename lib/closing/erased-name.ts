/** What the database puts in a username's place (migration `closing`): no name of anybody's, and none that can be chosen. */
export const isErasedName = (username: string): boolean => username.startsWith("erased:");
