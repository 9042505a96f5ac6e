import { crashContract } from "./crash-contract.ts";
import { deliveryContract } from "./delivery-contract.ts";
import { faultContract } from "./fault-contract.ts";
import { outageContract } from "./outage-contract.ts";
import { createHarness } from "./harness.ts";
import type { Driver, Harness } from "./harness.ts";

/** What every bus promises. A broker that somebody else runs cannot be interrupted. */
export function busContract(driver: () => Driver, canInterrupt = true): Harness {
  const harness = createHarness(driver);
  deliveryContract(harness);
  faultContract(harness, canInterrupt);
  outageContract(harness);
  crashContract(harness);
  return harness;
}
