/* oxlint-disable node/no-process-env -- whoever runs the stories names the market here */

/** Where the market is, and the world outside it. */
export const shopUrl = new URL(process.env["BASE_URL"] ?? "http://localhost:3000").origin;
export const sandboxUrl = new URL(process.env["SANDBOX_URL"] ?? "http://127.0.0.1:3009").origin;
