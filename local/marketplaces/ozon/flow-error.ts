/** What the caller did wrong, in a sentence; never Ozon's own words. */
export class FlowError extends Error {
  readonly status: 404 | 409;

  constructor(message: string, status: FlowError["status"] = 409) {
    super(message);
    this.status = status;
  }
}
