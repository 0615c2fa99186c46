/** A failure as OpenAI reports one: an HTTP status and `{error: {message, type, param, code}}`. */
export class ApiFailure extends Error {
  readonly status: 400 | 401 | 404 | 413;
  readonly code: string | null;
  readonly param: string | null;

  constructor(
    status: ApiFailure["status"],
    message: string,
    details: { code?: string; param?: string | undefined } = {},
  ) {
    super(message);
    this.status = status;
    this.code = details.code ?? null;
    this.param = details.param ?? null;
  }

  get body() {
    return {
      error: { message: this.message, type: "invalid_request_error", param: this.param, code: this.code },
    };
  }
}

/** Something was asked that an answer without a model would have to invent. */
export class CannotKnow extends Error {}
