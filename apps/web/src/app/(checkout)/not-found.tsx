export { NotFoundView as default } from "~/app/not-found-view.tsx";
export { notFoundTitle as generateMetadata } from "~/app/page-titles.ts";
