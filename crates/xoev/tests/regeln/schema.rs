//! Demands in words that the schema or the reader of values enforces anyway.

use xoev::{Fehlercode, Grund, Nachricht};

use crate::beleg;

/// Message, what changes in it, what it becomes, the code of the only finding.
type Fall = (&'static str, &'static str, &'static str, Fehlercode);

const STATUS: &str = "<xmeld:statusderwohnung><code>0</code>";
const AUSLAND: &str =
    "<xmeld:staat listVersionID=\"2024-08-01\"><code>129</code></xmeld:staat></xmeld:anschrift.ausland>";
const WAHL: &str = "<xmeld:steueridentifikation>";

#[rustfmt::skip] // a table
const FAELLE: &[Fall] = &[
    ("1702", "produkt=\"Beleg\"", "produkt=\"\"", Fehlercode::S030),
    ("1702", "produkthersteller=\"Meldewerk\"", "", Fehlercode::X001),
    ("1702", "standard=\"XMeld\"", "standard=\"XAusl\"", Fehlercode::X001),
    ("1702", "<xmeld:vornamen><name>Erika Maria</name></xmeld:vornamen>", "<xmeld:vornamen/>", Fehlercode::X001),
    ("1702", "<xmeld:postleitzahl>99001<", "<xmeld:postleitzahl><", Fehlercode::S030),
    ("1702", "<code>99000001</code>", "<code>9900001</code>", Fehlercode::S011),
    ("1702", "<hausnummer>12</hausnummer>\n          <strasse>", "<hausnummer>12a</hausnummer>\n          <strasse>", Fehlercode::X001),
    ("1702", "<name>Mustermann</name>", "<name>Mu\u{308}ller</name>", Fehlercode::X001),
    ("1702", "<name>Mustermann</name>", "<name></name>", Fehlercode::S030),
    ("1702", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", Fehlercode::S001),
    ("1702", "<nachrichtenkopf.g2g>", "<nachrichtenkopf.g2g><?a b?>", Fehlercode::S999),
    ("1702", "xmeld2511a", "xmeld2611", Fehlercode::V000),
    ("1701", "<xmeld:statusderwohnung><code>2</code>", "<xmeld:statusderwohnung><code>9</code>", Fehlercode::S011),
    ("1701", "<xmeld:passart>", "<xmeld:passart listVersionID=\"99\">", Fehlercode::S010),
    ("1701", "<xmeld:vornamen><xmeld:vornamen><name>Erika Maria</name></xmeld:vornamen></xmeld:vornamen>", "", Fehlercode::X001),
    ("1701", "<xmeld:geburtsdatum><teilbekanntesDatum><jahrMonatTag>1990-05-17</jahrMonatTag></teilbekanntesDatum></xmeld:geburtsdatum>", "", Fehlercode::X001),
    ("1703", STATUS, "<xmeld:statusderwohnung><code>9</code>", Fehlercode::S011),
    ("1703", "<xmeld:frist>2027-11-01</xmeld:frist>\n          <xmeld:grund><code>3</code></xmeld:grund>", "<xmeld:frist>2027-11-01</xmeld:frist>", Fehlercode::X001),
    ("1707", "<xmeld:pdfDokument>JVBERi0xLjcK</xmeld:pdfDokument>", "", Fehlercode::X001),
    ("1707", STATUS, "<xmeld:statusderwohnung><code>9</code>", Fehlercode::S011),
    ("1710", STATUS, "<xmeld:statusderwohnung><code>9</code>", Fehlercode::S011),
    ("1710", "<xmeld:grund><code>1</code></xmeld:grund>", "<xmeld:grund><code>99</code></xmeld:grund>", Fehlercode::S011),
    ("1710", AUSLAND, "<xmeld:staat listVersionID=\"2024-08-01\"><code>129</code></xmeld:staat><xmeld:zurechtnichtuebermittelt>true</xmeld:zurechtnichtuebermittelt></xmeld:anschrift.ausland>", Fehlercode::X001),
    ("1710", WAHL, "<xmeld:wahlausschluss><xmeld:wahlausschluss><xmeld:art><code>99</code></xmeld:art><xmeld:ausschlussende><xmeld:dauernderAusschluss>true</xmeld:dauernderAusschluss></xmeld:ausschlussende></xmeld:wahlausschluss></xmeld:wahlausschluss><xmeld:steueridentifikation>", Fehlercode::S011),
    ("1703", "<xmeld:ausweisdokument>", NACHWEIS_BEIDES, Fehlercode::X001),
    ("1703", "<xmeld:ausweisdokument>", NACHWEIS_LEER, Fehlercode::S030),
    ("1703", "<xmeld:ausweisdokument>", NACHWEIS_EINS_LEER, Fehlercode::S030),
    ("0910", "<xmeld:grund><code>S999</code></xmeld:grund>", "", Fehlercode::X001),
];

const NACHWEIS_BEIDES: &str = "<xmeld:familienstand.nachweis><xmeld:behoerdeoderaktenzeichen>\
    <xmeld:behoerdeaktenzeichen.getrennt><xmeld:behoerde>a</xmeld:behoerde></xmeld:behoerdeaktenzeichen.getrennt>\
    <xmeld:behoerdeaktenzeichen.konkateniert><xmeld:behoerdeaktenzeichen>a</xmeld:behoerdeaktenzeichen></xmeld:behoerdeaktenzeichen.konkateniert>\
    </xmeld:behoerdeoderaktenzeichen></xmeld:familienstand.nachweis><xmeld:ausweisdokument>";
const NACHWEIS_LEER: &str = "<xmeld:familienstand.nachweis><xmeld:behoerdeoderaktenzeichen>\
    <xmeld:behoerdeaktenzeichen.getrennt><xmeld:behoerde/></xmeld:behoerdeaktenzeichen.getrennt>\
    </xmeld:behoerdeoderaktenzeichen></xmeld:familienstand.nachweis><xmeld:ausweisdokument>";
const NACHWEIS_EINS_LEER: &str = "<xmeld:familienstand.nachweis><xmeld:behoerdeoderaktenzeichen>\
    <xmeld:behoerdeaktenzeichen.konkateniert><xmeld:behoerdeaktenzeichen/></xmeld:behoerdeaktenzeichen.konkateniert>\
    </xmeld:behoerdeoderaktenzeichen></xmeld:familienstand.nachweis><xmeld:ausweisdokument>";

#[test]
fn schema_and_reader_refuse_what_words_only_repeat() {
    for (name, alt, falsch, code) in FAELLE {
        let xml = beleg(name);
        assert!(xml.contains(alt), "{name}: nothing to change: {alt}");
        let fehler = Nachricht::lesen(xml.replacen(alt, falsch, 1).as_bytes()).unwrap_err();
        let codes: Vec<_> = fehler.iter().map(|fehler| fehler.code).collect();
        assert_eq!(codes, [*code], "{name}: {falsch}");
        assert!(!matches!(fehler[0].grund, Grund::Regel(_)), "{name}: {falsch}");
    }
}
