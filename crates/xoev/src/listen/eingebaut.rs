//! The lists that are built in.

use super::codeliste::{Kennung, Listenbau};
use super::{Codeliste, Eintrag, staaten};
use crate::anforderung::Anforderungselement;
use crate::codes;

/// A list that a `codes!` description enumerates, as data.
#[derive(Debug)]
pub struct Aufzaehlung {
    /// Name of the Rust type.
    pub name: &'static str,
    /// URI of the list without version.
    pub uri: &'static str,
    /// Version of the list.
    pub version: &'static str,
    /// Code, German and English words of each entry.
    pub eintraege: &'static [(&'static str, &'static str, &'static str)],
}

impl Aufzaehlung {
    /// All lists whose entries are named in [`crate::codes`] and [`crate::Anforderungselement`].
    pub const ALLE: &'static [&'static Self] = &[
        Anforderungselement::LISTE,
        codes::AnmeldungStatus::LISTE,
        codes::Ausweisart::LISTE,
        codes::Beendigungsgrund::LISTE,
        codes::EintragungErgebnis::LISTE,
        codes::Ergebnisstatus::LISTE,
        codes::Familienstand::LISTE,
        codes::Fehlercode::LISTE,
        codes::Geschlecht::LISTE,
        codes::GlaubhaftmachungArt::LISTE,
        codes::NichterstellungGrund::LISTE,
        codes::Partnerschaftstyp::LISTE,
        codes::PassversagungStatus::LISTE,
        codes::Ruecksendegrund::LISTE,
        codes::Sperre::LISTE,
        codes::UnbekanntGrund::LISTE,
        codes::WahlausschlussArt::LISTE,
        codes::Wohnungsart::LISTE,
        codes::Wohnungsstatus::LISTE,
        codes::Zustellvariante::LISTE,
    ];
}

/// URI of the list of states.
pub(super) const STAAT: &str = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat";

/// All built-in lists.
pub(super) fn alle() -> Vec<Codeliste> {
    let aufgezaehlt = Aufzaehlung::ALLE.iter().filter_map(|liste| {
        baue(
            liste.uri,
            liste.version,
            liste.name,
            liste.eintraege.iter().copied(),
        )
    });
    let staat = baue(STAAT, staaten::VERSION, "Staat", staaten::staaten());
    let angehoerigkeit = baue(
        <codes::StaatsangehoerigkeitListe as crate::codelist::Liste>::URI,
        staaten::VERSION,
        "Staatsangehoerigkeit",
        staaten::staatsangehoerigkeiten(),
    );
    aufgezaehlt.chain(staat).chain(angehoerigkeit).collect()
}

/// `None` if a table has an entry twice; a test shows that none has.
fn baue<'e>(
    uri: &str,
    version: &str,
    name: &str,
    eintraege: impl Iterator<Item = (&'e str, &'e str, &'e str)>,
) -> Option<Codeliste> {
    let mut bau = Listenbau::default();
    for (code, deutsch, englisch) in eintraege {
        let eintrag = Eintrag {
            code,
            name: deutsch,
            name_en: Some(englisch),
            von: None,
            bis: None,
        };
        bau.eintrag(&eintrag, 0).ok()?;
    }
    let kennung = Kennung {
        uri: uri.to_owned(),
        version: version.to_owned(),
        kurzname: name.to_owned(),
        name: name.to_owned(),
        gueltig_ab: None,
    };
    bau.fertig(kennung).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_enumeration_of_the_sources_is_among_them() {
        let quellen = [include_str!("../codes.rs"), include_str!("../anforderung.rs")];
        let beschrieben: Vec<&str> = quellen
            .iter()
            .flat_map(|quelle| quelle.lines())
            .filter_map(|zeile| zeile.trim().strip_prefix("pub enum ")?.split_once(" in \""))
            .map(|(name, _)| name)
            .collect();
        assert!(beschrieben.len() >= 16);
        for name in beschrieben {
            let bekannt = Aufzaehlung::ALLE.iter().any(|liste| liste.name == name);
            assert!(bekannt, "{name} is missing in Aufzaehlung::ALLE");
        }
    }

    #[test]
    fn every_table_is_a_list_and_every_entry_has_both_names() {
        let listen = alle();
        assert_eq!(listen.len(), Aufzaehlung::ALLE.len() + 2);
        for liste in &listen {
            for eintrag in liste.eintraege() {
                let englisch = eintrag.name_en.unwrap_or_default();
                assert!(
                    !eintrag.name.is_empty() && !englisch.is_empty(),
                    "{liste:?} {}",
                    eintrag.code
                );
            }
        }
    }

    #[test]
    fn the_tables_of_states_have_their_keys() {
        assert_eq!(staaten::staaten().count(), 197);
        assert_eq!(staaten::staatsangehoerigkeiten().count(), 211);
    }
}
