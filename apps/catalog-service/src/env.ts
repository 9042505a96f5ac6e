import { readEnv, serviceEnv } from "@stallhouse/service/env";

export const env = readEnv(serviceEnv);
