import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, openOutside, resendAt } from "../testing.ts";
import type { Outside } from "../testing.ts";
import type { Message } from "./message.ts";

let outside: Outside;
beforeAll(async () => void (outside = await openOutside()));
afterAll(() => outside.stop());
beforeEach(async () => void (await call(`${outside.url}/api/reset`, "POST")));

const mail = {
  from: "Stallhouse <hello@stallhouse.test>",
  to: ["Ada <ada@example.org>"],
  subject: "Your order is paid",
  html: '<p>Thank you, "Ada" &amp; co. <a href="http://shop.test/orders/1">See it</a></p>',
  text: "Thank you, Ada",
  headers: { "X-Correlation-Id": "c-1" },
  tags: [{ name: "template", value: "order-paid" }],
};
const inbox = async (query = "") => (await call<{ items: Message[] }>(`${outside.url}/api/messages${query}`)).items;

const sendSms = (fields: Record<string, string>, pass = "AC0001:sms-token") =>
  fetch(`${outside.url}/2010-04-01/Accounts/AC0001/Messages.json`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { authorization: `Basic ${Buffer.from(pass).toString("base64")}` },
  });
const sms = { To: "+351912345678", From: "+15005550006", Body: "Your parcel is on its way" };

test("the same mail with the same key is kept once and answers the same id", async () => {
  const first = await outside.resend.emails.send(mail, { idempotencyKey: "n-1" });
  const second = await outside.resend.emails.send(mail, { idempotencyKey: "n-1" });
  expect(first.error).toBeNull();
  expect(second.data).toEqual(first.data);
  const other = await outside.resend.emails.send({ ...mail, subject: "Other" }, { idempotencyKey: "n-1" });
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  const [only, ...more] = await inbox();
  expect(more).toEqual([]);
  expect(only).toMatchObject({ ...mail, channel: "mail", idempotencyKey: "n-1", id: first.data?.id });
  await outside.resend.emails.send(mail);
  expect(await inbox()).toHaveLength(2);
});

test("a mail with a smuggled header, a bad address, no body or a wrong key is refused and not kept", async () => {
  const refusals = await Promise.all([
    outside.resend.emails.send({ ...mail, subject: "Hi\r\nBcc: all@example.org" }),
    outside.resend.emails.send({ ...mail, to: "X\r\nBcc: all@example.org <ada@example.org>" }),
    outside.resend.emails.send({ ...mail, to: "not an address" }),
    outside.resend.emails.send({ from: mail.from, to: mail.to, subject: "Empty", text: "" }),
    resendAt(outside.url, "re_other").emails.send(mail),
  ]);
  expect(refusals.map(({ error }) => error?.name)).toEqual([
    "validation_error",
    "validation_error",
    "validation_error",
    "missing_required_field",
    "invalid_api_key",
  ]);
  expect(await inbox()).toEqual([]);
});

test("an SMS is answered as Twilio does and kept", async () => {
  const response = await sendSms(sms);
  expect(response.status).toBe(201);
  const answer = (await response.json()) as { sid: string };
  expect(answer).toMatchObject({
    sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    status: "queued",
    to: sms.To,
    body: sms.Body,
  });
  expect(await inbox("?channel=sms")).toMatchObject([{ id: answer.sid, to: [sms.To], text: sms.Body }]);
});

test("an SMS with a wrong password, a bad number or no text is refused and not kept", async () => {
  const answers = await Promise.all([
    sendSms(sms, "AC0001:guess"),
    sendSms({ ...sms, To: "12" }),
    sendSms({ ...sms, Body: "" }),
  ]);
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(bodies).toMatchObject([
    { status: 401, code: 20003 },
    { status: 400, code: 21211 },
    { status: 400, code: 21602 },
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([401, 400, 400]);
  expect(await inbox()).toEqual([]);
});

test("the mailbox filters by recipient, subject and kind, newest first, and can be emptied", async () => {
  await outside.resend.emails.send(mail);
  await outside.resend.emails.send({ ...mail, to: "bob@example.org", subject: "Your parcel has left" });
  await sendSms(sms);
  expect((await inbox()).map((message) => message.channel)).toEqual(["sms", "mail", "mail"]);
  expect((await inbox("?to=bob@")).map((message) => message.subject)).toEqual(["Your parcel has left"]);
  expect((await inbox("?subject=PAID")).map((message) => message.subject)).toEqual([mail.subject]);
  expect(await inbox("?channel=email")).toHaveLength(2);
  const page = await (await fetch(`${outside.url}/mailbox?to=ada@`)).text();
  expect(page).toContain(mail.subject);
  expect(page).not.toContain("Your parcel has left");
  await call(`${outside.url}/api/messages`, "DELETE");
  expect(await inbox()).toEqual([]);
});

test("a mail is shown in a frame without scripts, its markup kept inside", async () => {
  const html = `<p>Hello</p><script>parent.hacked = 1</script>"></iframe><h1>out</h1>`;
  const { data } = await outside.resend.emails.send({ ...mail, subject: "<b>bold</b>", html });
  const page = await (await fetch(`${outside.url}/mailbox/${data?.id}`)).text();
  expect(page).toContain("&lt;b&gt;bold&lt;/b&gt;");
  expect(page).not.toContain('"></iframe><h1>out');
  expect(page).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  expect(page).not.toMatch(/sandbox="[^"]*allow-(scripts|same-origin)/);
});
