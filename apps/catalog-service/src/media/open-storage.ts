import { z } from "zod";
import { s3Storage } from "./s3-storage.ts";
import { diskStorage } from "./storage.ts";
import type { Storage } from "./storage.ts";

/** Where pictures are kept: in a bucket when one is named, else in a folder. */
export const storageEnv = {
  /** Folder for sellers' pictures, to be backed up with the database. */
  MEDIA_DIR: z.string().min(1).optional(),
  /** A bucket of an S3-compatible storage instead. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};
const schema = z.object(storageEnv);
type StorageEnv = z.output<typeof schema>;

/** Throws for an environment that names no place, or half a bucket. */
export function openStorage(env: StorageEnv): Storage {
  const { MEDIA_DIR, S3_BUCKET, S3_REGION } = env;
  if (!S3_BUCKET) {
    if (!MEDIA_DIR) throw new Error("environment: MEDIA_DIR or S3_BUCKET must be set");
    return diskStorage(MEDIA_DIR);
  }
  const { S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (!S3_ENDPOINT || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error("environment: S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY");
  }
  return s3Storage({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
