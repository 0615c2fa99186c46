type Status = 400 | 401 | 403 | 404 | 409 | 429;

/** An error in the shape of https://core.telegram.org/bots/api#making-requests. */
export class Refusal extends Error {
  readonly status: Status;
  readonly parameters: { retry_after: number } | undefined;

  constructor(status: Status, description: string, parameters?: { retry_after: number }) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }

  toReply() {
    const { status, message, parameters } = this;
    return { ok: false, error_code: status, description: message, ...(parameters && { parameters }) };
  }
}
