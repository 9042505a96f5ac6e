import { readEnv, serviceEnv } from "@stallhouse/service/env";
import { z } from "zod";

export const env = readEnv(
  serviceEnv.extend({
    /** Folder for sellers' pictures, kept and backed up with the database. */
    MEDIA_DIR: z.string().min(1),
  }),
);
