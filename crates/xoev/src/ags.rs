use serde::{Deserialize, Serialize};
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ags([u8; 8]);
#[derive(Debug, thiserror::Error)]
#[error("not an AGS")]
pub struct AgsError;
impl Ags {
    pub fn parse(t: &str) -> Result<Self, AgsError> {
        let b: [u8; 8] = t.as_bytes().try_into().map_err(|_| AgsError)?;
        if b.iter().all(u8::is_ascii_digit) { Ok(Self(b)) } else { Err(AgsError) }
    }
    pub fn as_str(&self) -> &str { std::str::from_utf8(&self.0).unwrap_or("") }
}
impl std::fmt::Display for Ags { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) } }
impl TryFrom<String> for Ags { type Error = AgsError; fn try_from(t: String) -> Result<Self, AgsError> { Self::parse(&t) } }
impl From<Ags> for String { fn from(a: Ags) -> Self { a.as_str().to_owned() } }
