/** Runs once, before the first request. Ends the start when the environment is wrong: half a gateway must not serve. */
export async function register(): Promise<void> {
  // oxlint-disable-next-line node/no-process-env -- Next fills this in while it builds, and drops the branch elsewhere
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { prepareProcess } = await import("./gateway/prepare-process.ts");
    prepareProcess();
  }
}
