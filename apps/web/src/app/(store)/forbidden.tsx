export { ForbiddenView as default } from "~/app/forbidden-view.tsx";
export { forbiddenTitle as generateMetadata } from "~/features/page/page-titles.ts";
