/** Yandex appends `/notification` to the address that it is given. */
export { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
