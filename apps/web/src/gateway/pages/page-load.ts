/** Set on what Next's scripts ask for: a page's parts, not a document. Next takes its own mark off before proxy.ts sees it. */
export const partHeader = "x-page-part";

/** Whether a browser or a crawler asks for a page as a document. */
export function isPageLoad({ method, headers }: { method: string; headers: Headers }): boolean {
  return (method === "GET" || method === "HEAD") && !headers.has(partHeader);
}
