import type { Metadata } from "next";

export { NotFoundView as default } from "~/app/not-found-view.tsx";

export const metadata: Metadata = { title: "Not found" };
