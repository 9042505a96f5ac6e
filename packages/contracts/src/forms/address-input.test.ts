import { expect, test } from "vitest";
import { addressInput } from "./address-input.ts";
import { faultsOfIssues } from "./input.ts";

const whole = { name: "Ana", line1: "Rua 1", postalCode: "1200-109", city: "Lisbon", country: "PT" };
const faultsOf = (given: object) => {
  const { error } = addressInput.safeParse({ ...whole, ...given });
  return faultsOfIssues(error?.issues ?? []).map(({ field, code }) => `${field} ${code}`);
};

test.each([
  [{}, []],
  [{ postalCode: "12" }, ["postalCode postalCode"]],
  [{ postalCode: "12", name: "", city: "" }, ["name missing", "city missing", "postalCode postalCode"]],
  [{ postalCode: "" }, ["postalCode missing"]],
  [{ postalCode: "12", country: "pt" }, ["country unknown"]],
  [{ postalCode: "12", country: undefined }, ["country missing"]],
])("UX-08 an address tells all that is wrong with it at once: %o", (given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});
