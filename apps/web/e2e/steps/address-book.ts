/* oxlint-disable node/no-process-env -- whoever runs the stories names the market here */

/** Where the market is, and the world outside it. */
export const shopUrl = new URL(process.env["BASE_URL"] ?? "http://localhost:3000").origin;
export const sandboxUrl = new URL(process.env["SANDBOX_URL"] ?? "http://127.0.0.1:3009").origin;

/** What the market seals its sessions with; `npm test` names it, by hand it stands in the market's keys.json. */
export function sessionSecret(): string {
  const secret = process.env["NEXTAUTH_SECRET"];
  if (!secret) throw new Error("NEXTAUTH_SECRET of the market is not known here.");
  return secret;
}
