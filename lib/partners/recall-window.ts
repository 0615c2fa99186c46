/** The button stands for ten seconds; a slow network is no fault. */
export const recallMs = 12_000;
/** By then nothing is taken back any more: the applicant is told. */
export const announceAfterMs = 15_000;
