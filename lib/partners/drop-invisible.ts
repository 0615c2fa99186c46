/** Copied from chats and contact lists, text carries marks of direction and width that nobody sees: none of them is meant. */
export const dropInvisible = (text: string): string => text.replace(/\p{Cf}/gu, "");
