import { apiNotFound } from "@/lib/api-not-found";

const answer = () => Response.json(apiNotFound, { status: 404 });

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
