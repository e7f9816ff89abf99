//! How a verdict is written: one JSON object a line, or lines for people. Nothing of a message is ever in it.

use std::{borrow::Cow, io, path::Path};

use serde::Serialize;
use xoev::Fehler;

use crate::cli::eingabe::einzeilig;

/// The verdict about one file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bericht {
    /// As it was named or found; bytes that are not UTF-8 are replaced.
    pub(super) file: String,
    /// Four digits; `None` if the root element is none of a known message.
    pub(super) message: Option<&'static str>,
    /// Whether the official schema accepts the document as this program reads it.
    pub(super) schema_valid: bool,
    /// Whether the rules accept it too, and the second opinion if one was asked.
    pub(super) valid: bool,
    /// What the official bundle says, if one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) official_schema: Option<bool>,
    /// What is wrong, in the order of the layers.
    pub(super) errors: Vec<Befund>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize)]
pub(super) struct Befund {
    /// `xml`, `schema` or `rule`.
    pub(super) layer: &'static str,
    /// The code that a rejection would name, or [`NICHT_GELESEN`].
    pub(super) code: &'static str,
    /// Element names of the schema from the root.
    pub(super) path: String,
    /// From 1; `None` if the place is not known.
    pub(super) line: Option<usize>,
    /// Character of the line, from 1.
    pub(super) column: Option<usize>,
    /// The reason in words.
    pub(super) text: Cow<'static, str>,
}

/// The code of a file that the system did not give; no rejection has it, for no message was there.
pub(super) const NICHT_GELESEN: &str = "IO";

impl From<&Fehler> for Befund {
    fn from(fehler: &Fehler) -> Self {
        Self {
            layer: fehler.ebene.name(),
            code: fehler.code.code(),
            path: fehler.pfad.clone(),
            line: fehler.ort.map(|ort| ort.zeile),
            column: fehler.ort.map(|ort| ort.spalte),
            text: Cow::Owned(fehler.grund.to_string()),
        }
    }
}

impl Bericht {
    /// The verdict about something that could not even be read.
    pub(super) fn ungelesen(file: String, mit_schema: bool, befund: Befund) -> Self {
        Self {
            file,
            message: None,
            schema_valid: false,
            valid: false,
            official_schema: mit_schema.then_some(false),
            errors: vec![befund],
        }
    }

    /// Whether the official bundle says other than this program.
    pub(super) fn uneins(&self) -> bool {
        self.official_schema
            .is_some_and(|amtlich| amtlich != self.schema_valid)
    }

    /// One line of JSON.
    pub(super) fn als_json(&self, aus: &mut impl io::Write) -> io::Result<()> {
        serde_json::to_writer(&mut *aus, self)?;
        aus.write_all(b"\n")
    }

    /// A line with the verdict, and one for each thing that is wrong, as compilers write them.
    pub(super) fn als_text(&self, aus: &mut impl io::Write) -> io::Result<()> {
        let file = einzeilig(&self.file);
        let nummer = self.message.unwrap_or("no known message,");
        let urteil = match (self.schema_valid, self.valid) {
            (_, true) => "valid",
            (true, false) => "not valid, only schema-valid",
            (false, false) => "not valid",
        };
        write!(aus, "{file}: {nummer} {urteil}")?;
        match self.official_schema {
            Some(true) => writeln!(aus, " (official schema: valid)")?,
            Some(false) => writeln!(aus, " (official schema: not valid)")?,
            None => writeln!(aus)?,
        }
        for befund in &self.errors {
            write!(aus, "{file}:")?;
            if let (Some(zeile), Some(spalte)) = (befund.line, befund.column) {
                write!(aus, "{zeile}:{spalte}:")?;
            }
            writeln!(aus, " {} {}: {}", befund.code, befund.path, befund.text)?;
        }
        Ok(())
    }
}

/// The name of a file as text.
pub(super) fn dateiname(pfad: &Path) -> String {
    pfad.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_file_cannot_forge_a_line() {
        let befund = Befund {
            layer: "xml",
            code: NICHT_GELESEN,
            path: "/".to_owned(),
            line: None,
            column: None,
            text: Cow::Borrowed("not found"),
        };
        let bericht = Bericht::ungelesen("a\nb.xml: 1704 valid".to_owned(), false, befund);
        let mut text = Vec::new();
        bericht.als_text(&mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(
            text,
            "a\u{FFFD}b.xml: 1704 valid: no known message, not valid\na\u{FFFD}b.xml: 1704 valid: IO /: not found\n"
        );
    }
}
