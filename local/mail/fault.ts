/** Names and status codes of https://resend.com/docs/api-reference/errors (read November 2026). */
const STATUS = {
  invalid_idempotency_key: 400,
  missing_api_key: 401,
  restricted_api_key: 401,
  invalid_api_key: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  validation_error: 422,
  missing_required_field: 422,
  invalid_attachment: 422,
  invalid_parameter: 422,
  internal_server_error: 500,
} as const;

type FaultName = keyof typeof STATUS;

/** A refusal in the shape that Resend gives it. */
export class Fault extends Error {
  readonly faultName: FaultName;

  constructor(name: FaultName, message: string) {
    super(message);
    this.faultName = name;
  }

  get statusCode() {
    return STATUS[this.faultName];
  }

  toReply() {
    return { statusCode: this.statusCode, name: this.faultName, message: this.message };
  }
}
