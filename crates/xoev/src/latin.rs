use serde::{Deserialize, Serialize};
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);
#[derive(Debug, thiserror::Error)]
pub enum TextError { #[error("empty")] Leer, #[error("letter")] Zeichen }
impl Text {
    pub fn parse(t: &str) -> Result<Self, TextError> { if t.is_empty() { Err(TextError::Leer) } else { Ok(Self(t.to_owned())) } }
    pub fn as_str(&self) -> &str { &self.0 }
}
impl std::fmt::Debug for Text { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Text") } }
impl TryFrom<String> for Text { type Error = TextError; fn try_from(t: String) -> Result<Self, TextError> { Self::parse(&t) } }
impl From<Text> for String { fn from(a: Text) -> Self { a.0 } }
