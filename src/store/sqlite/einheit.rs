//! One transaction, handed to the stores one at a time.

use std::sync::Arc;

use async_trait::async_trait;
use sqlx::{Sqlite, SqliteConnection, Transaction, pool::PoolConnection};

use crate::store::krypto::Tresor;
use crate::store::{
    AnmeldeStore, AuskunftStore, BerichtStore, DokumentStore, Einheit, EinladungStore, EntwurfStore,
    FallStore, JournalStore, KontoStore, MailausgangStore, MaschinenStore, PostausgangStore,
    PosteingangStore, RueckmeldungStore, SitzungStore, StoreError, UrkundeStore, ZuzugStore,
};

use super::anmeldung::Anmeldungen;
use super::auskunft::Auskuenfte;
use super::bericht::Berichte;
use super::dokument::Dokumente;
use super::einladung::Einladungen;
use super::entwurf::Entwuerfe;
use super::fall::Faelle;
use super::journal::Journal;
use super::konto::Konten;
use super::mailausgang::Mailausgang;
use super::maschine::Maschinen;
use super::postausgang::Postausgang;
use super::posteingang::Posteingang;
use super::rueckmeldung::Rueckmeldungen;
use super::sitzung::Sitzungen;
use super::urkunde::Urkunden;
use super::werte::datenbank;
use super::zuzug::Zuzuege;

pub(super) struct SqliteEinheit {
    leitung: Leitung,
    tresor: Arc<Tresor>,
}

/// What a unit works on.
pub(super) enum Leitung {
    /// One state of the database.
    Transaktion(Transaction<'static, Sqlite>),
    /// For one look each query sees its own.
    Verbindung(PoolConnection<Sqlite>),
}

/// What a store needs: the transaction, and the key.
pub(super) struct Zugang<'e> {
    pub db: &'e mut SqliteConnection,
    pub tresor: &'e Tresor,
}

impl SqliteEinheit {
    pub fn neu(leitung: Leitung, tresor: Arc<Tresor>) -> Self {
        Self { leitung, tresor }
    }

    fn zugang(&mut self) -> Zugang<'_> {
        Zugang {
            db: match &mut self.leitung {
                Leitung::Transaktion(tx) => tx,
                Leitung::Verbindung(verbindung) => verbindung,
            },
            tresor: &self.tresor,
        }
    }
}

#[async_trait]
impl Einheit for SqliteEinheit {
    fn konten(&mut self) -> Box<dyn KontoStore + '_> {
        Box::new(Konten(self.zugang()))
    }

    fn sitzungen(&mut self) -> Box<dyn SitzungStore + '_> {
        Box::new(Sitzungen(self.zugang()))
    }

    fn anmeldungen(&mut self) -> Box<dyn AnmeldeStore + '_> {
        Box::new(Anmeldungen(self.zugang()))
    }

    fn entwuerfe(&mut self) -> Box<dyn EntwurfStore + '_> {
        Box::new(Entwuerfe(self.zugang()))
    }

    fn faelle(&mut self) -> Box<dyn FallStore + '_> {
        Box::new(Faelle(self.zugang()))
    }

    fn postausgang(&mut self) -> Box<dyn PostausgangStore + '_> {
        Box::new(Postausgang(self.zugang()))
    }

    fn berichte(&mut self) -> Box<dyn BerichtStore + '_> {
        Box::new(Berichte(self.zugang()))
    }

    fn maschinen(&mut self) -> Box<dyn MaschinenStore + '_> {
        Box::new(Maschinen(self.zugang()))
    }

    fn posteingang(&mut self) -> Box<dyn PosteingangStore + '_> {
        Box::new(Posteingang(self.zugang()))
    }

    fn dokumente(&mut self) -> Box<dyn DokumentStore + '_> {
        Box::new(Dokumente(self.zugang()))
    }

    fn mailausgang(&mut self) -> Box<dyn MailausgangStore + '_> {
        Box::new(Mailausgang(self.zugang()))
    }

    fn rueckmeldungen(&mut self) -> Box<dyn RueckmeldungStore + '_> {
        Box::new(Rueckmeldungen(self.zugang()))
    }

    fn urkunden(&mut self) -> Box<dyn UrkundeStore + '_> {
        Box::new(Urkunden(self.zugang()))
    }

    fn auskuenfte(&mut self) -> Box<dyn AuskunftStore + '_> {
        Box::new(Auskuenfte(self.zugang()))
    }

    fn einladungen(&mut self) -> Box<dyn EinladungStore + '_> {
        Box::new(Einladungen(self.zugang()))
    }

    fn zuzuege(&mut self) -> Box<dyn ZuzugStore + '_> {
        Box::new(Zuzuege(self.zugang()))
    }

    fn journal(&mut self) -> Box<dyn JournalStore + '_> {
        Box::new(Journal(self.zugang()))
    }

    async fn speichern(self: Box<Self>) -> Result<(), StoreError> {
        match self.leitung {
            Leitung::Transaktion(tx) => tx.commit().await.map_err(datenbank("to save a unit of work")),
            // It can only read.
            Leitung::Verbindung(_) => Ok(()),
        }
    }
}
