//! Objections to transmissions that are offered with the Anmeldung (§ 42 Abs. 3, § 50 Abs. 5 BMG), and where news may go.

use serde::{Deserialize, Serialize};
use xoev::codes::Sperre;

use super::{Feldfehler, Grund};
use crate::meldewesen::Sperrschluessel;

/// The fields as typed.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WuenscheEingabe {
    /// What is to be entered: key of the person and of the lock (`selbst.5`).
    pub eintragen: Vec<String>,
    /// What is to be deleted, in the same form.
    pub loeschen: Vec<String>,
    /// Where we may write that there is news; may stay empty.
    pub email: String,
}

impl std::fmt::Debug for WuenscheEingabe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WuenscheEingabe(‹personal›)")
    }
}

/// What one person wants to have entered and deleted.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Sperrwunsch {
    /// Keys 2, 5 and 7 at most.
    pub eintragen: Vec<Sperrschluessel>,
    /// Keys that the register holds for the person.
    pub loeschen: Vec<Sperrschluessel>,
}

impl Sperrwunsch {
    /// The wishes of the person with key `wer`, who may have `eintragbare` entered and `loeschbare` deleted; what the
    /// register holds already is not entered again.
    ///
    /// # Errors
    /// [`Feldfehler`] on `eintragen` or `loeschen` for any other key.
    pub fn parse(
        eingabe: &WuenscheEingabe,
        wer: &str,
        eintragbare: &[Sperre],
        loeschbare: &[Sperre],
    ) -> Result<Self, Vec<Feldfehler>> {
        let mut fehler = Vec::new();
        let mut lies = |feld, alle: &[String], erlaubt: &[Sperre]| {
            let mut gelesen = Vec::new();
            for code in alle
                .iter()
                .filter_map(|eintrag| eintrag.strip_prefix(wer)?.strip_prefix('.'))
            {
                match Sperre::aus_code(code).filter(|sperre| erlaubt.contains(sperre)) {
                    Some(sperre) => gelesen.push(Sperrschluessel(sperre)),
                    None => fehler.push(Feldfehler {
                        feld,
                        grund: Grund::Form,
                    }),
                }
            }
            gelesen
        };
        let eintragen = lies("eintragen", &eingabe.eintragen, eintragbare);
        let loeschen = lies("loeschen", &eingabe.loeschen, loeschbare);
        let eintragen = eintragen
            .into_iter()
            .filter(|neu| !loeschbare.contains(&neu.0))
            .collect();
        if fehler.is_empty() {
            Ok(Self { eintragen, loeschen })
        } else {
            Err(fehler)
        }
    }
}

/// An e-mail address, checked for its form only.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Mailadresse(String);

impl std::fmt::Debug for Mailadresse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹personal›")
    }
}

impl Mailadresse {
    /// Reads an address; an empty text is none.
    ///
    /// # Errors
    /// [`Feldfehler`] on `email`. Source: RFC 5321, sections 4.1.2 and 4.5.3.1, without quoted local parts.
    pub fn parse(roh: &str) -> Result<Option<Self>, Feldfehler> {
        let text = roh.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let fehler = |grund| Feldfehler { feld: "email", grund };
        if text.len() > 254 {
            return Err(fehler(Grund::ZuLang));
        }
        let (name, ort) = text.rsplit_once('@').ok_or_else(|| fehler(Grund::Form))?;
        let zeichen = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c);
        let name_gut = (1..=64).contains(&name.len())
            && name.chars().all(zeichen)
            && name.split('.').all(|teil| !teil.is_empty());
        let ort_gut = ort.contains('.')
            && ort.split('.').all(|teil| {
                (1..=63).contains(&teil.len())
                    && !teil.starts_with('-')
                    && !teil.ends_with('-')
                    && teil.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            });
        if name_gut && ort_gut {
            Ok(Some(Self(text.to_owned())))
        } else {
            Err(fehler(Grund::Form))
        }
    }

    /// The address itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wunsch(eintragen: &[&str], loeschen: &[&str]) -> WuenscheEingabe {
        let alle = |w: &[&str]| w.iter().map(|w| (*w).to_owned()).collect();
        WuenscheEingabe {
            eintragen: alle(eintragen),
            loeschen: alle(loeschen),
            email: String::new(),
        }
    }

    #[test]
    fn only_what_the_rules_allow_is_entered_and_only_what_is_there_deleted() {
        let (neu, alt) = (
            [Sperre::Jubilaeen, Sperre::Parteien],
            [Sperre::Parteien, Sperre::Bundeswehr],
        );
        let beide = wunsch(&["selbst.5", "selbst.7"], &["selbst.10"]);
        let gelesen = Sperrwunsch::parse(&beide, "selbst", &neu, &alt).unwrap();
        assert_eq!(
            gelesen.eintragen,
            [Sperrschluessel(Sperre::Jubilaeen)],
            "7 is there already"
        );
        assert_eq!(gelesen.loeschen, [Sperrschluessel(Sperre::Bundeswehr)]);
        for (eintragen, loeschen, feld) in [
            (&["selbst.10"][..], &[][..], "eintragen"),
            (&["selbst.x"], &[], "eintragen"),
            (&[], &["selbst.5"], "loeschen"),
        ] {
            let fehler = Sperrwunsch::parse(&wunsch(eintragen, loeschen), "selbst", &neu, &alt).unwrap_err();
            assert_eq!(fehler[0].feld, feld, "{eintragen:?} {loeschen:?}");
        }
    }

    #[test]
    fn a_wish_belongs_to_one_person() {
        let beide = wunsch(&["selbst.5", "partner.7"], &["partner.2"]);
        let ich = Sperrwunsch::parse(&beide, "selbst", &[Sperre::Jubilaeen], &[]).unwrap();
        assert_eq!(ich.eintragen, [Sperrschluessel(Sperre::Jubilaeen)]);
        assert!(ich.loeschen.is_empty());
    }

    #[test]
    fn an_address_for_news_has_the_form_of_one() {
        assert_eq!(Mailadresse::parse("  "), Ok(None));
        assert!(Mailadresse::parse("erika@muster.example").unwrap().is_some());
        for falsch in [
            "erika",
            "erika@",
            "@muster.example",
            "a b@muster.example",
            "erika@muster",
            "a@b..c",
            "x@-a.de\r\nBcc: y@z.de",
        ] {
            assert!(Mailadresse::parse(falsch).is_err(), "{falsch}");
        }
    }
}
