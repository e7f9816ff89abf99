//! The header `Content-Type` with its parameters (RFC 2045, RFC 2387).

use crate::ReadError;

/// A content type, names in lower case.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct ContentType {
    pub essence: String,
    parameters: Vec<(String, String)>,
}

/// Parameters that are read.
const PARAMETERS: usize = 16;

impl ContentType {
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        let (essence, mut rest) = text.split_once(';').unwrap_or((text, ""));
        let mut parsed = Self {
            essence: essence.trim().to_ascii_lowercase(),
            parameters: Vec::new(),
        };
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ';']);
            if rest.is_empty() {
                return Ok(parsed);
            }
            let (name, value) = rest.split_once('=').ok_or(ReadError::ContentType)?;
            let value = value.trim_start();
            let (value, after) = if let Some(quoted) = value.strip_prefix('"') {
                unquote(quoted).ok_or(ReadError::ContentType)?
            } else {
                let end = value.find([';', ' ', '\t']).unwrap_or(value.len());
                let (value, after) = value.split_at(end);
                (value.to_owned(), after)
            };
            if parsed.parameters.len() >= PARAMETERS {
                return Err(ReadError::ContentType);
            }
            parsed.parameters.push((name.trim().to_ascii_lowercase(), value));
            rest = after;
        }
    }

    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// The SOAP action, which stands in one of two places.
    pub fn action(&self) -> Option<String> {
        if let Some(action) = self.parameter("action") {
            return Some(action.to_owned());
        }
        let inner = Self::parse(self.parameter("start-info")?).ok()?;
        inner.parameter("action").map(str::to_owned)
    }
}

/// A quoted text up to its end, and what follows.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        match character {
            '"' => return Some((value, text.get(place + 1..)?)),
            '\\' => value.push(characters.next()?.1),
            _ => value.push(character),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_action_is_found_in_both_places() {
        for text in [
            r#"application/soap+xml; charset=utf-8; action="urn:x""#,
            "application/soap+xml;action=urn:x",
            r#"Multipart/Related;start="<a>";type="application/xop+xml";boundary="b";start-info="application/soap+xml;action=\"urn:x\"""#,
            r#"multipart/related; boundary=b; start-info="application/soap+xml"; action="urn:x""#,
        ] {
            let parsed = ContentType::parse(text).unwrap();
            assert_eq!(parsed.action().as_deref(), Some("urn:x"), "{text}");
        }
        assert!(ContentType::parse("a/b; c").is_err());
        assert!(ContentType::parse("a/b; c=\"d").is_err());
    }
}
