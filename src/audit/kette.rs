//! The hash chain: each entry's hash covers its number, its text, and the entry before it.
//!
//! An entry goes into the chain by the SHA-256 of its text, not by the text itself: so a part of the chain can be shown to
//! somebody who may read only some of its entries (ADR 13).

use sha2::{Digest, Sha256};

/// The hash before the first entry.
pub const ANFANG: [u8; 32] = [0; 32];

/// SHA-256 of an entry's text as it is stored (UTF-8).
#[must_use]
pub fn abdruck(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// The hash of entry `nummer` with this [`abdruck`], when `vorher` is the hash before it.
#[must_use]
pub fn verkette(vorher: [u8; 32], nummer: u64, abdruck: [u8; 32]) -> [u8; 32] {
    let mut sha = Sha256::new();
    sha.update(vorher);
    sha.update(nummer.to_be_bytes());
    sha.update(abdruck);
    sha.finalize().into()
}

/// The chain is broken here: this entry, or one before it, was changed, removed or added later.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Kettenbruch {
    /// The number does not follow the one before it.
    #[error("entry {erwartet} is missing; the next one has number {gefunden}")]
    Luecke {
        /// The number that should come.
        erwartet: u64,
        /// The number that comes.
        gefunden: u64,
    },
    /// The hash does not fit.
    #[error("entry {nummer} was changed, or does not follow the one before it")]
    Veraendert {
        /// Number of the entry, from 1.
        nummer: u64,
    },
}

/// Walks a chain entry by entry, however long it is.
#[derive(Clone, Copy, Debug)]
pub struct Kettenpruefer {
    nummer: u64,
    hash: [u8; 32],
}

impl Default for Kettenpruefer {
    fn default() -> Self {
        Self::ab(0, ANFANG)
    }
}

impl Kettenpruefer {
    /// Begins behind entry `nummer` with this hash.
    #[must_use]
    pub const fn ab(nummer: u64, hash: [u8; 32]) -> Self {
        Self { nummer, hash }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// [`Kettenbruch`] if it does not follow.
    pub fn nimm(&mut self, nummer: u64, abdruck: [u8; 32], hash: [u8; 32]) -> Result<(), Kettenbruch> {
        let erwartet = self.nummer.saturating_add(1);
        if nummer != erwartet {
            return Err(Kettenbruch::Luecke {
                erwartet,
                gefunden: nummer,
            });
        }
        if verkette(self.hash, nummer, abdruck) != hash {
            return Err(Kettenbruch::Veraendert { nummer });
        }
        (self.nummer, self.hash) = (nummer, hash);
        Ok(())
    }

    /// Number and hash of the last entry taken; 0 and [`ANFANG`] before the first.
    #[must_use]
    pub const fn ende(&self) -> (u64, [u8; 32]) {
        (self.nummer, self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kette(texte: &[&str]) -> Vec<(u64, [u8; 32], [u8; 32])> {
        let mut vorher = ANFANG;
        (1..)
            .zip(texte)
            .map(|(nummer, text)| {
                vorher = verkette(vorher, nummer, abdruck(text));
                (nummer, abdruck(text), vorher)
            })
            .collect()
    }

    fn pruefe(glieder: &[(u64, [u8; 32], [u8; 32])]) -> Result<(u64, [u8; 32]), Kettenbruch> {
        let mut pruefer = Kettenpruefer::default();
        for (nummer, abdruck, hash) in glieder {
            pruefer.nimm(*nummer, *abdruck, *hash)?;
        }
        Ok(pruefer.ende())
    }

    #[test]
    fn a_changed_removed_or_added_entry_breaks_the_chain_where_it_was() {
        let ganz = kette(&["eins", "zwei", "drei"]);
        assert_eq!(pruefe(&ganz), Ok((3, ganz[2].2)));
        let mut veraendert = ganz.clone();
        veraendert[1].1 = abdruck("zwo");
        assert_eq!(pruefe(&veraendert), Err(Kettenbruch::Veraendert { nummer: 2 }));
        let mut entfernt = ganz.clone();
        entfernt.remove(1);
        assert_eq!(
            pruefe(&entfernt),
            Err(Kettenbruch::Luecke {
                erwartet: 2,
                gefunden: 3
            })
        );
        let mut umgezaehlt = entfernt;
        umgezaehlt[1].0 = 2;
        assert_eq!(pruefe(&umgezaehlt), Err(Kettenbruch::Veraendert { nummer: 2 }));
        let vertauscht = [ganz[1], ganz[0]];
        assert!(pruefe(&vertauscht).is_err());
    }

    #[test]
    fn a_part_of_the_chain_is_checked_from_where_it_begins() {
        let ganz = kette(&["eins", "zwei", "drei"]);
        let mut pruefer = Kettenpruefer::ab(1, ganz[0].2);
        for (nummer, abdruck, hash) in &ganz[1..] {
            assert_eq!(pruefer.nimm(*nummer, *abdruck, *hash), Ok(()));
        }
        let mut falsch = Kettenpruefer::ab(1, ANFANG);
        assert!(falsch.nimm(ganz[1].0, ganz[1].1, ganz[1].2).is_err());
    }
}
