type PhotoRefusal = "empty" | "too-large" | "not-a-photo" | "unsupported" | "too-many-pixels" | "broken";

/** Why an uploaded file is not taken as a product photo. */
export class PhotoError extends Error {
  override readonly name = "PhotoError";
  readonly reason: PhotoRefusal;

  constructor(reason: PhotoRefusal, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
