import type { Metadata } from "next";

export { ForbiddenView as default } from "~/app/forbidden-view.tsx";

export const metadata: Metadata = { title: "Not for this account" };
