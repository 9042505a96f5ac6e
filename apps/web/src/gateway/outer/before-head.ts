import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

type Given = OutgoingHttpHeaders | readonly OutgoingHttpHeader[] | undefined;

/**
 * Calls `last` with the status once all headers of an answer are known and none is sent: whoever answers, and however, ends here.
 * What `last` sets or takes off is what goes out, with the status that it answers.
 */
export function beforeHead(response: ServerResponse, last: (status: number) => number): void {
  const send = response.writeHead.bind(response);
  response.writeHead = (status: number, reason?: string | Given, headers?: Given) => {
    const message = typeof reason === "string" ? reason : undefined;
    setAll(response, typeof reason === "string" ? headers : (reason ?? headers));
    const said = last(status);
    return message === undefined ? send(said) : send(said, message);
  };
}

function setAll(response: ServerResponse, headers: Given): void {
  if (!headers) return;
  if (!isList(headers)) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    return;
  }
  // Names and values by turns; a name may stand there twice.
  const names = headers.filter((_, i) => i % 2 === 0).map(String);
  for (const name of names) response.removeHeader(name);
  for (const [i, name] of names.entries()) response.appendHeader(name, textOf(headers[i * 2 + 1]));
}

const isList = (
  headers: OutgoingHttpHeaders | readonly OutgoingHttpHeader[],
): headers is readonly OutgoingHttpHeader[] => Array.isArray(headers);

const textOf = (value: OutgoingHttpHeader | undefined): string | string[] =>
  typeof value === "object" ? value : String(value ?? "");
