//! One message, one change that breaks a rule, one that just does not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::beleg;

/// One example of a rule.
#[derive(Clone)]
pub struct Fall {
    beleg: &'static str,
    alt: String,
    falsch: String,
    gut: String,
    /// Rule and path below the root; a second one if the change cannot but break another rule too.
    pub erwartet: Vec<(&'static str, &'static str)>,
}

/// In the message `beleg`, `alt` (its first occurrence) becomes `falsch`, which breaks `regel` at `pfad`, or `gut`.
pub fn fall(
    regel: &'static str,
    beleg: &'static str,
    pfad: &'static str,
    alt: &str,
    falsch: &str,
    gut: &str,
) -> Fall {
    Fall {
        beleg,
        alt: alt.to_owned(),
        falsch: falsch.to_owned(),
        gut: gut.to_owned(),
        erwartet: vec![(regel, pfad)],
    }
}

impl Fall {
    pub fn und(mut self, regel: &'static str, pfad: &'static str) -> Self {
        self.erwartet.push((regel, pfad));
        self
    }

    pub fn name(&self) -> String {
        format!("{} in {}: {}", self.erwartet[0].0, self.beleg, self.falsch)
    }

    pub fn falsch(&self) -> String {
        self.mit(&self.falsch)
    }

    pub fn gut(&self) -> String {
        self.mit(&self.gut)
    }

    fn mit(&self, neu: &str) -> String {
        let xml = beleg(self.beleg);
        assert!(xml.contains(&self.alt), "{}: nothing to change", self.name());
        xml.replacen(&self.alt, neu, 1)
    }
}

const PDF: &str = "JVBERi0xLjcK";
/// A PDF behind three bytes that do not belong to it, as readers tolerate.
const SPAET: &str = "AAAAJVBERi0xLjcK";
const KEINS: &str = "iVBORw0KGgo=";

const INLAND_1710: &str = "<xmeld:anschrift.inland>
              <xmeld:anschrift.inland>
                <gemeindeschluessel listVersionID=\"2026-04-30\"><code>99000001</code></gemeindeschluessel>
                <hausnummer>12</hausnummer>
                <postleitzahl>99001</postleitzahl>
                <strasse>Alte Stra\u{DF}e</strasse>
                <wohnort>Altstadt</wohnort>
              </xmeld:anschrift.inland>
            </xmeld:anschrift.inland>";

const ID_UND_NACHRICHT: &str = "<idNachricht>
      <nachrichtenUUID>c63180d1-6e43-452a-ae2c-ced11fcad0bf</nachrichtenUUID>
      <nachrichtentyp listURI=\"urn:de:xmeld:schluesseltabelle:xmeld.nachrichten\" listVersionID=\"25.11a\"><code>1704</code></nachrichtentyp>
      <erstellungszeitpunkt>2026-11-02T08:34:59.120+01:00</erstellungszeitpunkt>
    </idNachricht>
    <nachricht>PGthcHV0dA==</nachricht>";

