//! The four stores that a login needs, in memory; a unit of work that is dropped leaves nothing behind.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use jiff::Timestamp;

use crate::{
    audit::Eintrag,
    kernel::{FallId, KontoId, LandId},
    store::{
        AnmeldeRecord, AnmeldeStore, Bestand, DokumentStore, Einheit, EntwurfStore, FallStore, JournalRecord,
        JournalStore, KontoRecord, KontoStore, PostausgangStore, PosteingangStore, SitzungRecord,
        SitzungStore, StoreError,
    },
};

#[derive(Clone, Default)]
pub(super) struct Inhalt {
    pub(super) konten: Vec<(String, String, KontoRecord)>,
    pub(super) sitzungen: Vec<SitzungRecord>,
    pub(super) anmeldungen: Vec<AnmeldeRecord>,
    pub(super) journal: Vec<Eintrag>,
}

#[derive(Clone, Default)]
pub(super) struct Gedaechtnis(pub(super) Arc<Mutex<Inhalt>>);

struct Arbeit {
    ziel: Gedaechtnis,
    inhalt: Inhalt,
}

#[async_trait]
impl Bestand for Gedaechtnis {
    async fn lesen(&self) -> Result<Box<dyn Einheit>, StoreError> {
        Ok(Box::new(Arbeit {
            ziel: self.clone(),
            inhalt: self.0.lock().unwrap().clone(),
        }))
    }

    async fn schreiben(&self) -> Result<Box<dyn Einheit>, StoreError> {
        self.lesen().await
    }
}

#[async_trait]
impl Einheit for Arbeit {
    fn konten(&mut self) -> Box<dyn KontoStore + '_> {
        Box::new(&mut self.inhalt)
    }
    fn sitzungen(&mut self) -> Box<dyn SitzungStore + '_> {
        Box::new(&mut self.inhalt)
    }
    fn anmeldungen(&mut self) -> Box<dyn AnmeldeStore + '_> {
        Box::new(&mut self.inhalt)
    }
    fn entwuerfe(&mut self) -> Box<dyn EntwurfStore + '_> {
        unimplemented!("no login needs it")
    }
    fn faelle(&mut self) -> Box<dyn FallStore + '_> {
        unimplemented!("no login needs it")
    }
    fn postausgang(&mut self) -> Box<dyn PostausgangStore + '_> {
        unimplemented!("no login needs it")
    }
    fn posteingang(&mut self) -> Box<dyn PosteingangStore + '_> {
        unimplemented!("no login needs it")
    }
    fn dokumente(&mut self) -> Box<dyn DokumentStore + '_> {
        unimplemented!("no login needs it")
    }
    fn journal(&mut self) -> Box<dyn JournalStore + '_> {
        Box::new(&mut self.inhalt)
    }

    async fn speichern(self: Box<Self>) -> Result<(), StoreError> {
        *self.ziel.0.lock().unwrap() = self.inhalt;
        Ok(())
    }
}

#[async_trait]
impl KontoStore for &mut Inhalt {
    async fn finde_oder_lege_an(
        &mut self,
        land: &LandId,
        aussteller: &str,
        subjekt: &str,
        neu: KontoId,
        _jetzt: Timestamp,
    ) -> Result<KontoRecord, StoreError> {
        let bekannt = self
            .konten
            .iter()
            .find(|(a, s, k)| a == aussteller && s == subjekt && k.land == *land);
        if let Some((_, _, konto)) = bekannt {
            return Ok(konto.clone());
        }
        let konto = KontoRecord {
            id: neu,
            land: land.clone(),
        };
        self.konten
            .push((aussteller.to_owned(), subjekt.to_owned(), konto.clone()));
        Ok(konto)
    }
}

#[async_trait]
impl SitzungStore for &mut Inhalt {
    async fn lege_an(&mut self, sitzung: &SitzungRecord) -> Result<(), StoreError> {
        self.sitzungen.push(sitzung.clone());
        Ok(())
    }
    async fn finde(&mut self, land: &LandId, id_hash: [u8; 32]) -> Result<Option<SitzungRecord>, StoreError> {
        Ok(self
            .sitzungen
            .iter()
            .find(|s| s.land == *land && s.id_hash == id_hash)
            .cloned())
    }
    async fn beruehre(
        &mut self,
        land: &LandId,
        id_hash: [u8; 32],
        ruht_bis: Timestamp,
    ) -> Result<(), StoreError> {
        for sitzung in self
            .sitzungen
            .iter_mut()
            .filter(|s| s.land == *land && s.id_hash == id_hash)
        {
            sitzung.ruht_bis = ruht_bis;
        }
        Ok(())
    }
    async fn beende(&mut self, land: &LandId, id_hash: [u8; 32]) -> Result<(), StoreError> {
        self.sitzungen.retain(|s| s.land != *land || s.id_hash != id_hash);
        Ok(())
    }
    async fn raeume_auf(&mut self, _jetzt: Timestamp) -> Result<u64, StoreError> {
        Ok(0)
    }
}

#[async_trait]
impl AnmeldeStore for &mut Inhalt {
    async fn lege_an(&mut self, anmeldung: &AnmeldeRecord) -> Result<(), StoreError> {
        self.anmeldungen.push(anmeldung.clone());
        Ok(())
    }
    async fn entnimm(
        &mut self,
        land: &LandId,
        state_hash: [u8; 32],
    ) -> Result<Option<AnmeldeRecord>, StoreError> {
        let stelle = self
            .anmeldungen
            .iter()
            .position(|a| a.land == *land && a.state_hash == state_hash);
        Ok(stelle.map(|stelle| self.anmeldungen.remove(stelle)))
    }
    async fn raeume_auf(&mut self, _vor: Timestamp) -> Result<u64, StoreError> {
        Ok(0)
    }
}

#[async_trait]
impl JournalStore for &mut Inhalt {
    async fn schreibe(&mut self, eintrag: &Eintrag) -> Result<(), StoreError> {
        self.journal.push(eintrag.clone());
        Ok(())
    }
    async fn von_fall(&mut self, _land: &LandId, _fall: FallId) -> Result<Vec<JournalRecord>, StoreError> {
        Ok(Vec::new())
    }
    async fn alle(&mut self, _land: &LandId) -> Result<Vec<JournalRecord>, StoreError> {
        Ok(Vec::new())
    }
}
