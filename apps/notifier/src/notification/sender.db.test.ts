import { setTimeout as sleep } from "node:timers/promises";
import { orderShippedV1 } from "@stallhouse/contracts/events/order";
import { emailVerifiedV1, passwordResetRequestedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { ShipmentId } from "@stallhouse/contracts/ids";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { anOrder, aUser, aVerifiedUser, senderTo, startNotifier, startProvider, takes } from "../testing.ts";
import type { Notifier } from "../testing.ts";
import { claimDue } from "./claim-due.ts";
import { dueChannel } from "./tell.ts";

let notifier: Notifier;
beforeAll(async () => {
  notifier = await startNotifier();
});
beforeEach(async () => {
  await notifier.sql`truncate notifications, inbox, budgets, confirmed_addresses`;
});
afterAll(() => notifier.drop());

const clean: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of clean.splice(0)) await close();
});

async function provider(answer: Parameters<typeof startProvider>[0]) {
  const started = await startProvider(answer);
  clean.push(started.close);
  return started;
}

async function oweMails(count: number) {
  for (let made = 0; made < count; made++) {
    await notifier.tell(emailVerifiedV1, aVerifiedUser(`clara-${made}@example.test`));
  }
}

async function oweParcel() {
  const order = anOrder();
  const [first] = order.items;
  if (!first) throw new Error("an order without a part");
  const shipment = { shipmentId: newId<ShipmentId>(), carrier: "CTT", trackingNumber: "DA1", lines: first.lines };
  await notifier.tell(orderShippedV1, { ...order, sellerOrderId: first.sellerOrderId, shipment });
}

const states = async () => (await notifier.notifications()).map((row) => row.state);

describe("sending", () => {
  it("X75 sends a link with its token, and keeps the letter without", async () => {
    const [user, token] = [aUser("user", "clara@example.test"), Buffer.alloc(48, 9).toString("base64url")];
    await notifier.tell(passwordResetRequestedV1, { ...user, token });
    const { url, requests } = await provider((request, count) =>
      count === 1 ? { status: 503, body: {} } : takes(request),
    );
    await senderTo(notifier, url).sendDue();
    expect((await notifier.notifications())[0]).toMatchObject({
      state: "pending",
      text: expect.stringContaining(token),
    });
    await notifier.passPause();
    await senderTo(notifier, url).sendDue();
    expect(requests.map(({ body }) => body.includes(token))).toEqual([true, true]);
    const [row] = await notifier.notifications();
    expect(row).toMatchObject({ state: "sent", text: expect.stringContaining("/reset-password/…") });
    expect(`${row?.html}${row?.text}`).not.toContain(token.slice(0, 10));
  });

  it("NO-02 hands a mail and an SMS to their providers in the providers' words, and marks both sent", async () => {
    await oweParcel();
    const { url, requests } = await provider(takes);
    expect(await senderTo(notifier, url).sendDue()).toBe(2);
    const rows = await notifier.notifications();
    expect(rows.map(({ state, attempts, error }) => [state, attempts, error])).toEqual([
      ["sent", 1, null],
      ["sent", 1, null],
    ]);
    expect(rows.every((row) => row.sentAt)).toBe(true);

    const [mailRow, smsRow] = [rows.find((row) => row.channel === "mail"), rows.find((row) => row.channel === "sms")];
    const mail = requests.find((request) => request.path === "/emails");
    expect(mail?.headers).toMatchObject({ authorization: "Bearer re_test", "idempotency-key": mailRow?.id });
    expect(JSON.parse(mail?.body ?? "")).toEqual({
      from: "Stallhouse <hello@example.test>",
      to: ["clara@example.test"],
      subject: mailRow?.subject,
      html: mailRow?.html,
      text: mailRow?.text,
    });
    expect(mailRow?.providerMessageId).toBe(`mail-${mailRow?.id}`);

    const sms = requests.find((request) => request.path === "/2010-04-01/Accounts/AC1/Messages.json");
    expect(sms?.headers.authorization).toBe(`Basic ${Buffer.from("AC1:secret").toString("base64")}`);
    expect(sms?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(sms?.body))).toEqual({
      To: "+351912345678",
      From: "+15005550006",
      Body: smsRow?.text,
    });
  });

  it("I25 two senders at once send each message once", async () => {
    await oweMails(40);
    const { url, requests } = await provider(takes);
    const [one, two] = [senderTo(notifier, url), senderTo(notifier, url)];
    const tried = await Promise.all([one.sendDue(), two.sendDue()]);
    expect(tried[0] + tried[1]).toBe(40);
    const keys = requests.map((request) => request.headers["idempotency-key"]);
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
    expect(new Set(await states())).toEqual(new Set(["sent"]));
  });

  it("I25 F07 a sender that dies between sending and marking leaves the message to another, under the same key", async () => {
    await oweMails(1);
    const { url, requests } = await provider(takes);
    const [claimed] = (await claimDue(notifier.db, ["mail"])).due;
    await fetch(`${url}/emails`, { method: "POST", headers: { "idempotency-key": claimed?.id ?? "" }, body: "{}" });
    const other = senderTo(notifier, url);
    expect(await other.sendDue()).toBe(0);
    await notifier.sql`update notifications set due_at = due_at - interval '60 seconds'`;
    expect(await other.sendDue()).toBe(1);
    expect(requests.map((request) => request.headers["idempotency-key"])).toEqual([claimed?.id, claimed?.id]);
    expect(await states()).toEqual(["sent"]);
  });

  it("a batch costs four statements and a look for more, however many are in it", async () => {
    await oweMails(25);
    const { url } = await provider(takes);
    notifier.statements.length = 0;
    await senderTo(notifier, url).sendDue();
    expect(notifier.statements).toHaveLength(5);
  });

  it("wakes when a handler commits, long before the next look", async () => {
    const { url, requests } = await provider(takes);
    const sender = senderTo(notifier, url);
    const listening = await notifier.sql.listen(dueChannel, sender.wake);
    onTestFinished(() => listening.unlisten());
    const round = sender.round();
    await sleep(50);
    const started = performance.now();
    await oweMails(1);
    await round;
    expect(requests).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(700);
  });
});

