import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";
import type { Fact, Letter, Line, Total } from "./letter.ts";
import { referenceText } from "./letter-text.ts";
import { styles } from "./letter-styles.ts";

type DrawnParcel = { title: string; lines: ReactNode };
type Props = {
  letter: Omit<Letter, "template" | "preview" | "parcels">;
  parcels: readonly DrawnParcel[] | undefined;
  preview: { words: string; padding: string };
  homeUrl: string;
  correlationId: string;
};

/** Draws a letter: one column, tables for layout, real text, and everything that matters readable without a style. */
export function LetterMail({ letter, parcels, preview, homeUrl, correlationId }: Props) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light only" />
        <meta name="supported-color-schemes" content="light only" />
      </Head>
      <div style={styles.preview} data-skip-in-text>
        {preview.words}
        {preview.padding ? <div>{preview.padding}</div> : null}
      </div>
      <Body style={styles.body}>
        <Container style={styles.page}>
          <Sign homeUrl={homeUrl} />
          <Section style={styles.card}>
            <Heading as="h1" style={styles.heading}>
              {letter.heading}
            </Heading>
            {letter.paragraphs.map((paragraph) => (
              <Text key={paragraph} style={styles.paragraph}>
                {paragraph}
              </Text>
            ))}
            {letter.facts?.length ? <Facts facts={letter.facts} /> : null}
            {parcels?.map((parcel) => (
              <ParcelLines key={parcel.title} parcel={parcel} />
            ))}
            {letter.totals?.length ? <Totals totals={letter.totals} /> : null}
            {letter.action ? <Action {...letter.action} /> : null}
            {letter.closing?.map((paragraph) => (
              <Text key={paragraph} style={styles.paragraph}>
                {paragraph}
              </Text>
            ))}
          </Section>
          <Text style={styles.footer}>{letter.because}</Text>
          <Text style={styles.footer}>{referenceText(letter, correlationId)}</Text>
        </Container>
      </Body>
    </Html>
  );
}

const previewLength = 150;

/** What inboxes show, filled up with nothing to see: or they go on with the letter's own first words. */
export function previewOf({ preview }: Pick<Letter, "preview">) {
  const words = preview.slice(0, previewLength);
  return { words, padding: "\u00A0\u200C\u200B\u200D\u200E\u200F\uFEFF".repeat(previewLength - words.length) };
}

/** The price ticket and the name, as over the market's door. */
function Sign({ homeUrl }: { homeUrl: string }) {
  return (
    <Section style={styles.sign}>
      <Link href={homeUrl} style={styles.signLink}>
        <span style={styles.ticket}>S</span>
        <span style={styles.name}>Stallhouse</span>
      </Link>
    </Section>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <Section style={styles.facts}>
      {facts.map(({ label, value }) => (
        <Row key={label}>
          <Column style={styles.factLabel}>{label}</Column>
          <Column style={styles.factValue}>{value}</Column>
        </Row>
      ))}
    </Section>
  );
}

function ParcelLines({ parcel }: { parcel: DrawnParcel }) {
  return (
    <Section style={styles.parcel}>
      <Heading as="h2" style={styles.parcelTitle}>
        {parcel.title}
      </Heading>
      {parcel.lines}
    </Section>
  );
}

export function LineRow({ line }: { line: Line }) {
  return (
    <Row>
      <Column style={styles.lineQuantity}>{line.quantity} ×</Column>
      <Column style={styles.lineTitle}>
        {line.title}
        {line.label ? <span style={styles.lineLabel}>{line.label}</span> : null}
      </Column>
      <Column align="right" style={styles.lineAmount}>
        {line.amount}
      </Column>
    </Row>
  );
}

function Totals({ totals }: { totals: readonly Total[] }) {
  return (
    <Section style={styles.totals}>
      <Hr style={styles.rule} />
      {totals.map(({ label, amount, isFinal }) => (
        <Row key={label}>
          <Column style={isFinal ? styles.finalLabel : styles.totalLabel}>{label}</Column>
          <Column align="right" style={isFinal ? styles.finalAmount : styles.totalAmount}>
            {amount}
          </Column>
        </Row>
      ))}
    </Section>
  );
}

/** The link stands below the button too: for readers that draw no buttons, and for whoever wants to see where it leads. */
function Action({ label, url }: { label: string; url: string }) {
  return (
    <Section style={styles.action}>
      <Button href={url} style={styles.button}>
        {label}
      </Button>
      <Text style={styles.plainLink}>
        <Link href={url} style={styles.plainLinkText}>
          {url}
        </Link>
      </Text>
    </Section>
  );
}
