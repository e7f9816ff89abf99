//! Encryption at rest: what is personal leaves this file only as ciphertext bound to its row.

use std::{fmt, str::FromStr, sync::Arc};

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::kernel::{LandId, Zufall, zufall};

use super::StoreError;

/// The key of the database: 32 random bytes, wiped from memory when dropped, never printed.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Schluessel(Zeroizing<[u8; 32]>);

/// A text that is not a key. Does not repeat the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the key of the database is not 64 hexadecimal digits (32 bytes)")]
pub struct KeinSchluessel;

impl Schluessel {
    /// The key with these bytes.
    #[must_use]
    pub fn aus(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A key for something outside of the database that every instance must share.
    #[must_use]
    pub fn fuer(&self, zweck: &'static str) -> Zeroizing<[u8; 32]> {
        self.ableiten(&[b"ausserhalb/", zweck.as_bytes()].concat())
    }

    /// A key for one purpose, so that none is used for two.
    fn ableiten(&self, zweck: &[u8]) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(mac(&self.0, &[zweck]))
    }
}

impl FromStr for Schluessel {
    type Err = KeinSchluessel;

    /// Reads 64 hexadecimal digits; white space around them is allowed.
    fn from_str(text: &str) -> Result<Self, KeinSchluessel> {
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text.trim(), bytes.as_mut_slice()).map_err(|_| KeinSchluessel)?;
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Schluessel {
    type Error = KeinSchluessel;

    fn try_from(text: String) -> Result<Self, KeinSchluessel> {
        Zeroizing::new(text).parse()
    }
}

impl fmt::Debug for Schluessel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹geheim›")
    }
}

/// The row a ciphertext belongs to: moved to any other row it cannot be read.
#[derive(Clone, Copy)]
pub(super) struct Platz<'a> {
    /// The table; also names the kind of record in an error.
    pub tabelle: &'static str,
    /// The Land.
    pub land: &'a LandId,
    /// What else makes the row this one: its id and, where somebody owns it, the owner.
    pub zeile: &'a [&'a [u8]],
}

/// Encrypts and decrypts with XChaCha20-Poly1305; each ciphertext carries its own random nonce.
///
/// Form of a ciphertext: one byte version (1), 24 bytes nonce, then the encrypted bytes and their tag.
/// Source: draft-irtf-cfrg-xchacha; a 192-bit nonce may be random without counting.
pub(super) struct Tresor {
    chiffre: XChaCha20Poly1305,
    kennungen: Zeroizing<[u8; 32]>,
    zufall: Arc<dyn Zufall>,
}

const VERSION: u8 = 1;
const NONCE: usize = 24;

impl Tresor {
    pub fn neu(schluessel: &Schluessel, zufall: Arc<dyn Zufall>) -> Self {
        let inhalte = schluessel.ableiten(b"meldewerk/store/inhalt/1");
        Self {
            chiffre: XChaCha20Poly1305::new((&*inhalte).into()),
            kennungen: schluessel.ableiten(b"meldewerk/store/kennung/1"),
            zufall,
        }
    }

    /// Encrypts `klartext` for this row.
    pub fn verschliesse(&self, platz: Platz<'_>, klartext: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = zufall::bytes::<NONCE>(&*self.zufall);
        let geheim = self
            .chiffre
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: klartext,
                    aad: &platz.bindung(),
                },
            )
            .map_err(|_| StoreError::Unlesbar(platz.tabelle))?;
        Ok([&[VERSION], nonce.as_slice(), &geheim].concat())
    }

    /// Decrypts what was encrypted for this row.
    pub fn oeffne(&self, platz: Platz<'_>, geheimtext: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let unlesbar = StoreError::Unlesbar(platz.tabelle);
        let Some((&VERSION, rest)) = geheimtext.split_first() else {
            return Err(unlesbar);
        };
        let Some((nonce, msg)) = rest.split_first_chunk::<NONCE>() else {
            return Err(unlesbar);
        };
        match self.chiffre.decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg,
                aad: &platz.bindung(),
            },
        ) {
            Ok(klartext) => Ok(Zeroizing::new(klartext)),
            Err(_) => Err(unlesbar),
        }
    }

    /// Encrypts `wert` as JSON.
    pub fn verschliesse_json(&self, platz: Platz<'_>, wert: &impl Serialize) -> Result<Vec<u8>, StoreError> {
        let json = serde_json::to_vec(wert).map_err(|_| StoreError::Unlesbar(platz.tabelle))?;
        self.verschliesse(platz, &Zeroizing::new(json))
    }

    /// Decrypts and reads JSON.
    pub fn oeffne_json<T: DeserializeOwned>(
        &self,
        platz: Platz<'_>,
        geheimtext: &[u8],
    ) -> Result<T, StoreError> {
        let json = self.oeffne(platz, geheimtext)?;
        serde_json::from_slice(&json).map_err(|_| StoreError::Unlesbar(platz.tabelle))
    }

    /// A keyed hash by which a row is found again without storing what it is found by.
    pub fn kennung(&self, teile: &[&[u8]]) -> [u8; 32] {
        mac(&self.kennungen, teile)
    }
}

