import { notFound } from "next/navigation";
import { refusedWith } from "./error-text.ts";

/** For pages about one thing: what is not there, is another's, or has an address that cannot be, is a 404. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const reason = refusedWith(error)?.reason;
    if (reason === "INPUT_INVALID" || reason?.endsWith("_NOT_FOUND")) notFound();
    throw error;
  }
}
