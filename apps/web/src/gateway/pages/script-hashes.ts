import { createHash } from "node:crypto";

/**
 * The scripts that a page carries itself, each by its hash, for the policy of a page that is kept. Only those count that the
 * server gave the nonce of this one drawing: what anybody else's words may have brought into the page has none.
 */
export function scriptHashes(html: string, nonce: string): string[] {
  const ours = new RegExp(`<script(?=[^>]*\\snonce="${nonce}")(?![^>]*\\ssrc=)[^>]*>([^]*?)</script>`, "g");
  const hashes = [...html.matchAll(ours)].map(([, text = ""]) => createHash("sha256").update(text).digest("base64"));
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`);
}
