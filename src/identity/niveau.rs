//! The words in which providers speak of levels of trust.

use serde::Deserialize;

use crate::meldewesen::Vertrauensniveau;

/// The words in which a provider is asked for a level and answers.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Niveaudialekt {
    /// `STORK-QAA-Level-N`: BundID and the brokers in front of it.
    Stork,
    /// `http://eidas.europa.eu/LoA/…`: Schleswig-Holstein (Dataport).
    Eidas,
    /// `1` to `4`: the step-up levels of a Keycloak.
    Keycloak,
}

/// How a level is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Niveauanfrage {
    /// `acr_values` with the word of the dialect (OpenID Connect Core 3.1.2.1).
    #[default]
    Acr,
    /// A scope `level1` to `level4`: the brokers of Munich and of GOVER.
    Bereich,
}

/// The scope that asks for `niveau`.
#[must_use]
pub const fn bereich(niveau: Vertrauensniveau) -> &'static str {
    match niveau {
        Vertrauensniveau::Basis => "level1",
        Vertrauensniveau::Normal => "level2",
        Vertrauensniveau::Substanziell => "level3",
        Vertrauensniveau::Hoch => "level4",
    }
}

impl Niveaudialekt {
    /// The word for `niveau`.
    #[must_use]
    pub const fn wort(self, niveau: Vertrauensniveau) -> &'static str {
        match (self, niveau) {
            (Self::Stork, Vertrauensniveau::Basis) => "STORK-QAA-Level-1",
            (Self::Stork, Vertrauensniveau::Normal) => "STORK-QAA-Level-2",
            (Self::Stork, Vertrauensniveau::Substanziell) => "STORK-QAA-Level-3",
            (Self::Stork, Vertrauensniveau::Hoch) => "STORK-QAA-Level-4",
            (Self::Eidas, Vertrauensniveau::Basis | Vertrauensniveau::Normal) => {
                "http://eidas.europa.eu/LoA/low"
            }
            (Self::Eidas, Vertrauensniveau::Substanziell) => "http://eidas.europa.eu/LoA/substantial",
            (Self::Eidas, Vertrauensniveau::Hoch) => "http://eidas.europa.eu/LoA/high",
            (Self::Keycloak, Vertrauensniveau::Basis) => "1",
            (Self::Keycloak, Vertrauensniveau::Normal) => "2",
            (Self::Keycloak, Vertrauensniveau::Substanziell) => "3",
            (Self::Keycloak, Vertrauensniveau::Hoch) => "4",
        }
    }

    /// The level that `wort` means; `None` for any other word.
    #[must_use]
    pub fn lies(self, wort: &str) -> Option<Vertrauensniveau> {
        [
            Vertrauensniveau::Basis,
            Vertrauensniveau::Normal,
            Vertrauensniveau::Substanziell,
            Vertrauensniveau::Hoch,
        ]
        .into_iter()
        .find(|niveau| self.wort(*niveau) == wort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_word_is_no_level() {
        assert_eq!(
            Niveaudialekt::Stork.lies("STORK-QAA-Level-4"),
            Some(Vertrauensniveau::Hoch)
        );
        for wort in [
            "",
            "4",
            "stork-qaa-level-4",
            "http://eidas.europa.eu/LoA/high",
            "STORK-QAA-Level-5",
        ] {
            assert_eq!(Niveaudialekt::Stork.lies(wort), None, "{wort}");
        }
        assert_eq!(Niveaudialekt::Keycloak.lies("4"), Some(Vertrauensniveau::Hoch));
        assert_eq!(Niveaudialekt::Keycloak.lies("04"), None);
    }
}
