//! Levels of trust.

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
