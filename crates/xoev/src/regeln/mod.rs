//! The rules that XMeld and the law state in words, beyond what the schema can say.
//!
//! Each rule is a constant; its check is the `impl Regeln` of the type it binds, in the file of its family.
//! `docs/xmeld-rules.md` has a row for each, and one for every demand of the standard that no machine can check.

use std::fmt;

use crate::fehler::Fehlercode;

pub mod anmeldung;
pub mod anschrift;
pub mod dokument;
pub mod empfang;
pub mod identifikation;
pub mod kopf;
pub mod meldebescheinigung;
pub mod meldeschein;
pub mod person;
pub mod rueckweisung;
pub mod selbstauskunft;
pub mod sperren;

mod idnr;

/// One rule in words.
#[derive(Debug, Eq, PartialEq)]
pub struct Regel {
    /// `R-`, the message or the family, a number: `R-1701-1`, `R-PERSON-3`. It never gets another meaning.
    pub id: &'static str,
    /// The code for the rejection.
    pub code: Fehlercode,
    /// Where the rule stands: paragraph of the law, type and element of the standard.
    pub quelle: &'static str,
    /// What must hold and what to do; nothing of the content of a message.
    pub text: &'static str,
}

impl fmt::Display for Regel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}; {}]", self.text, self.id, self.quelle)
    }
}

/// Every rule, in the order of their families.
pub const ALLE: &[&Regel] = &[
    &kopf::NACHRICHTENTYP,
    &kopf::ZEITZONE,
    &kopf::UUID,
    &kopf::VERZEICHNISDIENST,
    &kopf::KENNUNG,
    &kopf::KENNUNG_AGS,
    &kopf::ZUR_BEHOERDE,
    &kopf::ZUM_PORTAL,
    &identifikation::GEMEINDESCHLUESSEL,
    &anschrift::STRASSE,
    &anschrift::HAUSNUMMER,
    &anschrift::OHNE_HAUSNUMMER,
    &anschrift::WOHNORT,
    &anschrift::FRUEHERER_GEMEINDENAME,
    &anschrift::ZEILENNUMMERN,
    &anschrift::ZIELSTAAT,
    &person::DOKTORGRAD,
    &person::EID_KARTE,
    &person::FRIST,
    &person::PRUEFZIFFER,
    &person::EHEORT,
    &dokument::PDF,
    &sperren::WIDERSPRUECHE,
    &meldebescheinigung::URSPRUNG_1701,
    &meldebescheinigung::DATEN_FEHLEN,
    &meldebescheinigung::ERGEBNISSTATUS_1701,
    &meldebescheinigung::HAUPTWOHNUNG,
    &meldeschein::URSPRUNG_1703,
    &meldeschein::AUSKUNFTSSPERRE,
    &anmeldung::AUSZUG,
    &anmeldung::URSPRUNG_1705,
    &anmeldung::STATUS_1705,
    &anmeldung::FRISTENDE,
    &anmeldung::URSPRUNG_1707,
    &anmeldung::STATUS_1707,
    &selbstauskunft::URSPRUNG_1709,
    &selbstauskunft::ERGEBNISSTATUS_1709,
    &selbstauskunft::URSPRUNG_1710,
    &selbstauskunft::AKTUELLE_WOHNUNG,
    &sperren::URSPRUNG_1712,
    &sperren::NICHTS_EINGETRAGEN,
    &sperren::URSPRUNG_1715,
    &rueckweisung::GRUND_0010,
    &rueckweisung::ID_NACHRICHT,
    &rueckweisung::EREIGNISZEICHEN,
    &rueckweisung::HINWEISE_0910,
    &empfang::ANDERER_LESER,
    &empfang::TESTNACHRICHT,
];

/// Length of a text as the standard counts: a base character with its combining marks is one.
fn zeichen(text: &str) -> usize {
    text.chars()
        .filter(|zeichen| !('\u{300}'..='\u{36F}').contains(zeichen))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_of_din_91379_counts_as_one() {
        assert_eq!(zeichen("C\u{306}\u{D6}l"), 3);
    }

    #[test]
    fn ids_are_unique_and_every_rule_says_where_it_stands() {
        for (nummer, regel) in ALLE.iter().enumerate() {
            assert!(ALLE.iter().skip(nummer + 1).all(|andere| andere.id != regel.id));
            assert!(regel.id.starts_with("R-") && !regel.quelle.is_empty() && !regel.text.is_empty());
            assert!(
                crate::Text::parse(&regel.to_string()).is_ok(),
                "{} does not fit into a rejection",
                regel.id
            );
        }
    }
}
