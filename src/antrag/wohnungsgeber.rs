//! Who let the person move in: what a form says, and what it means.

use serde::{Deserialize, Serialize};

use super::{
    Feldfehler, Grund,
    neue_wohnung::{kann_text, pflicht_text},
};
use crate::meldewesen::Wohnungsgeber;

/// The fields of the form as they were typed.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WohnungsgeberEingabe {
    /// `vermietung` or `eigentum`.
    pub art: String,
    /// Name of the landlord.
    pub name: String,
    /// Street and number of the landlord.
    pub strasse_hausnummer: String,
    /// Postcode and town of the landlord.
    pub plz_ort: String,
    /// Name of the owner if it is not the landlord; may stay empty.
    pub eigentuemer: String,
}

impl std::fmt::Debug for WohnungsgeberEingabe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WohnungsgeberEingabe(‹personal›)")
    }
}

/// Reads who let the person move in.
///
/// # Errors
/// Every field that could not be taken, in the order of the form.
pub fn lies_wohnungsgeber(eingabe: &WohnungsgeberEingabe) -> Result<Wohnungsgeber, Vec<Feldfehler>> {
    let mut fehler = Vec::new();
    let wohnungsgeber = match eingabe.art.as_str() {
        "vermietung" => vermietung(eingabe, &mut fehler),
        "eigentum" => Some(Wohnungsgeber::Eigentum),
        _ => {
            fehler.push(Feldfehler {
                feld: "art",
                grund: Grund::Fehlt,
            });
            None
        }
    };
    match wohnungsgeber {
        Some(wohnungsgeber) if fehler.is_empty() => Ok(wohnungsgeber),
        _ => Err(fehler),
    }
}

fn vermietung(eingabe: &WohnungsgeberEingabe, fehler: &mut Vec<Feldfehler>) -> Option<Wohnungsgeber> {
    let name = pflicht_text("name", &eingabe.name, 120, fehler);
    let strasse_hausnummer = pflicht_text("strasse_hausnummer", &eingabe.strasse_hausnummer, 70, fehler);
    let plz_ort = pflicht_text("plz_ort", &eingabe.plz_ort, 50, fehler);
    let eigentuemer = kann_text("eigentuemer", &eingabe.eigentuemer, 120, fehler);
    Some(Wohnungsgeber::Vermietung {
        name: name?,
        strasse_hausnummer: strasse_hausnummer?,
        plz_ort: plz_ort?,
        eigentuemer,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_landlord_needs_name_and_address_and_an_owner_nothing() {
        let mut eingabe = WohnungsgeberEingabe {
            art: "vermietung".into(),
            ..Default::default()
        };
        let fehler = lies_wohnungsgeber(&eingabe).unwrap_err();
        let felder: Vec<_> = fehler.iter().map(|f| f.feld).collect();
        assert_eq!(felder, ["name", "strasse_hausnummer", "plz_ort"]);
        eingabe.art = "eigentum".into();
        assert_eq!(lies_wohnungsgeber(&eingabe), Ok(Wohnungsgeber::Eigentum));
    }
}
