//! The hash chain: each entry's hash covers the one before it.

use sha2::{Digest, Sha256};

use super::Eintrag;

/// The hash before the first entry.
pub const ANFANG: [u8; 32] = [0; 32];

/// The chain is broken at this entry: it, or one before it, was changed, removed or added later.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the journal's chain is broken at entry {nummer}")]
pub struct Kettenbruch {
    /// Number of the entry, from 1.
    pub nummer: u64,
}

/// The hash of `eintrag` when `vorher` is the hash before it.
#[must_use]
pub fn verkette(vorher: [u8; 32], eintrag: &Eintrag) -> [u8; 32] {
    let inhalt = serde_json::to_vec(eintrag).unwrap_or_default();
    let mut sha = Sha256::new();
    sha.update(vorher);
    sha.update((inhalt.len() as u64).to_be_bytes());
    sha.update(&inhalt);
    sha.finalize().into()
}

/// Checks a whole chain in order.
///
/// # Errors
/// [`Kettenbruch`] with the first entry that does not fit.
pub fn pruefe_kette<'a>(kette: impl IntoIterator<Item = (&'a Eintrag, [u8; 32])>) -> Result<(), Kettenbruch> {
    let mut vorher = ANFANG;
    for (nummer, (eintrag, hash)) in (1..).zip(kette) {
        if verkette(vorher, eintrag) != hash {
            return Err(Kettenbruch { nummer });
        }
        vorher = hash;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{audit::Vorgang, kernel::KontoId};

    fn eintrag(niveau: u8) -> Eintrag {
        Eintrag {
            land: "musterland".parse().unwrap(),
            fall: None,
            zeit: jiff::Timestamp::UNIX_EPOCH,
            vorgang: Vorgang::Angemeldet {
                konto: KontoId::aus(uuid::Uuid::nil()),
                niveau,
            },
        }
    }

    #[test]
    fn a_changed_entry_breaks_the_chain_where_it_was_changed() {
        let (eins, zwei) = (eintrag(1), eintrag(4));
        let h1 = verkette(ANFANG, &eins);
        let h2 = verkette(h1, &zwei);
        assert_eq!(pruefe_kette([(&eins, h1), (&zwei, h2)]), Ok(()));
        assert_eq!(
            pruefe_kette([(&eins, h1), (&eintrag(3), h2)]),
            Err(Kettenbruch { nummer: 2 })
        );
        assert_eq!(pruefe_kette([(&zwei, h2)]), Err(Kettenbruch { nummer: 1 }));
    }
}
