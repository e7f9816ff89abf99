//! Which key seals for which authority, with what proofs, and what happens to a document that cannot be sealed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, RwLock},
};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;
use x509_cert::Certificate;
use xoev::ags::Ags;

use super::Stoerung;
use crate::{
    kernel::LandId,
    land::{Gemeinde, Land},
    urkunde::{
        Beweise, Gesiegelt, SiegelFehler, Siegelangaben, Siegelschluessel, Siegelstufe, Sperrliste,
        gueltig_bis, schluessel_am, siegle_mit_beweisen, zeitstempel::Zeitstempeldienst,
    },
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

impl Schluesselzweck {
    /// The key in numbers and logs.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Dokument => "dokument",
            Self::Nachweis => "nachweis",
            Self::Papier => "papier",
            Self::Status => "status",
        }
    }
}

/// Whose a key is: that of the authority of a commune, or the Land's.
pub type Schluesselplatz = (LandId, Option<Ags>, Schluesselzweck);

/// All keys, each with its purpose. Several at one place are generations: of those valid now, the latest one is used.
pub type Schluesselbund = BTreeMap<Schluesselplatz, Vec<Arc<dyn Siegelschluessel>>>;

/// What the operator hands over to seal and to verify.
#[derive(Default)]
pub struct Siegelteile {
    /// The keys.
    pub schluessel: Schluesselbund,
    /// The communes whose authority lets its Land seal on its behalf.
    pub im_auftrag: BTreeSet<(LandId, Ags)>,
    /// The time-stamp authority of each Land that has one.
    pub zeitstempel: BTreeMap<LandId, Stempelstelle>,
    /// The certificates of the issuers that we call ours.
    pub anker: Vec<Certificate>,
    /// Their revocation lists.
    pub sperrlisten: Vec<Sperrliste>,
    /// How many documents are set and sealed at a time; the rest waits, so that pages stay quick.
    pub siegelbaenke: usize,
}

/// A time-stamp authority, and what it is asked for besides documents.
pub struct Stempelstelle {
    /// Where it is asked.
    pub dienst: Arc<dyn Zeitstempeldienst>,
    /// How long entries of the journal wait to be attested together.
    pub journal_abstand: SignedDuration,
    /// How long they may wait: after that no Anmeldung is taken.
    pub journal_frist: SignedDuration,
}

/// The keys of all authorities, and what documents are verified against.
pub struct Siegelstelle {
    schluessel: Schluesselbund,
    im_auftrag: BTreeSet<(LandId, Ags)>,
    zeitstempel: BTreeMap<LandId, Stempelstelle>,
    anker: Vec<Certificate>,
    sperrlisten: RwLock<Arc<[Sperrliste]>>,
    baenke: [Arc<Semaphore>; 3],
}

/// What work waits for what: what anybody may upload never keeps the authorities from sealing, and a picture, which takes
/// seconds to search, keeps nobody from having a file verified.
#[derive(Clone, Copy)]
pub(super) enum Werkbank {
    /// Setting and sealing.
    Siegeln,
    /// Verifying, one at a time.
    Pruefen,
    /// Searching pictures for a seal, one at a time.
    Bildsuche,
}

/// The key that signs for an authority.
pub(super) struct Schluesselwahl {
    pub(super) schluessel: Arc<dyn Siegelschluessel>,
    /// Whether it is the Land's and signs on behalf of the authority.
    pub(super) im_auftrag: bool,
}

/// A certificate that ends soon.
#[derive(Debug)]
pub struct Ablauf {
    /// Whose it is.
    pub platz: Schluesselplatz,
    /// Its last instant.
    pub bis: Timestamp,
}

impl Siegelstelle {
    /// See [`Siegelteile`].
    #[must_use]
    pub fn neu(teile: Siegelteile) -> Self {
        Self {
            schluessel: teile.schluessel,
            im_auftrag: teile.im_auftrag,
            zeitstempel: teile.zeitstempel,
            anker: teile.anker,
            sperrlisten: RwLock::new(teile.sperrlisten.into()),
            baenke: [teile.siegelbaenke.max(1), 1, 1].map(|plaetze| Arc::new(Semaphore::new(plaetze))),
        }
    }

    pub(super) fn anker(&self) -> &[Certificate] {
        &self.anker
    }

    pub(super) fn stempelstelle(&self, land: &LandId) -> Option<&Stempelstelle> {
        self.zeitstempel.get(land)
    }

    /// The revocation lists as they were read last.
    pub(super) fn sperrlisten(&self) -> Arc<[Sperrliste]> {
        match self.sperrlisten.read() {
            Ok(listen) => listen.clone(),
            Err(vergiftet) => vergiftet.into_inner().clone(),
        }
    }

    /// Takes newer revocation lists.
    pub fn erneuere_sperrlisten(&self, listen: Vec<Sperrliste>) {
        match self.sperrlisten.write() {
            Ok(mut platz) => *platz = listen.into(),
            Err(vergiftet) => *vergiftet.into_inner() = listen.into(),
        }
    }

