import { currentTrail } from "@stallhouse/contracts/correlation";
import { pino } from "pino";
import type { Logger } from "pino";

export type Log = Logger;

/** Structured log of one process: every line carries the correlation id, none a secret. */
export function createLog(service: string, level: string): Log {
  return pino({
    level,
    base: { service },
    mixin: () => ({ correlationId: currentTrail().correlationId }),
    redact: {
      paths: ["password", "token", "accessToken", "refreshToken", "authorization", "*.password", "*.token"],
      censor: "[hidden]",
    },
  });
}
