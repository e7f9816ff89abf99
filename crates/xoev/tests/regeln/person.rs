//! Examples for the rules about what is said of a person.

use crate::faelle::{Fall, fall};

#[rustfmt::skip] // a table
pub fn faelle() -> Vec<Fall> {
    let ort = "1234567890123456789012345678901234567890";
    let ort = |ende: &str| format!("<xmeld:ort.letzte.ehe.oder.lp>{ort}{ende}</xmeld:ort.letzte.ehe.oder.lp>");
    let (altstadt, lang, kurz) = ("<xmeld:ort.letzte.ehe.oder.lp>Altstadt</xmeld:ort.letzte.ehe.oder.lp>", ort("1"), ort(""));
    let eid = "<xmeld:passart><code>15</code></xmeld:passart>";
    let ausweis = "<xmeld:passart><code>09</code></xmeld:passart>";
    let grad = |text: &str| format!("<xmeld:doktorgrad>{text}</xmeld:doktorgrad>");
    vec![
        fall("R-PERSON-1", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/name/doktorgrad",
            &grad("Dr."), &grad("Dr. med."), &grad("DR. Dr. DR.HC. Dr.hc. Dr.EH. DR.EH. Dr.eh.")),
        fall("R-PERSON-1", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/partner/name/doktorgrad",
            &grad("Dr.eh."), &grad("dr."), &grad("Dr.")),
        fall("R-PERSON-1", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/personendaten/name/doktorgrad",
            &grad("Dr."), &grad("Prof. Dr."), &grad("Dr. Dr.")),
        fall("R-PERSON-1", "1704", "berechtigtePerson/bestaetigteMeldedaten/gesetzlicherVertreter/name/nameNatuerlichePerson/doktorgrad",
            &grad("Dr. Dr.hc."), &grad("Dr.  Dr.hc."), &grad("Dr.hc.")),
        fall("R-PERSON-1", "1707", "ergebnis/anmeldung/zuziehendePerson/meldebestaetigung/name/doktorgrad",
            &grad("Dr."), &grad("Dr"), &grad("DR.")),
        fall("R-PERSON-1", "1710", "selbstauskunft/meldedaten/personendaten/name/doktorgrad",
            &grad("Dr."), &grad("Dr. "), &grad("Dr.hc. Dr.eh.")),
        fall("R-PERSON-2", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/ausweisdokument/ausstellungsdatum",
            ausweis, eid, "<xmeld:passart><code>01</code></xmeld:passart>"),
        fall("R-PERSON-2", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/personendaten/ausweisdokument/ausstellungsdatum",
            ausweis, eid, "<xmeld:passart><code>10</code></xmeld:passart>"),
        fall("R-PERSON-2", "1710", "selbstauskunft/meldedaten/personendaten/ausweisdokument[2]/ausstellungsdatum",
            "</xmeld:behoerde>\n        </xmeld:ausweisdokument>\n",
            "</xmeld:behoerde><xmeld:ausstellungsdatum>2021-01-01</xmeld:ausstellungsdatum></xmeld:ausweisdokument>",
            "</xmeld:behoerde></xmeld:ausweisdokument>"),
        fall("R-PERSON-3", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/widerspruecheUebermittlungssperren/frist",
            "<xmeld:widerspruecheUebermittlungssperren>",
            "<xmeld:widerspruecheUebermittlungssperren><xmeld:frist>2027-01-01</xmeld:frist>", "<xmeld:widerspruecheUebermittlungssperren >"),
        fall("R-PERSON-3", "1710", "selbstauskunft/meldedaten/personendaten/auskunftsUndUebermittlungsperren/frist",
            "<xmeld:grund><code>1</code></xmeld:grund>", "<xmeld:frist>2027-01-01</xmeld:frist><xmeld:grund><code>6</code></xmeld:grund>",
            "<xmeld:frist>2027-01-01</xmeld:frist><xmeld:grund><code>11</code></xmeld:grund>"),
        fall("R-PERSON-4", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/personendaten/idNr", "86095742719", "86095742710", "47036892816"),
        fall("R-PERSON-4", "1704", "berechtigtePerson/bestaetigteMeldedaten/personendaten/idNr", "86095742719", "68095742719", "65929970489"),
        // A number for tests has its check digit too, and may stand without the attribute test.
        fall("R-PERSON-4", "1710", "selbstauskunft/meldedaten/personendaten/steueridentifikation/idnummer", "02476291358", "02476291359", "86095742719"),
        fall("R-PERSON-5", "1701", "antwortAbrufanfrage/auskunft/meldebescheinigung/meldedaten/personendaten/familienstand/ort.letzte.ehe.oder.lp",
            altstadt, &lang, &kurz),
        fall("R-PERSON-5", "1703", "antwortAbrufanfrage/vorausgefuellterMeldeschein/personendaten/familienstand/ort.letzte.ehe.oder.lp",
            altstadt, &lang, &kurz),
        fall("R-PERSON-5", "1710", "selbstauskunft/meldedaten/personendaten/familienstand/familienstand/ort.letzte.ehe.oder.lp",
            altstadt, &lang, &kurz),
    ]
}