describe("trouble", () => {
  it.each([
    ["answers 500", { status: 500, body: { statusCode: 500, name: "internal_server_error", message: "down" } }],
    ["answers 500 with a page", { status: 502, body: "<html>" }],
    ["answers 429", { status: 429, body: { statusCode: 429, name: "rate_limit_exceeded", message: "slow down" } }],
    ["does not let us in", { status: 403, body: { statusCode: 403, name: "invalid_api_key", message: "no" } }],
    ["hangs up", "hang up" as const],
  ])("waits and tries again under the same key when the provider %s", async (_what, trouble) => {
    await oweMails(1);
    const { url, requests } = await provider((request, count) => (count === 1 ? trouble : takes(request)));
    const sender = senderTo(notifier, url);
    await sender.sendDue();
    const [waiting] = await notifier.notifications();
    expect(waiting).toMatchObject({ state: "pending", attempts: 1 });
    expect(waiting?.error).toBeTruthy();
    expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now());
    expect(await sender.sendDue()).toBe(0);
    await notifier.passPause();
    await sender.sendDue();
    expect(await states()).toEqual(["sent"]);
    const [first, second] = requests;
    expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
    expect(second?.body).toBe(first?.body);
  });

  it("waits when nobody listens at the provider's address, and sends when somebody does again", async () => {
    await oweParcel();
    const gone = await startProvider(takes);
    await gone.close();
    await senderTo(notifier, gone.url).sendDue();
    expect(await states()).toEqual(["pending", "pending"]);
    await notifier.passPause();
    const { url } = await provider(takes);
    await senderTo(notifier, url).sendDue();
    expect(await states()).toEqual(["sent", "sent"]);
  });

  it("waits for an answer no longer than five seconds", async () => {
    await oweParcel();
    const { url } = await provider(() => "never");
    const started = performance.now();
    await senderTo(notifier, url).sendDue();
    expect(performance.now() - started).toBeLessThan(7_000);
    expect(await states()).toEqual(["pending", "pending"]);
  });

  it("gives up at once on what the provider refuses, and says why", async () => {
    await oweParcel();
    const { url } = await provider((request) =>
      request.path === "/emails"
        ? { status: 422, body: { statusCode: 422, name: "validation_error", message: "Invalid `to` field" } }
        : { status: 400, body: { code: 21_211, message: "Invalid 'To' Phone Number" } },
    );
    await senderTo(notifier, url).sendDue();
    const rows = await notifier.notifications();
    expect(rows.map((row) => row.state)).toEqual(["failed", "failed"]);
    expect(rows.map((row) => row.error ?? "").sort()).toEqual([
      "400 21211: Invalid 'To' Phone Number",
      "422 validation_error: Invalid `to` field",
    ]);
  });

  it("leaves a provider alone after five failures, uses up nobody's tries meanwhile, and comes back by one probe", async () => {
    await oweMails(30);
    let isDown = true;
    const { url, requests } = await provider((request) =>
      isDown
        ? { status: 500, body: { statusCode: 500, name: "internal_server_error", message: "down" } }
        : takes(request),
    );
    const sender = senderTo(notifier, url, 300);
    await sender.sendDue();
    const asked = requests.length;
    expect(asked).toBeLessThanOrEqual(10);
    for (let look = 0; look < 5; look++) await sender.sendDue();
    expect(requests).toHaveLength(asked);
    const untried = (await notifier.notifications()).filter((row) => row.attempts === 0);
    expect(untried).toHaveLength(30 - asked);

    isDown = false;
    await sleep(320);
    await notifier.passPause();
    await sender.sendDue();
    expect(new Set(await states())).toEqual(new Set(["sent"]));
    expect(requests).toHaveLength(asked + 30);
  });

  it("a probe that fails uses up the tries of one message only", async () => {
    await oweMails(12);
    const { url, requests } = await provider(() => "hang up");
    const sender = senderTo(notifier, url, 200);
    await sender.sendDue();
    const asked = requests.length;
    await notifier.passPause();
    await sleep(220);
    await sender.sendDue();
    expect(requests).toHaveLength(asked + 1);
    const attempts = (await notifier.notifications()).reduce((sum, row) => sum + row.attempts, 0);
    expect(attempts).toBe(asked + 1);
  });

  it("takes the word of a provider that has seen the key before", async () => {
    await oweMails(1);
    const { url } = await provider(() => ({
      status: 409,
      body: { statusCode: 409, name: "invalid_idempotent_request", message: "Same key, other body" },
    }));
    await senderTo(notifier, url).sendDue();
    expect(await states()).toEqual(["sent"]);
  });
});