    /// Every certificate with which this Land seals or will seal.
    pub(super) fn zertifikate<'a>(&'a self, land: &'a LandId) -> impl Iterator<Item = &'a Certificate> {
        self.schluessel
            .iter()
            .filter(move |((wo, ..), _)| wo == land)
            .flat_map(|(_, reihe)| reihe.iter().map(|schluessel| schluessel.zertifikat()))
    }

    /// Where the last generation of a key ends within `frist`: a new one must be set up before.
    pub fn laufen_ab(&self, jetzt: Timestamp, frist: SignedDuration) -> Vec<Ablauf> {
        let grenze = jetzt.saturating_add(frist).unwrap_or(jetzt);
        let ende = |reihe: &[Arc<dyn Siegelschluessel>]| {
            let enden = reihe
                .iter()
                .filter_map(|schluessel| gueltig_bis(schluessel.zertifikat()));
            enden.max().unwrap_or(Timestamp::MIN)
        };
        self.schluessel
            .iter()
            .map(|(platz, reihe)| Ablauf {
                platz: platz.clone(),
                bis: ende(reihe),
            })
            .filter(|ablauf| ablauf.bis < grenze)
            .collect()
    }

    /// The key that signs for the authority of `gemeinde` for this purpose, if there is one.
    pub(super) fn schluessel(
        &self,
        land: &Land,
        gemeinde: &Gemeinde,
        zweck: Schluesselzweck,
        jetzt: Timestamp,
    ) -> Option<Schluesselwahl> {
        let am = |ags| {
            let reihe = self.schluessel.get(&(land.id.clone(), ags, zweck))?;
            schluessel_am(reihe, jetzt).cloned()
        };
        let eigener = am(Some(gemeinde.ags)).map(|schluessel| Schluesselwahl {
            schluessel,
            im_auftrag: false,
        });
        let beauftragt = || self.im_auftrag.contains(&(land.id.clone(), gemeinde.ags));
        eigener.or_else(|| {
            let schluessel = beauftragt().then(|| am(None))??;
            Some(Schluesselwahl {
                schluessel,
                im_auftrag: true,
            })
        })
    }

    /// The key that signs the status lists of `land`, if there is one.
    pub(super) fn statusschluessel(
        &self,
        land: &Land,
        jetzt: Timestamp,
    ) -> Option<&Arc<dyn Siegelschluessel>> {
        let platz = (land.id.clone(), None, Schluesselzweck::Status);
        schluessel_am(self.schluessel.get(&platz)?, jetzt)
    }

    /// Does `arbeit` on a thread of its own when there is a place at this workbench.
    pub(super) async fn an_der<T: Send + 'static>(
        &self,
        bank: Werkbank,
        arbeit: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Stoerung> {
        let [siegeln, pruefen, bildsuche] = &self.baenke;
        let baenke = match bank {
            Werkbank::Siegeln => siegeln,
            Werkbank::Pruefen => pruefen,
            Werkbank::Bildsuche => bildsuche,
        };
        let platz = baenke.clone().acquire_owned().await;
        let platz = platz.map_err(|_| Stoerung::Abgebrochen)?;
        tokio::task::spawn_blocking(move || {
            let _platz = platz;
            arbeit()
        })
        .await
        .map_err(|_| Stoerung::Abgebrochen)
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
        let wahl = self
            .schluessel(land, gemeinde, Schluesselzweck::Dokument, jetzt)
            .ok_or(Stoerung::NichtEingerichtet("siegel"))?;
        let behoerde = gemeinde.meldebehoerde.name.clone();
        let angaben = Siegelangaben {
            zeitpunkt: jetzt,
            name: if wahl.im_auftrag {
                land.name.clone()
            } else {
                behoerde.clone()
            },
            grund: grund.to_owned(),
            im_auftrag_von: wahl.im_auftrag.then_some(behoerde),
        };
        let (anker, sperrlisten) = (self.anker.clone(), self.sperrlisten());
        let zeitstempel = self.stempelstelle(&land.id).map(|stelle| stelle.dienst.clone());
        let siegeln = move || {
            let beweise = Beweise {
                zeitstempel: zeitstempel.as_deref(),
                anker: &anker,
                sperrlisten: &sperrlisten,
            };
            match siegle_mit_beweisen(&pdf, &*wahl.schluessel, &angaben, beweise) {
                Ok(gesiegelt) => {
                    melde(&gesiegelt);
                    Ok((gesiegelt.datei, true))
                }
                Err(fehler) if liegt_am_dokument(fehler) => {
                    tracing::warn!("a register's document is delivered without our seal: {fehler}");
                    Ok((pdf, false))
                }
                Err(fehler) => Err(fehler),
            }
        };
        Ok(self.an_der(Werkbank::Siegeln, siegeln).await??)
    }
}

fn melde(gesiegelt: &Gesiegelt) {
    if let Some(grund) = &gesiegelt.ohne_zeitstempel {
        tracing::warn!("a document is sealed without a time-stamp: {grund}");
    }
    if gesiegelt.stufe == Siegelstufe::BT {
        tracing::warn!(
            "a document is sealed without proofs: a current revocation list of an issuer is missing"
        );
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
