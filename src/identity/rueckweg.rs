//! Where a login leads back to: a path on this site and never another site.

/// A local path, for example `/anmeldung/entwurf?schritt=3`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rueckweg(String);

/// A text that is not a path on this site.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "the way back must be a path on this site: one leading '/', no '//', no backslash, at most 512 characters"
)]
pub struct KeinRueckweg;

impl Rueckweg {
    /// Reads a path.
    ///
    /// # Errors
    /// [`KeinRueckweg`] for anything a browser could take for another site (CWE-601).
    pub fn parse(text: &str) -> Result<Self, KeinRueckweg> {
        let druckbar = text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
        if text.starts_with('/') && !text.contains("//") && druckbar && text.len() <= 512 {
            Ok(Self(text.to_owned()))
        } else {
            Err(KeinRueckweg)
        }
    }

    /// The path itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_on_this_site_leads_back() {
        assert!(Rueckweg::parse("/anmeldung/entwurf?schritt=3#oben").is_ok());
        for falsch in [
            "",
            "anmeldung",
            "//boese.example",
            "/\\boese.example",
            "https://boese.example/",
            "/\t/boese.example",
            "/a//b",
            "/zeile\r\nSet-Cookie:x",
            "/ü",
            "javascript:alert(1)",
        ] {
            assert_eq!(Rueckweg::parse(falsch), Err(KeinRueckweg), "{falsch:?}");
        }
    }
}
