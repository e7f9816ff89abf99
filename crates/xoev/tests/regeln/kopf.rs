//! Examples for the rules about the header and about addresses, which every message has.

use crate::faelle::{Fall, fall};

const ORT: &str = "1234567890123456789012345678901234567890";

#[rustfmt::skip] // a table
pub fn faelle() -> Vec<Fall> {
    let id = "nachrichtenkopf.g2g/identifikation.nachricht/erstellungszeitpunkt";
    let uuid = "nachrichtenkopf.g2g/identifikation.nachricht/nachrichtenUUID";
    let ereignis = "rueckweisung/nichtVerarbeitbarerEinzelfall/identifikation.ereignis/ereignis.zeitpunkt";
    let strasse = "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/wohnung/anschrift/anschrift.inland/strasse";
    let ohne = "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/wohnung[2]/anschrift/anschrift.inland/strasse";
    // 55 characters, one of them made of two signs (DIN 91379 writes C with breve as a sequence).
    let lang = |ende: &str| format!("<strasse>C\u{306}{}{ende}</strasse>", "x".repeat(54));
    let ort = |name: &str, ende: &str| format!("<{name}>{ORT}{ende}</{name}>");
    vec![
        fall("R-KOPF-1", "1702", "nachrichtenkopf.g2g/identifikation.nachricht/nachrichtentyp",
            "<code>1702</code>", "<code>1704</code>", "<code> 1702 </code>"),
        fall("R-KOPF-2", "1702", id, "562+01:00", "562", "562Z"),
        // A fraction without its last zeros is the same value of xs:dateTime.
        fall("R-KOPF-2", "1702", id, "08:35:00.562+01:00", "08:35:00", "08:35:00+01:00"),
        fall("R-KOPF-2", "1701", "ursprungsnachricht/erstellungszeitpunkt", "120+01:00", "120", "120-02:30"),
        fall("R-KOPF-2", "0010", ereignis, "<ereignis.zeitpunkt>2026-11-02T08:34:59.120+01:00",
            "<ereignis.zeitpunkt>2026-11-02T08:34:59.120", "<ereignis.zeitpunkt>2026-11-02T08:34:59.120Z"),
        fall("R-KOPF-3", "1702", uuid, "-7c3d-9e2f-", "-7c3d-1e2f-", "-7c3d-be2f-"),
        fall("R-KOPF-3", "1702", uuid, "-7c3d-", "-0c3d-", "-8c3d-"),
        fall("R-KOPF-3", "1702", uuid, "-7c3d-", "-9c3d-", "-1C3D-"),
        fall("R-KOPF-3", "1701", "ursprungsnachricht/nachrichtenUUID", "c63180d1-6e43-452a-ae2c-ced11fcad0bf",
            "00000000-0000-0000-0000-000000000000", "c63180d1-6e43-552a-8e2c-ced11fcad0bf"),
        fall("R-KOPF-4", "1702", "nachrichtenkopf.g2g/leser/verzeichnisdienst",
            "<code>DVDV</code>", "<code>dvdv</code>", "<code> DVDV </code>"),
        fall("R-KOPF-4", "1702", "nachrichtenkopf.g2g/autor/verzeichnisdienst",
            "<autor>\n      <verzeichnisdienst listVersionID=\"3\"><code>DVDV", "<autor>\n      <verzeichnisdienst listVersionID=\"3\"><code>X",
            "<autor>\n      <verzeichnisdienst listVersionID=\"0\"><code>DVDV"),
        fall("R-KOPF-5", "1708", "nachrichtenkopf.g2g/leser/kennung", "ags:99000001", "99000001", "ags:99000002"),
        fall("R-KOPF-5", "1708", "nachrichtenkopf.g2g/autor/kennung", "mbp:990000000001", "mbp: 990000000001", "mbp:A-1"),
        fall("R-KOPF-5", "0910", "nachrichtenkopf.g2g/leser/kennung", "mbp:990000000001", "mbp:", "MELDID:1"),
        fall("R-KOPF-6", "1708", "nachrichtenkopf.g2g/leser/kennung", "ags:99000001", "ags:9900001", "ags:02000000"),
        fall("R-KOPF-6", "1709", "nachrichtenkopf.g2g/autor/kennung", "ags:99000001", "ags:990000010001", "ags:02000000"),
        fall("R-KOPF-7", "1706", "nachrichtenkopf.g2g/autor/kennung", "mbp:990000000001", "kop:990000000001", "mbp:02"),
        fall("R-KOPF-8", "1710", "nachrichtenkopf.g2g/leser/kennung", "mbp:990000000001", "ags:99000002", "mbp:02"),
        fall("R-ANSCHRIFT-1", "1702", "identifikation/anschrift/strasseUndHausnummer/strukturiert/strasse",
            "<strasse>Alte Stra\u{DF}e</strasse>", &lang("6"), &lang("")),
        fall("R-ANSCHRIFT-1", "1702", "anschrift.autor/gebaeude/strasse", "<strasse>Marktplatz</strasse>", &lang("6"), &lang("")),
        fall("R-ANSCHRIFT-1", "1701", strasse, "<strasse>Alte Stra\u{DF}e</strasse>", &lang("6"), &lang("")),
        fall("R-ANSCHRIFT-1", "1704", "ergaenzendeMeldedaten/wohnung/anschrift/strasse",
            "<strasse>Neue Stra\u{DF}e</strasse>", &lang("6"), &lang("")),
        fall("R-ANSCHRIFT-2", "1701", ohne, "ohne Hausnummer", "Hausnummer", "Hausnummern"),
        fall("R-ANSCHRIFT-2", "1702", "identifikation/anschrift/strasseUndHausnummer/strukturiert/strasse",
            "<hausnummer>12</hausnummer>\n          <strasse>Alte Stra\u{DF}e</strasse>", "<hausnummer> </hausnummer><strasse>Hausnummer</strasse>",
            "<hausnummerBuchstabeZusatzziffer>a</hausnummerBuchstabeZusatzziffer><strasse>Hausnummer</strasse>"),
        fall("R-ANSCHRIFT-3", "1701", strasse, "Alte Stra\u{DF}e", "ohne Hausnummer", "Hausnummer"),
        fall("R-ANSCHRIFT-3", "1702", "identifikation/anschrift/strasseUndHausnummer/strukturiert/strasse",
            "<hausnummer>12</hausnummer>\n          <strasse>Alte Stra\u{DF}e</strasse>", "<hausnummer>0012</hausnummer><strasse>ohne Hausnummer</strasse>",
            "<hausnummer>0000</hausnummer><strasse>ohne Hausnummer</strasse>"),
        fall("R-ANSCHRIFT-4", "1701", "anschrift.leser/postfach/wohnort",
            "<wohnort>Musterstadt</wohnort>", &ort("wohnort", "1"), &ort("wohnort", "")),
        fall("R-ANSCHRIFT-4", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/partner/wohnung/anschrift/anschrift.inland/wohnort",
            "<strasse>Gartenweg</strasse>\n                  <wohnort>Neustadt</wohnort>",
            &ort("wohnort", "1"), &ort("wohnort", "")),
        fall("R-ANSCHRIFT-5", "1701", "anschrift.autor/gebaeude/wohnortFruehererGemeindename",
            "<wohnortFruehererGemeindename>Burgdorf</wohnortFruehererGemeindename>",
            &ort("wohnortFruehererGemeindename", "1"), &ort("wohnortFruehererGemeindename", "")),
        fall("R-ANSCHRIFT-6", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/auslandsanschrift/anschriftzone",
            "<zeilennummer>5</zeilennummer>", "<zeilennummer>6</zeilennummer>", "<zeilennummer>05</zeilennummer>"),
        fall("R-ANSCHRIFT-6", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/auslandsanschrift/anschriftzone",
            "<zeilennummer>5</zeilennummer>", "<zeilennummer>4</zeilennummer>", "<zeilennummer>+5</zeilennummer>"),
        fall("R-ANSCHRIFT-7", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/auslandsanschrift/staat",
            "<code>129</code>", "<code>000</code>", "<code>910</code>"),
    ]
}
