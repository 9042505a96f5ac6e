import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** The numbers of one process, for /metrics. */
export function createMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  // The event loop is looked at this often, in ms; at ten it costs more than a quiet process.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 200 });
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
  const reconciled = new Counter({
    name: "stallhouse_reconciled_total",
    help: "Things found inconsistent and driven on, by what was found",
    labelNames: ["what"],
    registers: [registry],
  });
  const unreconciled = new Gauge({
    name: "stallhouse_unreconciled",
    help: "Things inconsistent for longer than a minute, by what they are",
    labelNames: ["what"],
    registers: [registry],
  });
  const overBudget = new Counter({
    name: "stallhouse_over_budget_total",
    help: "Notifications that a budget kept from going: for now (waits) or for good (ends)",
    labelNames: ["kind", "scope", "verdict"],
    registers: [registry],
  });
  return { registry, procedures, events, inFlight, outboxAge, reconciled, unreconciled, overBudget };
}
export type Metrics = ReturnType<typeof createMetrics>;
