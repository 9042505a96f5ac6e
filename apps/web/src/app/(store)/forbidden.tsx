export { ForbiddenView as default } from "~/app/forbidden-view.tsx";
export { forbiddenTitle as generateMetadata } from "~/app/page-titles.ts";
