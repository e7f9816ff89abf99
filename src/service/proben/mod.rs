//! What happens to a case after its submission, tried on a real database without the web and without registers.

mod amt;
mod antworten;
mod auffrischen;
mod beweise;
mod danach;
mod entwuerfe;
mod gemeinsam;
mod mit_kind;
mod selbstauskunft;
mod sorge;
mod stoerungen;
mod stoerungen_xta;

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use xoev::{ags::Ags, listen::Codelisten};

use super::{Amtsstelle, Bauteile, Dienste, Schluesselzweck, Siegelstelle, Siegelteile, Stempelstelle};
use crate::{
    audit::Vorgang,
    config,
    fall::{Fall, Zustand},
    identity::{Sitzung, Vertrauensniveau},
    kernel::{FallId, Geheim, KontoId, NachrichtId, Uhr},
    land::Land,
    store::{
        Bestand as _, EingangRecord, FallRecord, PostausgangRecord, Zustellstand,
        proben::{Probe, muster, um},
    },
    transport::{Registerverbindung, Verbindungen},
    urkunde::{DemoPki, Setzerei, Siegelschluessel, Softwareschluessel, zertifikate_aus_pem},
};

const NEUSTADT: &str = "99000002";
const AMTSSCHLUESSEL: &str = "an access key of forty letters, or nearly";

struct Stelluhr(Mutex<Timestamp>);

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// The use cases over a database, with one person and one submitted case.
struct Welt {
    probe: Probe,
    uhr: Arc<Stelluhr>,
    dienste: Dienste,
    land: Arc<Land>,
    konto: KontoId,
    fall: FallId,
    nachricht: NachrichtId,
    stempel: Arc<beweise::Probestempel>,
}

impl Welt {
    async fn neu() -> Self {
        Self::mit_verbindungen(BTreeMap::new()).await
    }

    /// With this way to the registers.
    async fn mit_register(register: Arc<dyn Registerverbindung>) -> Self {
        Self::mit_verbindungen(BTreeMap::from([(muster(), register)])).await
    }

