/** The demo's pictures are files; this is asked for all that is none, and costs no page. */
export function GET(): Response {
  return new Response("There is no picture at this address.\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
