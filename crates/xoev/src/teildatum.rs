use jiff::civil::Date;
use serde::{Deserialize, Serialize};
#[derive(Clone, Copy, Eq, PartialEq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Teildatum { Tag(Date), Monat { jahr: i16, monat: i8 }, Jahr(i16), Unbekannt }
#[derive(Debug, thiserror::Error)]
#[error("not a date")]
pub struct TeildatumError;
impl Teildatum { pub fn parse(t: &str) -> Result<Self, TeildatumError> { t.parse().map(Self::Tag).map_err(|_| TeildatumError) } }
impl std::fmt::Display for Teildatum { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { match self { Self::Tag(d) => d.fmt(f), _ => f.write_str("?") } } }
impl TryFrom<String> for Teildatum { type Error = TeildatumError; fn try_from(t: String) -> Result<Self, TeildatumError> { Self::parse(&t) } }
impl From<Teildatum> for String { fn from(a: Teildatum) -> Self { a.to_string() } }
