/** The made-up partner of the demo; the database knows it by the same number (migration `demo`). */
export const demoPartnerId = "00000000-0000-7000-8000-0000000de300";
