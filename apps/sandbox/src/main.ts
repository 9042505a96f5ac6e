import { readEnv } from "./env.ts";
import { startSandbox } from "./start-sandbox.ts";

try {
  const sandbox = await startSandbox(readEnv());
  console.log(`sandbox: listening on ${sandbox.url}`);
  const stop = () => void sandbox.stop().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
