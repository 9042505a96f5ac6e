import { useTranslations } from "next-intl";
import { PageSkeleton } from "~/ui/skeleton.tsx";

export default function Loading() {
  return <PageSkeleton label={useTranslations("order")("loading")} />;
}
