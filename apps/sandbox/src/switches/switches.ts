import type { Store } from "../store.ts";
import type { Switches, FaultyPlace, SwitchesPatch } from "./switches-input.ts";

const noFaults = {
  latencyMs: 0,
  failRate: 0,
  failNext: 0,
  status: 500,
  timeout: false,
  dropAfterCommit: false,
} as const;
const allOff: Switches = {
  stripe: { ...noFaults, wrongAmount: 0 },
  mail: noFaults,
  sms: noFaults,
  webhooks: { delayMs: 0, duplicate: 0, reorder: false, drop: false, forge: false, wrongAmount: 0 },
};

export function currentSwitches(store: Store): Switches {
  const row = store.switches.get("switches");
  if (row === undefined) return allOff;
  const { id: _, ...switches } = row;
  return switches;
}

export function changeSwitches(store: Store, patch: SwitchesPatch): Switches {
  const now = currentSwitches(store);
  const next: Switches = {
    stripe: { ...now.stripe, ...patch.stripe },
    mail: { ...now.mail, ...patch.mail },
    sms: { ...now.sms, ...patch.sms },
    webhooks: { ...now.webhooks, ...patch.webhooks },
  };
  store.commit({ switches: [{ id: "switches", ...next }] });
  return next;
}

/** What the next request to a place suffers; counted switches are used up by asking. */
export function takeFault(store: Store, place: FaultyPlace) {
  const set = currentSwitches(store)[place];
  const hangs = isOn(set.timeout);
  const fails = !hangs && (set.failNext > 0 || Math.random() < set.failRate);
  const drops = !hangs && !fails && isOn(set.dropAfterCommit);
  const used = {
    ...(hangs && { timeout: less(set.timeout) }),
    ...(fails && { failNext: Math.max(0, set.failNext - 1) }),
    ...(drops && { dropAfterCommit: less(set.dropAfterCommit) }),
  };
  if (Object.entries(used).some(([name, value]) => Reflect.get(set, name) !== value)) {
    changeSwitches(store, { [place]: used });
  }
  return { latencyMs: set.latencyMs, status: set.status, hangs, fails, drops };
}

export function isOn(value: boolean | number): boolean {
  return value === true || (typeof value === "number" && value > 0);
}

export function less(value: boolean | number): boolean | number {
  return typeof value === "number" ? Math.max(0, value - 1) : value;
}
