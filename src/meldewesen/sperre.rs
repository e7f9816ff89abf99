//! A key of DSMeld's list 1801 in stored values.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use xoev::codes::Sperre;

/// A lock or objection (DSMeld 1801), stored as its key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sperrschluessel(pub Sperre);

impl Serialize for Sperrschluessel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de> Deserialize<'de> for Sperrschluessel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Sperre::aus_code(&code)
            .map(Self)
            .ok_or_else(|| D::Error::custom("not a key of list 1801"))
    }
}
