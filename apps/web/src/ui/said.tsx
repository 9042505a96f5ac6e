"use client";

import { useEffect, useState } from "react";

const name = "stallhouse:said";

/** Says in passing that something worked. Never for errors: those stay beside what they are about. */
export function say(text: string): void {
  window.dispatchEvent(new CustomEvent(name, { detail: text }));
}

const shownMs = 8_000;

/** Where `say` is heard: one place per page, read out politely. */
export function Said() {
  const [said, setSaid] = useState<{ text: string }>();
  useEffect(() => {
    const hear = (event: Event) => event instanceof CustomEvent && setSaid({ text: String(event.detail) });
    window.addEventListener(name, hear);
    return () => window.removeEventListener(name, hear);
  }, []);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <output className="pointer-events-none fixed inset-x-4 bottom-4 z-40 flex justify-center">
      {said && <p className="rounded-control bg-ink px-4 py-3 font-semibold text-canvas shadow-pop">✓ {said.text}</p>}
    </output>
  );
}
