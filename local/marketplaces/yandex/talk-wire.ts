import { moscowTime, type State } from "./state.ts";
import type { Comment, Question, Review } from "./talk.ts";

export const reviewToWire = ({ id, offerId, orderId, buyer, stars, text, createdAt, ...rest }: Review) => ({
  feedbackId: id,
  createdAt: moscowTime(createdAt),
  needReaction: rest.needReaction,
  identifiers: { ...(orderId !== null && { orderId }), offerId },
  author: buyer,
  ...(text !== "" && { description: { comment: text } }),
  statistics: {
    rating: stars,
    commentsCount: rest.comments.filter(({ parentId }) => parentId === null).length,
    recommended: stars > 3,
    paidAmount: 0,
  },
});

const seller = ({ cabinet }: State) => ({ type: "BUSINESS", name: cabinet.businessName });
const noVotes = { likes: 0, dislikes: 0 };

/** All comments here are the shop's own. */
export const commentToWire = (state: State, review: Review, { id, text, parentId, status }: Comment) => ({
  id,
  text,
  canModify: true,
  ...(parentId !== null && { parentId }),
  author: seller(state),
  status,
  feedbackId: review.id,
});

export const questionToWire = (state: State, { id, offerId, buyer, text, createdAt }: Question) => ({
  questionIdentifiers: {
    id,
    offerId,
    categoryId: state.cards.get(offerId)?.offer.marketCategoryId ?? 0,
  },
  businessId: state.cabinet.businessId,
  text,
  createdAt: moscowTime(createdAt),
  votes: noVotes,
  author: { type: "USER", name: buyer },
});

export const answerToWire = (state: State, question: Question, { id, text, status, createdAt }: Comment) => ({
  id,
  text,
  canModify: true,
  author: seller(state),
  status,
  questionId: question.id,
  createdAt: moscowTime(createdAt),
  votes: noVotes,
  comments: [],
});
