//! What a machine may do.

use std::str::FromStr;

use serde::Deserialize;

/// A scope; each machine has those that the Land's file gives it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bereich {
    /// See which messages to and from registers are stuck; nothing of what they say.
    #[serde(rename = "post.lesen")]
    PostLesen,
    /// Send them again, drop them, have them worked off again.
    #[serde(rename = "post.aendern")]
    PostAendern,
}

impl Bereich {
    /// All of them.
    pub const ALLE: [Self; 2] = [Self::PostLesen, Self::PostAendern];

    /// What it is for, in a word to developers.
    #[must_use]
    pub const fn zweck(self) -> &'static str {
        match self {
            Self::PostLesen => "see which messages are stuck",
            Self::PostAendern => "send them again, drop them, have them worked off again",
        }
    }

    /// Its name in `scope`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PostLesen => "post.lesen",
            Self::PostAendern => "post.aendern",
        }
    }
}

impl FromStr for Bereich {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALLE
            .into_iter()
            .find(|bereich| bereich.name() == text)
            .ok_or(())
    }
}
