import type { Metadata } from "next";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export const metadata: Metadata = { title: "Help" };

const answers = [
  {
    question: "Why does my order come in several parcels?",
    answer:
      "Each seller packs and ships what you bought from them. You pay once, and follow every parcel on your order’s page.",
  },
  {
    question: "When am I charged?",
    answer:
      "When you confirm on the payment provider’s page. We hold your things for a few minutes meanwhile; if you don’t pay in time, the order expires and nothing is charged.",
  },
  {
    question: "My card was declined. Is my order lost?",
    answer: "No. Open the order and try again, with the same or another card, until the time that stands there.",
  },
  {
    question: "Can I cancel?",
    answer: "Yes, until a seller has shipped something. What you paid goes back to you in full.",
  },
  {
    question: "How do I send something back?",
    answer: "Write to the seller within 30 days; sending it back costs you nothing.",
  },
];

export default function Help() {
  return (
    <div className="shell grid max-w-3xl gap-6 py-7">
      <h1 className="signage text-3xl">Help</h1>
      <dl className="grid gap-5">
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt className="text-lg font-bold">{question}</dt>
            <dd className="measure text-ink-2">{answer}</dd>
          </div>
        ))}
      </dl>
      <p>
        Looking for an order? <TextLink href={paths.orders()}>Your orders</TextLink>
      </p>
    </div>
  );
}
