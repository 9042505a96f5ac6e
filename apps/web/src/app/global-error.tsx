"use client";

type Props = { error: Error & { digest?: string } };

/** When even the shell could not be drawn: no styles, no data, still a sentence and a way on. */
export default function GlobalError({ error }: Props) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem", maxWidth: "40rem" }}>
        <h1>Stallhouse can’t be shown right now</h1>
        <p>Try again in a moment.{error.digest && ` If it keeps happening, quote code ${error.digest}.`}</p>
        <button type="button" onClick={() => window.location.reload()}>
          Try again
        </button>
      </body>
    </html>
  );
}
