//! The serialisation: `jwt~disclosure~…~`, read with care and written again without change.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    kernel::{Zufall, zufall},
    urkunde::{beilage, revision},
};

/// Longer texts are not read. Unit: bytes.
pub const GROESSTER_NACHWEIS: usize = 256 * 1024;
/// More disclosures are not read.
const OFFENLEGUNGEN_HOECHSTENS: usize = 256;

/// The text is no SD-JWT without key binding.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text is not an SD-JWT")]
pub struct FormFehler;

/// A field that the holder may pass on: salt, name and value behind one digest (RFC 9901 section 4.2).
#[derive(Clone)]
pub struct Offenlegung {
    text: String,
    name: String,
    wert: Value,
}

impl Offenlegung {
    /// A new one with a salt of 128 bits.
    #[must_use]
    pub fn neu(zufall: &dyn Zufall, name: &str, wert: Value) -> Self {
        let salz = URL_SAFE_NO_PAD.encode(zufall::bytes::<16>(zufall));
        let json = Value::Array(vec![salz.into(), name.into(), wert.clone()]).to_string();
        Self {
            text: URL_SAFE_NO_PAD.encode(json),
            name: name.to_owned(),
            wert,
        }
    }

    fn lies(text: &str) -> Result<Self, FormFehler> {
        let json = URL_SAFE_NO_PAD.decode(text).map_err(|_| FormFehler)?;
        let (salz, name, wert): (String, String, Value) =
            serde_json::from_slice(&json).map_err(|_| FormFehler)?;
        let reserviert = name == "_sd" || name == "...";
        if salz.is_empty() || reserviert || hat_verschachteltes(&wert) {
            return Err(FormFehler);
        }
        let text = text.to_owned();
        Ok(Self { text, name, wert })
    }

    /// Name of the field.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its value. Holds personal data.
    #[must_use]
    pub const fn wert(&self) -> &Value {
        &self.wert
    }

    /// What stands for it in the signed part.
    pub(super) fn abdruck(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.text.as_bytes()))
    }
}

impl std::fmt::Debug for Offenlegung {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹personal›")
    }
}

/// A credential as text, with the fields that come along.
#[derive(Clone, Debug)]
pub struct Sdjwt {
    jwt: String,
    offenlegungen: Vec<Offenlegung>,
}

impl Sdjwt {
    pub(super) const fn neu(jwt: String, offenlegungen: Vec<Offenlegung>) -> Self {
        Self { jwt, offenlegungen }
    }

    /// Whether a file looks like one, so that it is worth reading.
    #[must_use]
    pub fn sieht_so_aus(datei: &[u8]) -> bool {
        let datei = datei.trim_ascii();
        datei.starts_with(b"ey") && datei.contains(&b'.')
    }

    /// Reads the text; proves nothing about who wrote it.
    ///
    /// # Errors
    /// [`FormFehler`] if it is no SD-JWT, too long, bound to a key, or its fields are nested.
    pub fn lies(text: &str) -> Result<Self, FormFehler> {
        let text = text.trim_ascii();
        let mut teile: Vec<&str> = text.split('~').collect();
        let ohne_schluesselbindung = teile.pop() == Some("");
        if text.len() > GROESSTER_NACHWEIS
            || !ohne_schluesselbindung
            || teile.len() > OFFENLEGUNGEN_HOECHSTENS
        {
            return Err(FormFehler);
        }
        let (jwt, felder) = teile.split_first().ok_or(FormFehler)?;
        Ok(Self {
            jwt: (*jwt).to_owned(),
            offenlegungen: felder
                .iter()
                .map(|feld| Offenlegung::lies(feld))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Reads the credential that a Meldebescheinigung carries; `None` if it carries none.
    #[must_use]
    pub fn aus_pdf(pdf: &[u8]) -> Option<Self> {
        let dokument = revision::lies(pdf).ok()?;
        Self::lies(&beilage::nachweis(&dokument)?).ok()
    }

    /// The signed part.
    pub(super) fn jwt(&self) -> &str {
        &self.jwt
    }

    /// The fields that come along, in their order.
    #[must_use]
    pub fn offenlegungen(&self) -> &[Offenlegung] {
        &self.offenlegungen
    }

    /// The same credential with the fields of these names alone.
    #[must_use]
    pub fn auswahl(&self, namen: &BTreeSet<&str>) -> Self {
        let mut auswahl = self.clone();
        auswahl
            .offenlegungen
            .retain(|feld| namen.contains(feld.name.as_str()));
        auswahl
    }

    /// The text, in the form that it was read in.
    #[must_use]
    pub fn text(&self) -> String {
        let felder = self.offenlegungen.iter().map(|feld| feld.text.as_str());
        let mut text: Vec<&str> = std::iter::once(self.jwt.as_str()).chain(felder).collect();
        text.push("");
        text.join("~")
    }
}

/// Whether digests stand anywhere below: none of ours has them, and a verifier must not pass them over.
pub(super) fn hat_verschachteltes(wert: &Value) -> bool {
    match wert {
        Value::Object(felder) => felder.iter().any(|(name, wert)| {
            matches!(name.as_str(), "_sd" | "_sd_alg" | "...") || hat_verschachteltes(wert)
        }),
        Value::Array(werte) => werte.iter().any(hat_verschachteltes),
        _ => false,
    }
}
