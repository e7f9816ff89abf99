//! The words in which providers speak of levels of trust.

use serde::Deserialize;

use crate::meldewesen::Vertrauensniveau;

/// The words in which a provider is asked for a level (`acr_values`) and answers.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Niveaudialekt {
    /// `STORK-QAA-Level-N`: BundID and the brokers in front of it.
    Stork,
    /// `http://eidas.europa.eu/LoA/…`: Schleswig-Holstein (Dataport).
    Eidas,
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
    }
}
