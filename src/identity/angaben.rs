//! From a provider's claims to the identification data of § 4 BMeldDigiV.

use serde::Deserialize;
use serde_json::{Map, Value};
use xoev::{ags::Ags, latin::Text, teildatum::Teildatum};

use crate::{
    identity::AnmeldeFehler,
    land::Ausweisart,
    meldewesen::{Chipanschrift, Identitaet, Postleitzahl},
};

/// The names of the claims; the defaults are those of the BundID extension for Keycloak.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Angabennamen {
    /// Given names (BundID `givenName`); may be missing for a person who has none.
    pub vornamen: String,
    /// Family name (BundID `surname`).
    pub familienname: String,
    /// Date of birth, `YYYY-MM-DD`.
    pub geburtsdatum: String,
    /// Street and number in one field (BundID `postalAddress`).
    pub strasse_hausnummer: String,
    /// Postcode (BundID `postalCode`).
    pub postleitzahl: String,
    /// Town (BundID `localityName`).
    pub ort: String,
    /// Wohnort-ID of the chip (BundID `communityId`): the AGS, alone or as `0276`, AGS, `00`.
    pub gemeinde: String,
    /// Type of document (BundID `documentType`): `ID`, `AR`, `UB`, …; may be missing.
    pub ausweisart: String,
}

impl Default for Angabennamen {
    fn default() -> Self {
        Self {
            vornamen: "given_name".to_owned(),
            familienname: "family_name".to_owned(),
            geburtsdatum: "date_of_birth".to_owned(),
            strasse_hausnummer: "street_and_building".to_owned(),
            postleitzahl: "zip_code".to_owned(),
            ort: "city".to_owned(),
            gemeinde: "community_id".to_owned(),
            ausweisart: "document_type".to_owned(),
        }
    }
}

/// Reads the identification data, from the UserInfo answer first and from the ID token second.
pub(crate) fn lies(
    namen: &Angabennamen,
    userinfo: &Map<String, Value>,
    id_token: &Map<String, Value>,
) -> Result<Identitaet, AnmeldeFehler> {
    let quelle = Quelle { userinfo, id_token };
    Ok(Identitaet {
        familienname: quelle.pflicht(&namen.familienname, |t| Text::parse(t).ok())?,
        vornamen: quelle.kann(&namen.vornamen, |t| Text::parse(t).ok())?,
        geburtsdatum: quelle.pflicht(&namen.geburtsdatum, |t| Teildatum::parse(t).ok())?,
        anschrift: Chipanschrift {
            ags: quelle.pflicht(&namen.gemeinde, gemeinde)?,
            postleitzahl: quelle.pflicht(&namen.postleitzahl, |t| Postleitzahl::parse(t).ok())?,
            ort: quelle.pflicht(&namen.ort, |t| Text::parse(t).ok())?,
            strasse_hausnummer: quelle.pflicht(&namen.strasse_hausnummer, |t| Text::parse(t).ok())?,
            teile: None,
        },
        ausweis: quelle
            .kann(&namen.ausweisart, |t| Some(Ausweisart::aus_typ(t)))?
            .flatten(),
    })
}

struct Quelle<'a> {
    userinfo: &'a Map<String, Value>,
    id_token: &'a Map<String, Value>,
}

impl Quelle<'_> {
    fn pflicht<T>(&self, claim: &str, lies: impl Fn(&str) -> Option<T>) -> Result<T, AnmeldeFehler> {
        self.kann(claim, lies)?.ok_or_else(|| unvollstaendig(claim))
    }

    /// `None` if the claim is missing or empty; an error if it is there and cannot be read.
    fn kann<T>(&self, claim: &str, lies: impl Fn(&str) -> Option<T>) -> Result<Option<T>, AnmeldeFehler> {
        match self.userinfo.get(claim).or_else(|| self.id_token.get(claim)) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => lies(text.trim()).map(Some).ok_or_else(|| unvollstaendig(claim)),
            Some(_) => Err(unvollstaendig(claim)),
        }
    }
}

fn unvollstaendig(claim: &str) -> AnmeldeFehler {
    AnmeldeFehler::AngabenUnvollstaendig {
        claim: claim.to_owned(),
    }
}

/// The chip holds country code `0276`, AGS, `00`; some brokers cut it down to the AGS.
fn gemeinde(text: &str) -> Option<Ags> {
    let ags = match text.len() {
        14 => text.strip_prefix("0276")?.strip_suffix("00")?,
        _ => text,
    };
    Ags::parse(ags).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn claims() -> Map<String, Value> {
        let Value::Object(map) = json!({
            "given_name": "Erika", "family_name": "Mustermann", "date_of_birth": "1984-01-26",
            "street_and_building": "Alte Straße 12 a", "zip_code": "99001", "city": "Altstadt", "community_id": "99000001",
        }) else {
            unreachable!()
        };
        map
    }

    #[test]
    fn user_info_comes_before_the_id_token() {
        let mut alt = claims();
        alt.insert("city".to_owned(), json!("Anderswo"));
        let identitaet = lies(&Angabennamen::default(), &claims(), &alt).unwrap();
        assert_eq!(identitaet.anschrift.ort.as_str(), "Altstadt");
        assert!(
            lies(&Angabennamen::default(), &Map::new(), &claims()).is_ok(),
            "the ID token alone is enough"
        );
    }

    #[test]
    fn a_person_without_given_names_can_log_in() {
        let mut ohne = claims();
        ohne.insert("given_name".to_owned(), json!(""));
        assert_eq!(
            lies(&Angabennamen::default(), &ohne, &Map::new())
                .unwrap()
                .vornamen,
            None
        );
    }

    #[test]
    fn the_error_names_the_claim_and_never_its_value() {
        for (claim, wert) in [
            ("date_of_birth", json!("26.01.1984")),
            ("zip_code", json!("4711x")),
            ("community_id", json!("99")),
            ("family_name", json!(["Mustermann"])),
            ("city", Value::Null),
        ] {
            let mut kaputt = claims();
            kaputt.insert(claim.to_owned(), wert);
            let fehler = lies(&Angabennamen::default(), &kaputt, &Map::new()).unwrap_err();
            assert_eq!(
                fehler,
                AnmeldeFehler::AngabenUnvollstaendig {
                    claim: claim.to_owned()
                }
            );
            assert!(!format!("{fehler} {fehler:?}").contains("Mustermann"));
        }
    }

    #[test]
    fn the_chips_long_community_id_holds_the_ags() {
        assert_eq!(gemeinde("02769900000100").unwrap().as_str(), "99000001");
        assert_eq!(gemeinde("99000001").unwrap().as_str(), "99000001");
        assert!(gemeinde("02769900000101").is_none());
    }
}