    async fn mit_verbindungen(register: Verbindungen) -> Self {
        let probe = Probe::neu().await;
        let uhr = Arc::new(Stelluhr(Mutex::new(um(0))));
        let text = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/config/land/musterland.toml"
        ));
        let teil = config::lies_land_text(text, Path::new("musterland.toml")).unwrap();
        let land = Arc::new(teil.land());
        let neustadt = Ags::parse(NEUSTADT).unwrap();
        let pki = DemoPki::neu("Musterland", &["Stadt Neustadt"], 1, um(0), &*probe.zufall).unwrap();
        let siegel = &pki.siegel[0].dokument;
        let siegel = Softwareschluessel::aus_pem(&siegel.zertifikat_pem, &siegel.schluessel_pem);
        let siegel: Arc<dyn Siegelschluessel> = Arc::new(siegel.unwrap());
        let fremde = DemoPki::neu("Anderswo", &["Stadt Neustadt"], 2, um(0), &*probe.zufall).unwrap();
        let [eigener, anderer] = [&pki, &fremde].map(|pki| {
            let teil = &pki.zeitstempel;
            Softwareschluessel::aus_pem(&teil.zertifikat_pem, &teil.schluessel_pem).unwrap()
        });
        let stempel = Arc::new(beweise::Probestempel {
            schluessel: eigener,
            anderer,
            uhr: uhr.clone(),
            da: true.into(),
            fremd: false.into(),
        });
        let amt = BTreeMap::from([((muster(), neustadt), Geheim::neu(AMTSSCHLUESSEL.to_owned()))]);
        let dienste = Dienste::neu(Bauteile {
            brieftexte: None,
            laender: BTreeMap::from([(muster(), land.clone())]),
            anmeldedienste: BTreeMap::new(),
            maschinen: BTreeMap::new(),
            register,
            codelisten: Arc::new(Codelisten::eingebaut()),
            bestand: probe.bestand.clone(),
            setzereien: BTreeMap::from([(muster(), Arc::new(Setzerei::neu().unwrap()))]),
            siegelstelle: Siegelstelle::neu(Siegelteile {
                schluessel: BTreeMap::from([(
                    (muster(), Some(neustadt), Schluesselzweck::Dokument),
                    vec![siegel],
                )]),
                zeitstempel: BTreeMap::from([(
                    muster(),
                    Stempelstelle {
                        dienst: stempel.clone(),
                        journal_abstand: SignedDuration::from_mins(10),
                        journal_frist: SignedDuration::from_hours(4),
                    },
                )]),
                anker: zertifikate_aus_pem(&pki.anker_pem).unwrap(),
                ..Siegelteile::default()
            }),
            amtsstelle: Amtsstelle::neu(&amt, &*probe.zufall),
            uhr: uhr.clone(),
            zufall: probe.zufall.clone(),
        });
        let konto = probe.konto(&muster(), "erika").await;
        let record = probe.fall(&muster(), konto, 0).await;
        let nachricht = probe.nachricht(&record, 60);
        let welt = Self {
            fall: record.fall.id,
            nachricht: nachricht.id,
            stempel,
            probe,
            uhr,
            dienste,
            land,
            konto,
        };
        welt.lege_ein(&nachricht).await;
        welt
    }

    fn stelle(&self, zeit: Timestamp) {
        *self.uhr.0.lock().unwrap() = zeit;
    }

    /// The session of the person whose case it is.
    fn sitzung(&self) -> Sitzung {
        Sitzung {
            land: muster(),
            konto: self.konto,
            identitaet: crate::fall::tests::fall().erklaerung.identitaet,
            niveau: Vertrauensniveau::Hoch,
            angemeldet_am: um(0),
            anbieter: "bundid".parse().unwrap(),
            csrf: Geheim::neu("csrf".to_owned()),
            endet_am: Timestamp::MAX,
            ruht_bis: Timestamp::MAX,
        }
    }

    async fn lege_ein(&self, nachricht: &PostausgangRecord) {
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        einheit.postausgang().lege_an(nachricht).await.unwrap();
        einheit.speichern().await.unwrap();
    }

    async fn record(&self) -> FallRecord {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        einheit
            .faelle()
            .finde(&muster(), self.fall)
            .await
            .unwrap()
            .unwrap()
    }

    async fn zustand(&self) -> Zustand {
        self.record().await.fall.zustand
    }

    /// Changes the case past the use cases.
    async fn aendere(&self, aendere: impl FnOnce(&mut Fall)) {
        let mut record = self.record().await;
        aendere(&mut record.fall);
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        einheit.faelle().speichere(&record).await.unwrap();
        einheit.speichern().await.unwrap();
    }

    async fn stand_der_nachricht(&self) -> Option<Zustellstand> {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        let nachricht = einheit.postausgang().finde(&muster(), self.nachricht).await;
        nachricht.unwrap().map(|nachricht| nachricht.stand)
    }

    /// Notes what became of the 1704 past the outbox.
    async fn vermerke(&self, stand: &Zustellstand) {
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        einheit
            .postausgang()
            .vermerke(&muster(), self.nachricht, stand)
            .await
            .unwrap();
        einheit.speichern().await.unwrap();
    }

    /// What the journal holds of the case, oldest first.
    async fn journal(&self) -> Vec<Vorgang> {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        let eintraege = einheit.journal().von_fall(&muster(), self.fall).await.unwrap();
        eintraege
            .into_iter()
            .map(|e| e.eintrag().unwrap().vorgang)
            .collect()
    }

    /// The register of Neustadt sends a message, and it is worked off.
    async fn empfange(&self, nummer: u128, xml: String) {
        let eingang = EingangRecord {
            id: Uuid::from_u128(nummer),
            land: muster(),
            absender: Ags::parse(NEUSTADT).unwrap(),
            inhalt: xml.into_bytes(),
            empfangen_am: um(100),
            fehlversuche: 0,
        };
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        assert!(einheit.posteingang().lege_an(&eingang).await.unwrap());
        einheit.speichern().await.unwrap();
        self.stelle(um(100));
        assert_eq!(self.dienste.antworten_verarbeiten().await.unwrap(), 1);
        assert_eq!(
            self.dienste.antworten_verarbeiten().await.unwrap(),
            0,
            "worked off"
        );
    }
}

/// The names of what the journal holds.
fn arten(vorgaenge: &[Vorgang]) -> Vec<String> {
    vorgaenge
        .iter()
        .map(|vorgang| {
            serde_json::to_value(vorgang).unwrap()["art"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect()
}
