//! Who moves along in one form, and the assurance that the law wants for it (§ 23 Abs. 4, § 23a Abs. 1 Satz 5 BMG).

use serde::{Deserialize, Serialize};

use super::{Feldfehler, Grund};

/// The fields as typed.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct FamilieEingabe {
    /// Keys of the family members who move along (`partner`, `kind-0`, …).
    pub mit: Vec<String>,
    /// `ja`: assured to be entitled to receive the others' data, and instructed on § 202a StGB.
    pub versichert: String,
}

/// The choice, read without faults: which of the offered move along.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Familienwahl {
    /// Keys, in the order in which they were offered.
    pub mit: Vec<String>,
}

impl Familienwahl {
    /// Reads the fields; `angeboten` are the keys that may be chosen.
    ///
    /// # Errors
    /// [`Feldfehler`] on `mit` if somebody else was chosen, on `versichert` if the assurance is missing.
    pub fn parse(eingabe: &FamilieEingabe, angeboten: &[&str]) -> Result<Self, Vec<Feldfehler>> {
        let fremd = eingabe.mit.iter().any(|wer| !angeboten.contains(&wer.as_str()));
        let mut fehler = Vec::new();
        if fremd {
            fehler.push(Feldfehler {
                feld: "mit",
                grund: Grund::Form,
            });
        }
        if !eingabe.mit.is_empty() && eingabe.versichert != "ja" {
            fehler.push(Feldfehler {
                feld: "versichert",
                grund: Grund::Fehlt,
            });
        }
        if !fehler.is_empty() {
            return Err(fehler);
        }
        let gewaehlt = |wer: &&&str| eingabe.mit.iter().any(|mit| mit == **wer);
        Ok(Self {
            mit: angeboten
                .iter()
                .filter(gewaehlt)
                .map(|wer| (*wer).to_owned())
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(mit: &[&str], versichert: &str) -> Result<Familienwahl, Vec<Feldfehler>> {
        let eingabe = FamilieEingabe {
            mit: mit.iter().map(|m| (*m).to_owned()).collect(),
            versichert: versichert.into(),
        };
        Familienwahl::parse(&eingabe, &["partner", "kind-0"])
    }

    #[test]
    fn nobody_is_fetched_without_the_assurance() {
        assert_eq!(lies(&["kind-0"], "").unwrap_err()[0].feld, "versichert");
        assert_eq!(
            lies(&["kind-0", "partner"], "ja").unwrap().mit,
            ["partner", "kind-0"]
        );
        assert!(
            lies(&[], "").unwrap().mit.is_empty(),
            "who moves alone assures nothing"
        );
    }

    #[test]
    fn only_who_was_offered_can_be_chosen() {
        assert_eq!(lies(&["kind-7"], "ja").unwrap_err()[0].feld, "mit");
    }
}
