//! The register's data at the signature: what is older than a day is asked for again.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use xoev::{Nachricht, ags::Ags};

use super::{Welt, mit_kind::entwurf, um};
use crate::{
    antrag::Umzugsart,
    kernel::{EntwurfId, NachrichtId},
    service::{EinreichFehler, Einreichungsstand, Entwurf},
    transport::{Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht},
};

const SCHEIN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/xmeld/1703.xml"));
/// The question that the example answers.
const FRAGE: &str = "01a19b53-73a0-7bfd-8f03-72b48b280dfc";

/// A register that holds one person, or is down.
pub(super) struct Einschein {
    schein: Mutex<Option<String>>,
    fragen: AtomicUsize,
}

impl Einschein {
    pub(super) fn neu() -> Arc<Self> {
        Arc::new(Self {
            schein: Mutex::new(Some(SCHEIN.to_owned())),
            fragen: AtomicUsize::new(0),
        })
    }

    fn sagt(&self, schein: Option<String>) {
        *self.schein.lock().unwrap() = schein;
    }

    fn fragen(&self) -> usize {
        self.fragen.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Registerverbindung for Einschein {
    fn register(&self) -> Vec<Ags> {
        Vec::new()
    }

    async fn sende_synchron(&self, _: Ags, _: Frageart, frage: &[u8]) -> Result<Vec<u8>, TransportFehler> {
        self.fragen.fetch_add(1, Ordering::SeqCst);
        let frage = Nachricht::lesen(frage)
            .unwrap()
            .kopf()
            .nachrichten_uuid
            .to_string();
        let schein = self.schein.lock().unwrap().clone();
        schein
            .map(|schein| schein.replace(FRAGE, &frage).into_bytes())
            .ok_or(TransportFehler::NichtErreichbar("down"))
    }

    async fn sende(&self, _: Ags, _: NachrichtId, _: &[u8]) -> Result<Angenommen, TransportFehler> {
        Err(TransportFehler::NichtErreichbar("down"))
    }

    async fn hole(&self, _: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        Ok(Vec::new())
    }

    async fn lade(&self, _: Ags, _: Uuid) -> Result<Vec<u8>, TransportFehler> {
        Err(TransportFehler::NichtErreichbar("down"))
    }

    async fn quittiere(&self, _: Ags, _: Uuid) -> Result<(), TransportFehler> {
        Ok(())
    }

    fn fuehrt_berichte(&self, _: Ags) -> bool {
        false
    }

    async fn bericht(&self, _: Ags, _: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        Ok(None)
    }

    async fn bietet_an(&self, _: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        Ok(None)
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        Vec::new()
    }
}

struct Signatur {
    welt: Welt,
    register: Arc<Einschein>,
    entwurf: EntwurfId,
}

impl Signatur {
    /// A draft of which the person has looked at the data, begun at the first moment of the test clock.
    async fn neu() -> Self {
        let register = Einschein::neu();
        let welt = Welt::mit_register(register.clone()).await;
        let sitzung = welt.sitzung();
        let beginn = welt
            .dienste
            .anmeldung_beginnen(&welt.land, &sitzung, Umzugsart::Anmeldung, "de");
        let entwurf = beginn.await.unwrap();
        let bestaetigt =
            welt.dienste
                .daten_bestaetigen(&welt.land, &sitzung, entwurf, std::collections::BTreeMap::new());
        assert!(bestaetigt.await.is_ok());
        assert_eq!(register.fragen(), 1);
        Self {
            welt,
            register,
            entwurf,
        }
    }

    async fn entwurf(&self) -> Entwurf {
        let sitzung = self.welt.sitzung();
        let gelesen = self.welt.dienste.entwurf(&self.welt.land, &sitzung, self.entwurf);
        gelesen.await.ok().unwrap()
    }

    async fn unterschreibe(&self, wann: Timestamp) -> Result<(), EinreichFehler> {
        self.welt.stelle(wann);
        let entwurf = self.entwurf().await;
        let (land, sitzung) = (&self.welt.land, self.welt.sitzung());
        self.welt.dienste.frische_auf(land, &sitzung, &entwurf).await
    }
}

fn nach(stunden: i64) -> Timestamp {
    um(0) + SignedDuration::from_hours(stunden)
}

#[tokio::test]
async fn an_answer_of_a_day_is_not_fetched_again_and_an_older_one_is() {
    let signatur = Signatur::neu().await;
    signatur.unterschreibe(nach(24)).await.unwrap();
    assert_eq!(
        signatur.register.fragen(),
        1,
        "24 hours are not older than 24 hours"
    );
    signatur.unterschreibe(nach(25)).await.unwrap();
    assert_eq!(signatur.register.fragen(), 2);
    assert!(
        signatur.entwurf().await.daten_bestaetigt,
        "the same data need no second look"
    );
    signatur.unterschreibe(nach(26)).await.unwrap();
    assert_eq!(signatur.register.fragen(), 2, "the answer is fresh again");
}

#[tokio::test]
async fn other_data_lead_back_to_the_page_that_shows_them() {
    let signatur = Signatur::neu().await;
    signatur.register.sagt(Some(SCHEIN.replace("Karim", "Karim Neu")));
    let ergebnis = signatur.unterschreibe(nach(48)).await;
    assert!(
        matches!(ergebnis, Err(EinreichFehler::DatenVeraendert)),
        "{ergebnis:?}"
    );
    let entwurf = signatur.entwurf().await;
    assert!(!entwurf.daten_bestaetigt, "nobody has looked at the new data");
    let vornamen = entwurf.personen[0].meldedaten.person.vornamen.as_ref().unwrap();
    assert_eq!(vornamen.as_str(), "Karim Neu");
    signatur.unterschreibe(nach(49)).await.unwrap();
}

#[tokio::test]
async fn while_the_register_is_down_nothing_is_signed_and_the_draft_stays() {
    let signatur = Signatur::neu().await;
    signatur.register.sagt(None);
    let ergebnis = signatur.unterschreibe(nach(48)).await;
    assert!(matches!(ergebnis, Err(EinreichFehler::Abruf(_))), "{ergebnis:?}");
    assert!(signatur.entwurf().await.daten_bestaetigt);
    signatur.register.sagt(Some(SCHEIN.to_owned()));
    signatur.unterschreibe(nach(49)).await.unwrap();
}

#[tokio::test]
async fn the_login_that_signs_begins_only_after_old_data_were_fetched() {
    let register = Einschein::neu();
    register.sagt(None);
    let mut form = entwurf(&[]);
    let antworten = &mut form.eingaben.sorge.antworten;
    antworten.insert("kind-1".to_owned(), "spaeter".to_owned());
    let welt = Welt::mit_register(register.clone()).await.mit(&form).await;
    for (stunden, veraltet) in [(1, false), (25, true)] {
        welt.stelle(nach(stunden));
        let form = welt.lies().await;
        let Einreichungsstand::Bereit(gezeigt) = welt.dienste.einreichungsstand(&welt.land, &form) else {
            panic!("the form is complete")
        };
        let sitzung = welt.sitzung();
        let unterschrift = welt
            .dienste
            .einreichung_beginnen(&welt.land, &sitzung, form.id, gezeigt.abdruck);
        // Without old data it gets as far as the login, for which nothing is set up here.
        let am_register = matches!(unterschrift.await, Err(EinreichFehler::Abruf(_)));
        assert_eq!(am_register, veraltet, "after {stunden} h");
        assert_eq!(register.fragen(), usize::from(veraltet));
    }
}
