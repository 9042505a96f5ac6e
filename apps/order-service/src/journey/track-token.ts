import { createHmac, timingSafeEqual } from "node:crypto";
import { isAhead } from "@stallhouse/auth/token-times";
import { orderId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";

/** Signs and reads the tokens that open one order each, for as long as somebody may want to know where it is. */
export type TrackTokens = {
  sign: (orderId: OrderId, now: Date) => string;
  /** Undefined when it was not signed here, was changed, has run out, or was signed ahead of its time. */
  read: (token: string, now: Date) => OrderId | undefined;
};

const lifeMs = 90 * 24 * 3_600_000;
const idBytes = 16;
const momentBytes = 6;

/** A token is the order's id, the moment it runs out, and a signature over both: 72 characters that fit into any link. */
export function createTrackTokens(secret: string): TrackTokens {
  const signatureOf = (body: Buffer) => createHmac("sha256", secret).update("track an order\n").update(body).digest();
  return {
    sign: (id, now) => {
      const body = Buffer.alloc(idBytes + momentBytes);
      body.write(id.replaceAll("-", ""), "hex");
      body.writeUIntBE(now.getTime() + lifeMs, idBytes, momentBytes);
      return Buffer.concat([body, signatureOf(body)]).toString("base64url");
    },
    read: (token, now) => {
      const bytes = Buffer.from(token, "base64url");
      const body = bytes.subarray(0, idBytes + momentBytes);
      const signature = bytes.subarray(idBytes + momentBytes);
      const expected = signatureOf(body);
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
      const endsAt = body.readUIntBE(idBytes, momentBytes);
      if (endsAt <= now.getTime() || isAhead(new Date(endsAt - lifeMs), now)) return undefined;
      const hex = body.toString("hex", 0, idBytes);
      return orderId.parse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
    },
  };
}
