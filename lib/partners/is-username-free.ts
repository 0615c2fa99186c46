import "server-only";
import { findNamesake } from "@/lib/auth/users";

export const isUsernameFree = async (username: string): Promise<boolean> => (await findNamesake(username)) === null;
