import { notFound } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";

/** The answer, or the page "not found" when the thing is not there or its name cannot be one. Faults fly on. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  return await asked.catch((cause: unknown) => {
    const reason = refusedWith(cause)?.reason;
    if (reason === "INPUT_INVALID" || reason?.endsWith("_NOT_FOUND")) notFound();
    throw cause;
  });
}
