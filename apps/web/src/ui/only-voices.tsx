import type { ReactNode } from "react";

/** For the part of a message that is not seen, only heard: what a button among others of its name belongs to. */
export const onlyVoices = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;
