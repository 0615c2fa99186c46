import { z } from "zod";

const product = z
  .object({
    nmId: z.int().nullish(),
    productName: z.string().nullish(),
    supplierArticle: z.string().nullish(),
  })
  .nullish();

const feedbackWire = z.object({
  id: z.string(),
  text: z.string().nullish(),
  pros: z.string().nullish(),
  cons: z.string().nullish(),
  productValuation: z.int().nullish(),
  createdDate: z.string(),
  answer: z.object({ text: z.string().nullish(), state: z.string().nullish() }).nullish(),
  state: z.string().nullish(),
  productDetails: product,
  photoLinks: z.array(z.object({ fullSize: z.string().nullish() })).nullish(),
  userName: z.string().nullish(),
});
export type FeedbackWire = z.infer<typeof feedbackWire>;

export const feedbacksReply = z.object({ data: z.object({ feedbacks: z.array(feedbackWire) }) });
export const feedbackReply = z.object({ data: feedbackWire });

const questionWire = z.object({
  id: z.string(),
  text: z.string(),
  createdDate: z.string(),
  state: z.string().nullish(),
  answer: z.object({ text: z.string().nullish(), createDate: z.string().nullish() }).nullish(),
  productDetails: product,
});
export type QuestionWire = z.infer<typeof questionWire>;

export const questionsReply = z.object({ data: z.object({ questions: z.array(questionWire) }) });

/** Of answers to questions: errors come with a status of their own, or with `error` in a 200. */
export const answeredReply = z.object({ error: z.boolean().optional(), errorText: z.string().optional() });

const chatWire = z.object({
  chatID: z.string(),
  replySign: z.string(),
  clientName: z.string().nullish(),
  goodCard: z.object({ nmID: z.int().nullish() }).nullish(),
  lastMessage: z.object({ text: z.string().nullish(), addTimestamp: z.int().nullish() }).nullish(),
});
export type ChatWire = z.infer<typeof chatWire>;

export const chatsReply = z.object({ result: z.array(chatWire).nullish() });

const link = z.object({ url: z.string().nullish() });
const eventWire = z.object({
  chatID: z.string(),
  eventID: z.string(),
  addTimestamp: z.int(),
  sender: z.string().nullish(),
  message: z
    .object({
      text: z.string().nullish(),
      attachments: z.object({ images: z.array(link).nullish(), files: z.array(link).nullish() }).nullish(),
    })
    .nullish(),
});
export type EventWire = z.infer<typeof eventWire>;

export const eventsReply = z.object({
  result: z.object({ next: z.int().nullish(), totalEvents: z.int(), events: z.array(eventWire).nullish() }),
});

export const sentReply = z.object({ result: z.object({ chatID: z.string().nullish() }).nullish() });
