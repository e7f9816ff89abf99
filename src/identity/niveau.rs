//! Levels of trust, and the words in which providers speak of them.

use serde::Deserialize;

/// How surely a means of identification tells who somebody is. Source: BSI TR-03107-1, STORK QAA levels.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Vertrauensniveau {
    /// STORK 1: user name and password, outside TR-03107.
    Basis,
    /// STORK 2, "normal".
    Normal,
    /// STORK 3, "substanziell": Elster.
    Substanziell,
    /// STORK 4, "hoch": eID. What § 4 BMeldDigiV demands.
    Hoch,
}

impl Vertrauensniveau {
    /// The number of the STORK level, 1 to 4, as records and journal hold it.
    #[must_use]
    pub const fn stufe(self) -> u8 {
        match self {
            Self::Basis => 1,
            Self::Normal => 2,
            Self::Substanziell => 3,
            Self::Hoch => 4,
        }
    }

    /// The level with this number.
    #[must_use]
    pub const fn aus_stufe(stufe: u8) -> Option<Self> {
        match stufe {
            1 => Some(Self::Basis),
            2 => Some(Self::Normal),
            3 => Some(Self::Substanziell),
            4 => Some(Self::Hoch),
            _ => None,
        }
    }
}

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
        assert!(Vertrauensniveau::Hoch > Vertrauensniveau::Substanziell);
        assert_eq!(Vertrauensniveau::aus_stufe(4), Some(Vertrauensniveau::Hoch));
        assert_eq!(Vertrauensniveau::aus_stufe(0), None);
    }
}
