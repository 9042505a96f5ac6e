"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { addressFault, emptyAddress, sayAddressFault } from "./address-faults.ts";
import type { AddressField, AddressValues } from "./address-faults.ts";
import type { AddressSentences } from "./checkout-state.ts";

/** A fault is found on leaving a field, never while typing, and goes as soon as it is mended. */
export function useFaults(found: AddressSentences) {
  const t = useTranslations("checkout");
  const [state, setState] = useState({ found, faults: found });
  if (state.found !== found) setState({ found, faults: found });
  const say = (name: AddressField, fault: string | undefined) =>
    setState(({ found: same, faults: { [name]: _old, ...others } }) => ({
      found: same,
      faults: fault ? { ...others, [name]: fault } : others,
    }));
  return {
    faults: state.faults,
    leave: (name: AddressField, values: Partial<AddressValues>) => {
      const fault = values[name] ? addressFault(name, { ...emptyAddress, ...values }) : undefined;
      if (values[name]) say(name, fault && sayAddressFault(t, fault));
    },
    mend: (name: AddressField, values: Partial<AddressValues>) => {
      if (state.faults[name] && !addressFault(name, { ...emptyAddress, ...values })) say(name, undefined);
    },
  };
}
