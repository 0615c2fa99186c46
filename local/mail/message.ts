type AttachmentInfo = { filename: string; contentType: string; contentId: string | null; bytes: number };

/** A mail as it would lie in the recipient's mailbox. `createdAt` is an ISO time. */
export type Message = {
  id: string;
  createdAt: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  attachments: AttachmentInfo[];
  idempotencyKey: string | null;
};

/** What a request asks to send; `content` is base64. */
export type Draft = Omit<Message, "id" | "createdAt" | "idempotencyKey" | "attachments"> & {
  attachments: (AttachmentInfo & { content: string })[];
};
