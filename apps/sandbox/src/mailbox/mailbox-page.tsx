import { raw } from "hono/html";
import type { Message, MessageFilter } from "./message.ts";

export function MailboxPage({ messages, filter }: { messages: Message[]; filter: MessageFilter }) {
  return (
    <div class="stack">
      <div class="split">
        <h1>Mailbox</h1>
        <p class="quiet">{messages.length === 1 ? "1 message" : `${messages.length} messages`}, newest first</p>
      </div>
      <form method="get" action="/mailbox" class="grid" role="search">
        <div class="stack-s">
          <label for="to">To</label>
          <input id="to" name="to" value={filter.to ?? ""} placeholder="address or number" spellcheck={false} />
        </div>
        <div class="stack-s">
          <label for="channel">Kind</label>
          <select id="channel" name="channel">
            {[
              ["", "Mail and SMS"],
              ["mail", "Mail"],
              ["sms", "SMS"],
            ].map(([value, label]) => (
              <option value={value} selected={(filter.channel ?? "") === value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Show</button>
      </form>
      {messages.length === 0 ? (
        <p class="panel">Nothing has arrived here yet. Mails and SMS that the shop sends appear on this page.</p>
      ) : (
        <MessageList messages={messages} />
      )}
    </div>
  );
}

function MessageList({ messages }: { messages: Message[] }) {
  return (
    <ul class="list">
      {messages.map((message) => (
        <li>
          <a href={`/mailbox/${message.id}`}>
            <span class="split small quiet">
              <span>
                <Channel message={message} /> to {message.to.join(", ")}
              </span>
              <When iso={message.receivedAt} />
            </span>
            {message.subject === null ? <span>{message.text}</span> : <b>{message.subject}</b>}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Channel({ message }: { message: Message }) {
  return message.channel === "mail" ? <span class="chip info">Mail</span> : <span class="chip wait">SMS</span>;
}

function When({ iso }: { iso: string }) {
  return <time datetime={iso}>{iso.slice(0, 19).replace("T", " ")} UTC</time>;
}

export function MessagePage({ message }: { message: Message }) {
  const facts: [string, string][] = [
    ["From", message.from],
    ["To", message.to.join(", ")],
    ["Cc", message.cc.join(", ")],
    ["Bcc", message.bcc.join(", ")],
    ["Reply to", message.replyTo.join(", ")],
    ...Object.entries(message.headers),
    ["Tags", message.tags.map((tag) => `${tag.name}=${tag.value}`).join(", ")],
    ["Idempotency key", message.idempotencyKey ?? ""],
  ];
  return (
    <div class="stack">
      <p class="small">
        <a href="/mailbox">All messages</a>
      </p>
      <div class="row">
        <Channel message={message} />
        <span class="small quiet">
          <When iso={message.receivedAt} />
        </span>
      </div>
      <h1>{message.subject ?? "SMS"}</h1>
      <dl class="facts small">
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
      {message.html === null ? null : <Html html={message.html} />}
      {message.text === null ? null : (
        <section class="stack-s" aria-labelledby="text">
          <h2 id="text">Text</h2>
          <pre>{message.text}</pre>
        </section>
      )}
    </div>
  );
}

/** Shown without scripts and without our origin; links open outside the frame. */
function Html({ html }: { html: string }) {
  const page = `<base target="_blank">${html}`.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return raw(
    `<iframe title="Mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${page}"></iframe>`,
  );
}

export function UnknownMessagePage() {
  return (
    <div class="stack">
      <h1>This message is not here</h1>
      <p>
        It may have been deleted. <a href="/mailbox">See all messages</a>
      </p>
    </div>
  );
}
