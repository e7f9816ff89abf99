//! Which key seals for which authority, and what happens to a document that cannot be sealed.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use x509_cert::Certificate;
use xoev::ags::Ags;

use super::Stoerung;
use crate::{
    kernel::LandId,
    land::{Gemeinde, Land},
    urkunde::{SiegelFehler, Siegelangaben, Siegelschluessel, siegle},
};

/// What a key is for: one key never serves two purposes.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Schluesselzweck {
    /// Seals documents (PAdES).
    Dokument,
    /// Signs machine-readable credentials (SD-JWT VC).
    Nachweis,
    /// Signs the digital seal on paper (BSI TR-03171); its curve is brainpoolP256r1.
    Papier,
    /// Signs the status lists of a Land.
    Status,
}

/// The keys of all authorities, each with its purpose.
pub type Schluesselbund = BTreeMap<(LandId, Ags, Schluesselzweck), Arc<dyn Siegelschluessel>>;

/// The keys of all authorities, and the certificates that documents are verified against.
pub struct Siegelstelle {
    schluessel: Schluesselbund,
    anker: Vec<Certificate>,
}

impl Siegelstelle {
    /// One key per authority and purpose; `anker` are the certificates of the issuers that we call ours.
    #[must_use]
    pub fn neu(schluessel: Schluesselbund, anker: Vec<Certificate>) -> Self {
        Self { schluessel, anker }
    }

    pub(super) fn anker(&self) -> &[Certificate] {
        &self.anker
    }

    /// The key of the authority of `gemeinde` for this purpose, if it has one.
    pub(super) fn schluessel(
        &self,
        land: &Land,
        gemeinde: &Gemeinde,
        zweck: Schluesselzweck,
    ) -> Option<Arc<dyn Siegelschluessel>> {
        self.schluessel
            .get(&(land.id.clone(), gemeinde.ags, zweck))
            .cloned()
    }

    /// Seals `pdf` for the authority of `gemeinde`. A PDF that cannot take a seal (encrypted, certified, unreadable)
    /// comes back as it was, with `false`: it is delivered and labelled, never broken.
    pub(super) async fn siegle(
        &self,
        land: &Land,
        gemeinde: &Gemeinde,
        pdf: Vec<u8>,
        grund: &'static str,
        jetzt: Timestamp,
    ) -> Result<(Vec<u8>, bool), Stoerung> {
        let schluessel = self
            .schluessel(land, gemeinde, Schluesselzweck::Dokument)
            .ok_or(Stoerung::NichtEingerichtet("siegel"))?;
        let name = gemeinde.meldebehoerde.name.clone();
        let ergebnis = tokio::task::spawn_blocking(move || {
            let angaben = Siegelangaben {
                zeitpunkt: jetzt,
                name,
                grund: grund.to_owned(),
            };
            match siegle(&pdf, &*schluessel, &angaben) {
                Ok(gesiegelt) => Ok((gesiegelt, true)),
                Err(fehler) if liegt_am_dokument(fehler) => {
                    tracing::warn!("a register's document is delivered without our seal: {fehler}");
                    Ok((pdf, false))
                }
                Err(fehler) => Err(fehler),
            }
        })
        .await;
        match ergebnis {
            Ok(ergebnis) => Ok(ergebnis?),
            Err(_) => Err(Stoerung::Abgebrochen),
        }
    }
}

/// Whether no key could seal this file: it is delivered as it came.
const fn liegt_am_dokument(fehler: SiegelFehler) -> bool {
    matches!(
        fehler,
        SiegelFehler::ZuGross
            | SiegelFehler::Verschluesselt
            | SiegelFehler::Zertifiziert
            | SiegelFehler::Unlesbar
    )
}
