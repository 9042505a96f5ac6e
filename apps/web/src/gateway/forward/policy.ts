import type { Role } from "@stallhouse/contracts/actor";
import { allowedBranches, topology } from "@stallhouse/topology/topology";
import type { Branch, ServiceName } from "@stallhouse/topology/topology";

/** Who may enter a branch, as far as the gateway can tell. The service decides again, from the token. */
const roleOf: Record<Exclude<Branch, "public" | "internal">, Role> = {
  customer: "user",
  seller: "seller",
  admin: "admin",
};

const maxBatch = 20;

export type Verdict =
  | { kind: "pass" }
  /** Let through as a guest that does not exist yet. */
  | { kind: "start guest" }
  | { kind: "refuse"; status: 401 | 403 | 404 | 413; reason: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "INPUT_INVALID" };

/** A service's name, if it is one that people's requests may be passed to. */
export function asService(name: string): ServiceName | undefined {
  const known = Object.hasOwn(topology, name) && allowedBranches("web", name).includes("customer");
  return known && name !== "insight-service" ? (name as ServiceName) : undefined;
}

type Asked = { method: string; service: ServiceName; path: string; role: Role | undefined };

/** The coarse policy, from the first word of each batched path alone. */
export function judge({ method, service, path, role }: Asked): Verdict {
  const procedures = path.split(",");
  if (procedures.length > maxBatch) return { kind: "refuse", status: 413, reason: "INPUT_INVALID" };
  // `internal` and words that are no branch look the same from outside: nothing is there.
  if (!procedures.every(isOpen)) return { kind: "refuse", status: 404, reason: "INPUT_INVALID" };
  if (!role && method === "POST" && procedures.some((name) => isCartWrite(service, name))) {
    return { kind: "start guest" };
  }
  // A batch with one permitted call goes on: the service judges each call alone.
  if (procedures.some((name) => mayEnter(branchOf(name), role))) return { kind: "pass" };
  return role
    ? { kind: "refuse", status: 403, reason: "NOT_ALLOWED" }
    : { kind: "refuse", status: 401, reason: "NOT_SIGNED_IN" };
}

type OpenBranch = keyof typeof roleOf | "public";

const isOpen = (name: string) => /^(public|customer|seller|admin)(\.[a-zA-Z][a-zA-Z0-9]*)+$/.test(name);
const branchOf = (name: string) => name.split(".")[0] as OpenBranch;
const mayEnter = (branch: OpenBranch, role: Role | undefined) => branch === "public" || roleOf[branch] === role;
const isCartWrite = (service: ServiceName, name: string) =>
  service === "order-service" && name.startsWith("customer.cart.");
