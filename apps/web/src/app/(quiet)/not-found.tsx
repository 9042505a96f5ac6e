export { NotFoundView as default } from "~/features/shell/not-found-view.tsx";
export { notFoundTitle as generateMetadata } from "~/features/page/page-titles.ts";
