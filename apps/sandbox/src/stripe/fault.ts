import type { ContentfulStatusCode } from "hono/utils/http-status";

type Body = {
  type: "invalid_request_error" | "idempotency_error" | "api_error" | "card_error";
  message: string;
  code?: string;
  param?: string;
};

/** A "no" in the provider's own shape: `{ error: { type, code, message, param } }`. */
export class StripeFault extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: Body;

  constructor(status: ContentfulStatusCode, body: Body) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function invalidRequest(message: string, more: { code?: string; param?: string } = {}): StripeFault {
  return new StripeFault(400, { type: "invalid_request_error", message, ...more });
}

export function noSuch(object: string, id: string, param = "id"): StripeFault {
  const message = `No such ${object}: '${id}'`;
  return new StripeFault(404, { type: "invalid_request_error", code: "resource_missing", message, param });
}
