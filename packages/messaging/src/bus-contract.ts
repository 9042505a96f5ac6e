import { crashContract } from "./crash-contract.ts";
import { deliveryContract } from "./delivery-contract.ts";
import { faultContract } from "./fault-contract.ts";
import { outageContract } from "./outage-contract.ts";
import { createTestHouse } from "./fixtures/test-house.ts";
import type { Driver, TestHouse } from "./fixtures/test-house.ts";

/** What every bus promises. A broker that somebody else runs cannot be interrupted. */
export function busContract(driver: () => Driver, canInterrupt = true): TestHouse {
  const house = createTestHouse(driver);
  deliveryContract(house);
  faultContract(house, canInterrupt);
  outageContract(house);
  crashContract(house);
  return house;
}
