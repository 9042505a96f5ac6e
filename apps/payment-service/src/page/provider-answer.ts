import { Refusal } from "@stallhouse/contracts/refusal";
import type { Log } from "@stallhouse/service/log";
import { ProviderAway } from "../provider-port.ts";

/** A provider call whose outage is an expected "no": the caller may ask again, nothing was decided. */
export async function providerAnswer<T>(log: Log, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (!(cause instanceof ProviderAway)) throw cause;
    log.warn({ err: cause }, "the payment provider is away");
    throw new Refusal("PAYMENT_PROVIDER_AWAY");
  }
}
