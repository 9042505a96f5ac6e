"use client";

import { useMutation } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { ShownOrder } from "~/api/shapes.ts";
import { Button } from "~/ui/button.tsx";
import { cx } from "~/ui/class-names.ts";
import { Time } from "~/ui/time.tsx";
import { clockOf, holdStage } from "./hold-clock.ts";
import type { HoldStage } from "./hold-clock.ts";
import { Fault } from "./order-actions.tsx";
import { doorTo } from "./order-door.ts";

const tick = (onChange: () => void) => {
  const timer = setInterval(onChange, 1_000);
  return () => clearInterval(timer);
};
const secondOfNow = () => Math.floor(Date.now() / 1_000) * 1_000;
/** The server's second is over before anybody sees it. */
const unknown = () => undefined;

type Props = {
  order: ShownOrder;
  until: string;
  token: string | undefined;
  onChanged: (order: ShownOrder) => void;
};

/**
 * The last minutes of the time things are held for. The time is the server's; who looks on is told before it ends, and can
 * have more of it once.
 */
export function HoldCountdown({ order, until, token, onChanged }: Props) {
  const t = useTranslations("order.hold");
  const now = useSyncExternalStore(tick, secondOfNow, unknown);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => doorTo(order.orderId, token).extendHold(until),
    onSuccess: onChanged,
  });
  if (now === undefined) return null;
  const left = new Date(until).getTime() - now;
  const stage = holdStage(left);
  const minutes = stage === "soon" ? order.extension?.minutes : undefined;
  const said = (stage === "soon" || stage === "over") && t(minutes ? "soonExtendable" : stage);
  return (
    <div className="grid justify-items-start gap-3">
      {stage !== "calm" && <Left stage={stage} left={left} said={said} />}
      {/* The clock itself would be read out every second. */}
      <output className="sr-only">{said}</output>
      <Fault error={error} />
      {minutes && (
        <Button look="secondary" aria-disabled={isPending || undefined} onClick={() => !isPending && mutate()}>
          {isPending ? t("extending") : t("extend", { minutes })}
        </Button>
      )}
      {isSuccess && !order.extension && <Extended until={until} />}
    </div>
  );
}

function Left({ stage, left, said }: { stage: HoldStage; left: number; said: string | false }) {
  const t = useTranslations("order.hold");
  return (
    <p
      className={cx(
        "inline-flex min-h-11 flex-wrap items-center gap-x-2 rounded-control px-4 py-2",
        said ? "bg-warn-soft text-warn" : "bg-info-soft text-info",
      )}
    >
      <Clock aria-hidden="true" size={18} />
      {stage !== "over" && (
        <span role="timer" className="font-bold tabular-nums">
          {t("left", { clock: clockOf(left) })}
        </span>
      )}
      {said && (
        <span aria-hidden="true" className="text-ink">
          {said}
        </span>
      )}
    </p>
  );
}

/** Takes the focus over from the button, which is gone now. */
function Extended({ until }: { until: string }) {
  const t = useTranslations("order.hold");
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <p ref={ref} tabIndex={-1} className="rounded-control bg-success-soft px-4 py-2 text-success">
      {t.rich("extended", { time: () => <Time iso={until} show="clock" /> })}
    </p>
  );
}
