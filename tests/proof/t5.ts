import { proveSickApi } from "./sick-api.ts";

/** T5 sick API, in full: seeds 1 to 200. */
export const prove = () => proveSickApi({ seeds: Array.from({ length: 200 }, (_, index) => index + 1) });
