import { deliveryContract } from "./delivery-contract.ts";
import { faultContract } from "./fault-contract.ts";
import { createTestHouse } from "./fixtures/test-house.ts";
import type { Driver, TestHouse } from "./fixtures/test-house.ts";

/** What every bus promises. */
export function busContract(driver: () => Driver): TestHouse {
  const house = createTestHouse(driver);
  deliveryContract(house);
  faultContract(house);
  return house;
}
