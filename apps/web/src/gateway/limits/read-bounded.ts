/** A request's body as bytes, never looked into. Stops reading as soon as it is larger than allowed. */
export async function readBounded(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | "too large"> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return "too large";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return "too large";
    }
    chunks.push(read.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
