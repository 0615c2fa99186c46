import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { CSSProperties } from "react";
import type { MailText } from "@/lib/email/template";

const ink = "#211d18";
const font = "Onest, 'Segoe UI', Roboto, Arial, sans-serif";
const line: CSSProperties = { margin: "0 0 12px", fontSize: 16, lineHeight: "24px", color: ink };
const small: CSSProperties = { margin: "0 0 4px", fontSize: 12, lineHeight: "18px", color: "#6d6458" };

/** Light by inline styles, which every mail program knows; dark by classes, for those that ask for it. */
const dark = `:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: #191613 !important }
  .sheet { background-color: #231f1b !important }
  .sheet, .rule { border-color: #3d362e !important }
  .ink { color: #f3ede3 !important }
  .soft { color: #b5a998 !important }
  .link { color: #9dbdf2 !important }
  .press { background-color: #9dbdf2 !important; color: #10203c !important }
}`;

/** One quiet layout for every mail: what happened, why, one button; below, why it came. */
export function MailLayout({ mail, lang }: { mail: MailText; lang: string }) {
  const { heading, paragraphs, code, items = [], button, footer, settings } = mail;
  return (
    <Html lang={lang}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{mail.subject}</title>
        <style>{dark}</style>
      </Head>
      <Preview>{mail.preview ?? paragraphs[0] ?? heading}</Preview>
      <Body className="paper" style={{ margin: 0, backgroundColor: "#f7f4ee", fontFamily: font }}>
        <Container style={{ maxWidth: 560, padding: "24px 12px" }}>
          <Text className="ink" style={{ ...line, margin: "0 0 12px", padding: "0 4px", fontWeight: 700 }}>
            SellerCloudX
          </Text>
          <Section
            className="sheet"
            style={{ padding: 24, backgroundColor: "#fffdf9", border: "1px solid #e3dccf", borderRadius: 8 }}
          >
            <Heading as="h1" className="ink" style={{ ...line, margin: "0 0 16px", fontSize: 20, lineHeight: "28px" }}>
              {heading}
            </Heading>
            {inPlaces(paragraphs).map(({ place, one }) => (
              <Text key={place} className="ink" style={line}>
                {one}
              </Text>
            ))}
            {code ? (
              <Text
                className="ink"
                style={{ ...line, margin: "20px 0", fontSize: 28, letterSpacing: 6, fontWeight: 700 }}
              >
                {code}
              </Text>
            ) : null}
            {inPlaces(items).map(({ place, one }) => (
              <Text
                key={place}
                className="ink rule"
                style={{ ...line, borderTop: "1px solid #e3dccf", paddingTop: 12 }}
              >
                <Link href={one.url} className="link" style={{ color: "#1f4e9c", fontWeight: 700 }}>
                  {one.label}
                </Link>
                <br />
                {one.detail}
              </Text>
            ))}
            {button ? (
              <Button
                href={button.url}
                className="press"
                style={{
                  margin: "12px 0 0",
                  padding: "12px 20px",
                  borderRadius: 6,
                  backgroundColor: "#1f4e9c",
                  color: "#ffffff",
                  fontSize: 16,
                  lineHeight: "20px",
                }}
              >
                {button.label}
              </Button>
            ) : null}
          </Section>
          <Section style={{ padding: "12px 4px 0" }}>
            <Text className="soft" style={small}>
              {footer}
            </Text>
            {settings ? (
              <Text className="soft" style={small}>
                <Link href={settings.url} className="link" style={{ color: "#1f4e9c", textDecoration: "underline" }}>
                  {settings.label}
                </Link>
              </Text>
            ) : null}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/** Two lines of an order may read the same: their place tells them apart. */
const inPlaces = <T,>(list: T[]) => list.map((one, index) => ({ place: `at-${index}`, one }));
