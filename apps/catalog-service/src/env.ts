import { readEnv, serviceEnv } from "@stallhouse/service/env";
import { storageEnv } from "./media/open-storage.ts";

export const env = readEnv(serviceEnv.extend(storageEnv));
