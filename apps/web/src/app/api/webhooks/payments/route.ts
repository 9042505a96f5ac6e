import { handPaymentWebhook } from "~/gateway/forward/payment-webhook.ts";

export async function POST(request: Request): Promise<Response> {
  return await handPaymentWebhook(request);
}
