import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False while the server draws and until scripts run on the page. */
export function useHasScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
