//! What the use cases work with.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use tokio::sync::{Semaphore, SemaphorePermit};
use xoev::listen::Codelisten;

use super::{
    Amtsstelle, Brieftexte, Siegelstelle, Stoerung, hochladen::UMWANDLUNGEN_HOECHSTENS,
    rueckmelden::Rueckmeldedrossel, urkunde_status::Listenvorrat, vordruck::Vordrucke,
};
use crate::{
    identity::{Anmeldedienst, maschine::Maschinenpforte},
    kernel::{AnbieterId, LandId, Uhr, Zufall},
    land::Land,
    store::{Bestand, Einheit},
    transport::Registerverbindung,
    urkunde::Setzerei,
};

/// The parts that `ops` builds and hands over.
pub struct Bauteile {
    /// Every Land that is served, by its key.
    pub laender: BTreeMap<LandId, Arc<Land>>,
    /// The login of each Land.
    pub anmeldedienste: BTreeMap<LandId, Vec<Arc<Anmeldedienst>>>,
    /// The registers of each Land.
    pub maschinen: BTreeMap<LandId, Maschinenpforte>,
    /// The way to the registers of each Land.
    pub register: BTreeMap<LandId, Arc<dyn Registerverbindung>>,
    /// What the keys of messages mean.
    pub codelisten: Arc<Codelisten>,
    /// What must not be lost.
    pub bestand: Arc<dyn Bestand>,
    /// Renders the documents of each Land.
    pub setzereien: BTreeMap<LandId, Arc<Setzerei>>,
    /// Seals documents.
    pub siegelstelle: Siegelstelle,
    /// Lets authorities in.
    pub amtsstelle: Amtsstelle,
    /// Words of mails; `None` if no mail server is configured, and then there are no mails.
    pub brieftexte: Option<Arc<dyn Brieftexte>>,
    /// The clock.
    pub uhr: Arc<dyn Uhr>,
    /// Randomness.
    pub zufall: Arc<dyn Zufall>,
}

/// The use cases. Cheap to clone.
#[derive(Clone)]
pub struct Dienste {
    teile: Arc<Bauteile>,
    drossel: Arc<Rueckmeldedrossel>,
    wandler: Arc<Semaphore>,
    hintan: Arc<Semaphore>,
    listenvorrat: Arc<Mutex<Listenvorrat>>,
    vordrucke: Vordrucke,
}

impl Dienste {
    /// The use cases over these parts.
    #[must_use]
    pub fn neu(teile: Bauteile) -> Self {
        Self {
            teile: Arc::new(teile),
            drossel: Arc::default(),
            wandler: Arc::new(Semaphore::new(UMWANDLUNGEN_HOECHSTENS)),
            hintan: Arc::new(Semaphore::new(1)),
            listenvorrat: Arc::default(),
            vordrucke: Vordrucke::default(),
        }
    }

    /// The Land with this key.
    #[must_use]
    pub fn land(&self, id: &LandId) -> Option<&Arc<Land>> {
        self.teile.laender.get(id)
    }

    /// The Land whose public address has this host (with port, if it has one).
    #[must_use]
    pub fn land_zu_host(&self, host: &str) -> Option<&Arc<Land>> {
        self.teile.laender.values().find(|land| {
            land.adresse
                .split_once("://")
                .is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host))
        })
    }

    /// What the keys of messages mean.
    #[must_use]
    pub fn codelisten(&self) -> &Arc<Codelisten> {
        &self.teile.codelisten
    }

    /// The present instant.
    #[must_use]
    pub fn jetzt(&self) -> jiff::Timestamp {
        self.teile.uhr.jetzt()
    }

    /// The present day in Germany.
    #[must_use]
    pub fn heute(&self) -> jiff::civil::Date {
        self.teile.uhr.heute()
    }

    pub(super) fn brieftexte(&self) -> Option<&dyn Brieftexte> {
        self.teile.brieftexte.as_deref()
    }

    pub(super) const fn vordrucke(&self) -> &Vordrucke {
        &self.vordrucke
    }

    pub(super) fn drossel(&self) -> &Rueckmeldedrossel {
        &self.drossel
    }

    /// A permit for each file that may be converted at this moment.
    pub(super) const fn wandler(&self) -> &Arc<Semaphore> {
        &self.wandler
    }

    pub(super) fn listenvorrat(&self) -> &Mutex<Listenvorrat> {
        &self.listenvorrat
    }

    /// Every Land that is served.
    pub(super) fn laender(&self) -> impl Iterator<Item = &Arc<Land>> {
        self.teile.laender.values()
    }

    pub(super) fn zufall(&self) -> &dyn Zufall {
        &*self.teile.zufall
    }

    pub(super) fn bestand(&self) -> &dyn Bestand {
        &*self.teile.bestand
    }

    pub(super) fn setzerei(&self, land: &Land) -> Result<&Arc<Setzerei>, Stoerung> {
        self.teile
            .setzereien
            .get(&land.id)
            .ok_or(Stoerung::NichtEingerichtet("setzerei"))
    }

    /// The keys, and what documents are verified against.
    #[must_use]
    pub fn siegelstelle(&self) -> &Siegelstelle {
        &self.teile.siegelstelle
    }

    pub(super) fn amtsstelle(&self) -> &Amtsstelle {
        &self.teile.amtsstelle
    }

    pub(super) fn pforten(&self) -> &BTreeMap<LandId, Maschinenpforte> {
        &self.teile.maschinen
    }

    /// The identity providers of a Land, in the order of its file.
    #[must_use]
    pub fn anmeldedienste(&self, land: &Land) -> &[Arc<Anmeldedienst>] {
        self.teile.anmeldedienste.get(&land.id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn anmeldedienst(
        &self,
        land: &Land,
        id: &AnbieterId,
    ) -> Result<&Arc<Anmeldedienst>, Stoerung> {
        self.anmeldedienste(land)
            .iter()
            .find(|dienst| dienst.id() == id)
            .ok_or(Stoerung::NichtEingerichtet("anmeldedienst"))
    }

    /// The way to the registers of each Land.
    pub(super) fn wege(&self) -> impl Iterator<Item = (&LandId, &Arc<dyn Registerverbindung>)> {
        self.teile.register.iter()
    }

    pub(super) fn register(&self, land: &Land) -> Result<&Arc<dyn Registerverbindung>, Stoerung> {
        self.teile
            .register
            .get(&land.id)
            .ok_or(Stoerung::NichtEingerichtet("verzeichnis"))
    }

    pub(super) async fn lesen(&self) -> Result<Box<dyn Einheit>, Stoerung> {
        Ok(self.bestand().lesen().await?)
    }

    pub(super) async fn schreiben(&self) -> Result<Box<dyn Einheit>, Stoerung> {
        Ok(self.bestand().schreiben().await?)
    }

    /// Like [`schreiben`](Self::schreiben), for people who wait for a register or a document anyway: of all of them one at a
    /// time stands in the writers' line, as long as the permit lives, so that a login never waits behind a hundred.
    pub(super) async fn schreiben_hintan(&self) -> Result<(SemaphorePermit<'_>, Box<dyn Einheit>), Stoerung> {
        let platz = self.hintan.acquire().await.map_err(|_| Stoerung::Abgebrochen)?;
        Ok((platz, self.schreiben().await?))
    }
}