/// The messages family by family.
#[rustfmt::skip] // a table
pub fn faelle() -> Vec<Fall> {
    let wohnung = "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/wohnung";
    vec![
        fall("R-IDENT-1", "1700", "identifikation/anschrift/gemeindeschluessel",
            "<code>99000001</code>", "<code>99000002</code>", "<code> 99000001 </code>"),
        fall("R-IDENT-1", "1702", "identifikation/anschrift/gemeindeschluessel",
            "<code>99000001</code>", "<code>99000002</code>", "<code> 99000001 </code>"),
        fall("R-SPERREN-1", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/widerspruecheUebermittlungssperren[2]/grund",
            "<code>13</code>", "<code>1</code>", "<code>10</code>"),
        fall("R-SPERREN-1", "1704", "berechtigtePerson/widerspruecheUebermittlungssperren/eintragung[2]",
            "<code>5</code>", "<code>3</code>", "<code>7</code>"),
        fall("R-SPERREN-1", "1707", "ergebnis/anmeldung/zuziehendePerson/ergebnisWiderspruecheUebermittlungssperren/widerspruecheUebermittlungssperren",
            "<code>7</code>", "<code>6</code>", "<code>5</code>"),
        fall("R-SPERREN-1", "1712", "antwortAbrufanfrage/widerspruecheUebermittlungssperren/widerspruecheUebermittlungssperren[2]",
            "<code>10</code>", "<code>11</code>", "<code>13</code>"),
        fall("R-SPERREN-1", "1713", "eintragung[2]", "<code>5</code>", "<code>12</code>", "<code>10</code>"),
        fall("R-SPERREN-1", "1713", "loeschung", "<code>7</code>", "<code>3</code>", "<code>13</code>"),
        fall("R-SPERREN-1", "1714", "eintragung[2]", "<code>5</code>", "<code>12</code>", "<code>10</code>"),
        fall("R-SPERREN-1", "1714", "loeschung", "<code>7</code>", "<code>3</code>", "<code>13</code>"),
        fall("R-SPERREN-1", "1715", "antwortAbrufanfrage/widerspruecheUebermittlungssperren/widerspruecheUebermittlungssperren",
            "<code>2</code>", "<code>1</code>", "<code>5</code>"),
        fall("R-1701-1", "1701", "ursprungsnachricht/nachrichtentyp", "<code>1700</code>", "<code>1702</code>", "<code> 1700 </code>"),
        fall("R-1701-2", "1701-spaeter", "antwortAbrufanfrage/auskunft/ergebnisstatus",
            "<code>02</code>", "<code>01</code>", "<code> 02</code>"),
        fall("R-1701-3", "1701-spaeter", "antwortAbrufanfrage/auskunft/ergebnisstatus",
            "<code>02</code>", "<code>03</code>", "<code>02 </code>"),
        fall("R-1701-4", "1701", wohnung,
            "<xmeld:statusderwohnung><code>1</code></xmeld:statusderwohnung>", "",
            "<xmeld:statusderwohnung><code>0</code></xmeld:statusderwohnung>"),
        fall("R-1701-4", "1701", wohnung, "<code>1</code>", "<code>2</code>", "<code>0</code>"),
        fall("R-1703-1", "1703", "ursprungsnachricht/nachrichtentyp", "<code>1702</code>", "<code>1700</code>", "<code> 1702</code>"),
        fall("R-SCHEIN-1", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/personendaten/auskunftssperre[2]/grund",
            "<code>11</code>", "<code>1</code>", "<code>3</code>"),
        fall("R-SCHEIN-1", "1704", "berechtigtePerson/bestaetigteMeldedaten/personendaten/auskunftssperre[2]/grund",
            "<code>11</code>", "<code>2</code>", "<code>3</code>"),
        fall("R-1704-1", "1704", "ergaenzendeMeldedaten/datumDesAuszugs", "2026-10-31<", "2026-11-01<", "2026-11-02<"),
        fall("R-PDF-1", "1701-pdf", "antwortAbrufanfrage/auskunft/meldebescheinigung/pdfDokument", PDF, KEINS, SPAET),
        fall("R-PDF-1", "1704", "ergaenzendeMeldedaten/wohnungsgeberbestaetigung", PDF, "", SPAET),
        fall("R-PDF-1", "1705", "pdfDokument", PDF, KEINS, SPAET),
        fall("R-PDF-1", "1707", "ergebnis/anmeldung/zuziehendePerson/pdfDokument", PDF, "", SPAET),
        fall("R-PDF-1", "1707-ablehnung", "ergebnis/ablehnung/pdfDokument", PDF, KEINS, SPAET),
        fall("R-PDF-1", "1710", "selbstauskunft/pdfDokument", PDF, KEINS, SPAET),
        fall("R-1705-1", "1705", "ursprungsnachricht/nachrichtentyp", "<code>1704</code>", "<code>1706</code>", "<code> 1704</code>"),
        fall("R-1705-2", "1705", "status",
            "<code>01</code></xmeld:status>\n  <xmeld:pdfDokument>JVBERi0xLjcK</xmeld:pdfDokument>\n  <xmeld:fristende>2026-11-16</xmeld:fristende>",
            "<code>02</code></xmeld:status>", "<code>01</code></xmeld:status>"),
        fall("R-1705-2", "1705", "status", "<code>01</code></xmeld:status>", "<code>03</code></xmeld:status>",
            "<code>01 </code></xmeld:status>").und("R-1705-3", "fristende"),
        fall("R-1707-1", "1707", "ursprungsnachricht/nachrichtentyp", "<code>1704</code>", "<code>1705</code>", "<code>1706</code>"),
        fall("R-1707-2", "1707-ablehnung", "ergebnis/ablehnung/status", "<code>02</code>", "<code>01</code>", "<code>03</code>"),
        fall("R-1709-1", "1709", "ursprungsnachricht/nachrichtentyp", "<code>1708</code>", "<code>1700</code>", "<code> 1708</code>"),
        fall("R-1709-2", "1709", "antwortAbrufanfrage/ergebnisstatus", "<code>03</code>", "<code>01</code>", "<code>03 </code>"),
        fall("R-1710-1", "1710", "ursprungsnachricht/nachrichtentyp", "<code>1708</code>", "<code>1711</code>", "<code> 1708</code>"),
        fall("R-1710-2", "1710", "selbstauskunft/meldedaten/personendaten/wohnung",
            INLAND_1710, "<xmeld:anschrift.unbekannt><xmeld:anschriftUnbekannt>true</xmeld:anschriftUnbekannt></xmeld:anschrift.unbekannt>",
            &INLAND_1710.replace("12", "13")),
        fall("R-1712-1", "1712", "ursprungsnachricht/nachrichtentyp", "<code>1713</code>", "<code>1714</code>", "<code> 1713</code>"),
        fall("R-1712-2", "1712", "antwortAbrufanfrage/widerspruecheUebermittlungssperren/rueckmeldungEintragung",
            "<code>1713</code>", "<code>1711</code>", "<code>1713 </code>"),
        fall("R-1715-1", "1715", "ursprungsnachricht/nachrichtentyp", "<code>1714</code>", "<code>1713</code>", "<code> 1714</code>"),
        fall("R-0010-1", "0010", "rueckweisung/rueckweisungsgrund/grund", "<code>X001</code>", "<code>S999</code>", "<code>T080</code>"),
        fall("R-0010-1", "0010", "rueckweisung/rueckweisungsgrund[2]/grund",
            "<grundSpezifisch><fehlerbeschreibung>the message is a test</fehlerbeschreibung></grundSpezifisch>", "<grundSpezifisch/>",
            "<grundSpezifisch/><grundSpezifisch><fehlerbeschreibung>x</fehlerbeschreibung></grundSpezifisch>"),
        fall("R-0010-1", "0010", "rueckweisung/nichtVerarbeitbarerEinzelfall/grund/grund",
            "<code>S020</code>", "<code>S999</code>", "<code>S030</code>"),
        fall("R-0010-2", "0010", "rueckweisung/nachricht", ID_UND_NACHRICHT,
            &format!("<nachricht>{}</nachricht>", STANDARD.encode(beleg("1702"))),
            &format!("<nachricht>{}</nachricht>", STANDARD.encode("<xmeld:kaputt"))),
        fall("R-0010-3", "0010", "rueckweisung/nichtVerarbeitbarerEinzelfall/identifikation.ereignis/ereignis.zeichen",
            "AZ 7/2026", "a-b/c.d:e;f_g,h+i!", "a-b-b-b-b/c.d:e;f_g,h+i"),
        fall("R-0910-1", "0910", "rts.container/begruendung/grund",
            "<xmeld:ergaenzende.hinweise>the message is a test</xmeld:ergaenzende.hinweise>", "",
            "<xmeld:ergaenzende.hinweise>x</xmeld:ergaenzende.hinweise>"),
    ]
}
