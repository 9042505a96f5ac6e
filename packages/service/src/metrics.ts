import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The numbers of one process, for /metrics. */
export function createMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const procedures = new Histogram({
    name: "procedure_seconds",
    help: "Time of each procedure by outcome",
    labelNames: ["path", "outcome"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const events = new Histogram({
    name: "event_seconds",
    help: "Time of each handled event by outcome",
    labelNames: ["key", "outcome"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const inFlight = new Gauge({ name: "requests_in_flight", help: "Requests being answered", registers: [registry] });
  const outboxAge = new Gauge({
    name: "outbox_age_seconds",
    help: "Age of the oldest fact not yet published",
    registers: [registry],
  });
  return { registry, procedures, events, inFlight, outboxAge };
}
export type Metrics = ReturnType<typeof createMetrics>;