impl Platz<'_> {
    /// The associated data: each part with its length before it, so that no two rows share theirs.
    fn bindung(&self) -> Vec<u8> {
        let mut aad = Vec::with_capacity(96);
        for teil in [self.tabelle.as_bytes(), self.land.as_str().as_bytes()]
            .iter()
            .chain(self.zeile)
        {
            aad.extend_from_slice(&(teil.len() as u64).to_be_bytes());
            aad.extend_from_slice(teil);
        }
        aad
    }
}

/// HMAC-SHA-256 over `teile`, each with its length before it.
fn mac(schluessel: &[u8; 32], teile: &[&[u8]]) -> [u8; 32] {
    // RFC 2104: a key shorter than a block is filled up with zeros.
    let mut block = Zeroizing::new([0; 64]);
    for (ziel, byte) in block.iter_mut().zip(schluessel) {
        *ziel = *byte;
    }
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    for teil in teile {
        mac.update(&(teil.len() as u64).to_be_bytes());
        mac.update(teil);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    fn tresor(schluessel: u8) -> Tresor {
        Tresor::neu(&Schluessel::aus([schluessel; 32]), Arc::new(FesterZufall::neu(7)))
    }

    fn platz<'a>(land: &'a LandId, zeile: &'a [&'a [u8]]) -> Platz<'a> {
        Platz {
            tabelle: "fall",
            land,
            zeile,
        }
    }

    #[test]
    fn a_ciphertext_opens_only_with_its_key_and_in_its_row() {
        let (land, anderes): (LandId, LandId) = ("musterland".parse().unwrap(), "anderland".parse().unwrap());
        let hier = platz(&land, &[b"eins", b"konto"]);
        let geheim = tresor(1).verschliesse(hier, b"Erika").unwrap();

        assert_eq!(tresor(1).oeffne(hier, &geheim).unwrap().as_slice(), b"Erika");
        assert!(tresor(2).oeffne(hier, &geheim).is_err(), "another key");
        for dort in [
            platz(&land, &[b"zwei", b"konto"]),
            platz(&land, &[b"einsk", b"onto"]),
            platz(&anderes, &[b"eins", b"konto"]),
            Platz {
                tabelle: "entwurf",
                ..hier
            },
        ] {
            assert!(tresor(1).oeffne(dort, &geheim).is_err(), "another row");
        }
    }

    #[test]
    fn any_changed_byte_is_noticed_and_no_length_breaks_anything() {
        let land: LandId = "musterland".parse().unwrap();
        let hier = platz(&land, &[b"eins"]);
        let geheim = tresor(1).verschliesse(hier, b"Erika").unwrap();
        for stelle in 0..geheim.len() {
            let mut falsch = geheim.clone();
            falsch[stelle] ^= 1;
            assert!(tresor(1).oeffne(hier, &falsch).is_err(), "byte {stelle}");
            assert!(
                tresor(1).oeffne(hier, &geheim[..stelle]).is_err(),
                "cut at {stelle}"
            );
        }
    }

    #[test]
    fn the_same_text_encrypted_twice_looks_different() {
        let land: LandId = "musterland".parse().unwrap();
        let hier = platz(&land, &[b"eins"]);
        let tresor = tresor(1);
        assert_ne!(
            tresor.verschliesse(hier, b"x").unwrap(),
            tresor.verschliesse(hier, b"x").unwrap()
        );
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits_and_never_printed() {
        let schluessel: Schluessel = format!("{}\n", "0f".repeat(32)).parse().unwrap();
        assert_eq!(*schluessel.0, [15; 32]);
        assert_eq!(format!("{schluessel:?}"), "‹geheim›");
        assert!("0f".repeat(31).parse::<Schluessel>().is_err());
    }
}
