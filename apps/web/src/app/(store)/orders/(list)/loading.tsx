import { PageSkeleton } from "~/ui/skeleton.tsx";

export default function Loading() {
  return <PageSkeleton label="Loading your orders" />;
}
