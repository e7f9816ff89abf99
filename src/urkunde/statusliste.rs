//! Token Status Lists (draft-ietf-oauth-status-list): one bit a document, set when its authority takes it back.

use std::io::{Read, Write};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use x509_cert::Certificate;

use crate::urkunde::jws::{self, Jws};
use crate::urkunde::pruefen::UHRENVERSATZ;
use crate::urkunde::{SiegelFehler, Siegelschluessel, Statusplatz, zertifikat};

/// Type of the JWS.
const TYP: &str = "statuslist+jwt";
/// Media type of a published list.
pub const MEDIENTYP: &str = "application/statuslist+jwt";
/// How many documents share a list: so many that fetching it does not tell which one is meant.
pub const PLAETZE: u32 = 131_072;
/// The most a list may unpack to. Unit: bytes.
const HOECHSTENS: u64 = 2 * 1024 * 1024;
/// Longer texts are not read. Unit: bytes.
pub const GROESSTE_LISTE: usize = 4 * 1024 * 1024;
/// How long a copy may be used before it is fetched again.
pub const FRISCH: SignedDuration = SignedDuration::from_mins(15);
/// How long a list holds where nobody can fetch a new one.
const HAELT: SignedDuration = SignedDuration::from_hours(24);

/// Why a status list cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StatuslisteFehler {
    /// Not a status list with one bit an entry.
    #[error("not a status list (statuslist+jwt, one bit an entry)")]
    Form,
    /// Its certificate leads to no anchor, or it was not signed with its key.
    #[error("the status list is not signed by anybody whom the anchors vouch for")]
    Aussteller,
    /// It is out of date or from the future.
    #[error("the status list is not valid now; fetch a new one")]
    Abgelaufen,
}

/// What a list says.
#[derive(Clone, Debug)]
pub struct Statusliste {
    uri: String,
    herausgeber: Option<String>,
    stand: Timestamp,
    bits: Vec<u8>,
}

impl Statusliste {
    /// The list at `uri` with these entries set, as its own publisher knows it at `stand`.
    #[must_use]
    pub fn neu(uri: String, widerrufen: impl IntoIterator<Item = u32>, stand: Timestamp) -> Self {
        let mut bits = vec![0; (PLAETZE / 8) as usize];
        for index in widerrufen {
            if let Some(byte) = bits.get_mut((index / 8) as usize) {
                *byte |= 1 << (index % 8);
            }
        }
        Self {
            uri,
            herausgeber: None,
            stand,
            bits,
        }
    }

    /// The list as it is published, signed.
    ///
    /// # Errors
    /// [`SiegelFehler`] of the key.
    pub fn veroeffentliche(&self, schluessel: &dyn Siegelschluessel) -> Result<String, SiegelFehler> {
        let gepackt = || {
            let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
            packer.write_all(&self.bits)?;
            packer.finish()
        };
        let gepackt = gepackt().map_err(|_: std::io::Error| SiegelFehler::Schluessel)?;
        let bis = self.stand.saturating_add(HAELT).unwrap_or(self.stand);
        let aussage: Map<String, Value> = [
            ("sub", json!(self.uri)),
            ("iat", json!(self.stand.as_second())),
            ("exp", json!(bis.as_second())),
            ("ttl", json!(FRISCH.as_secs())),
            (
                "status_list",
                json!({ "bits": 1, "lst": URL_SAFE_NO_PAD.encode(gepackt) }),
            ),
        ]
        .into_iter()
        .map(|(name, wert)| (name.to_owned(), wert))
        .collect();
        jws::signiere(TYP, aussage, schluessel)
    }

    /// Reads a published list and checks who signed it, and that it holds at `jetzt`.
    ///
    /// # Errors
    /// See [`StatuslisteFehler`].
    pub fn lies(text: &str, anker: &[Certificate], jetzt: Timestamp) -> Result<Self, StatuslisteFehler> {
        let text = text.trim_ascii();
        if text.len() > GROESSTE_LISTE {
            return Err(StatuslisteFehler::Form);
        }
        let jws = Jws::lies(text, TYP).ok_or(StatuslisteFehler::Form)?;
        let weg = zertifikat::weg(&jws.zertifikat, &[], anker).ok_or(StatuslisteFehler::Aussteller)?;
        if !jws.stimmt() || !zertifikat::darf_siegeln(&jws.zertifikat) {
            return Err(StatuslisteFehler::Aussteller);
        }
        let (liste, bis) = Self::aus(&jws.aussage).ok_or(StatuslisteFehler::Form)?;
        let spaetestens = jetzt.saturating_add(UHRENVERSATZ).unwrap_or(jetzt);
        let haelt = liste.stand <= spaetestens && jetzt <= bis;
        let gueltig = std::iter::once(&jws.zertifikat)
            .chain(weg)
            .all(|eines| zertifikat::gueltig_am(eines, jetzt));
        if !haelt || !gueltig {
            return Err(StatuslisteFehler::Abgelaufen);
        }
        let (organisation, name) = zertifikat::inhaber(&jws.zertifikat);
        Ok(Self {
            herausgeber: Some(organisation.or(name).unwrap_or_default()),
            ..liste
        })
    }

    fn aus(aussage: &Map<String, Value>) -> Option<(Self, Timestamp)> {
        let zeit = |name: &str| Timestamp::from_second(aussage.get(name)?.as_i64()?).ok();
        let liste = aussage.get("status_list")?;
        if liste.get("bits")?.as_u64()? != 1 {
            return None;
        }
        let gepackt = URL_SAFE_NO_PAD.decode(liste.get("lst")?.as_str()?).ok()?;
        let mut bits = Vec::new();
        let mut auspacker = ZlibDecoder::new(gepackt.as_slice()).take(HOECHSTENS);
        auspacker.read_to_end(&mut bits).ok()?;
        let liste = Self {
            uri: aussage.get("sub")?.as_str()?.to_owned(),
            herausgeber: None,
            stand: zeit("iat")?,
            bits,
        };
        Some((liste, zeit("exp")?))
    }

    /// Address of the list.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// When it was made.
    #[must_use]
    pub const fn stand(&self) -> Timestamp {
        self.stand
    }

    /// Whether this is the list in which `stelle` keeps the document at `platz`; one from our own store always is.
    pub(super) fn gilt_fuer(&self, platz: &Statusplatz, stelle: Option<&str>) -> bool {
        let von_dort = match (&self.herausgeber, stelle) {
            (Some(herausgeber), Some(stelle)) => herausgeber == stelle,
            _ => true,
        };
        self.uri == platz.uri && von_dort
    }

    /// Whether the document at `index` was taken back; `None` if the list is too short.
    #[must_use]
    pub fn widerrufen(&self, index: u32) -> Option<bool> {
        let byte = self.bits.get((index / 8) as usize)?;
        Some(byte >> (index % 8) & 1 == 1)
    }
}
