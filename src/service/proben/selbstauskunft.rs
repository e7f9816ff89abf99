//! The Selbstauskunft from the question to the document, and what goes wrong on the way.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use jiff::SignedDuration;
use jiff::Timestamp;
use lopdf::Document;
use uuid::Uuid;
use xoev::{
    Nachricht, Text, ags::Ags, codes::NichterstellungGrund, teildatum::Teildatum,
    xmeld::selbstauskunft::SelbstauskunftAntwort,
};

use super::{NEUSTADT, Welt, muster, um};
use crate::{
    antrag::Mailadresse,
    audit::Vorgang,
    identity::Sitzung,
    kernel::{AuskunftId, DokumentId, NachrichtId, Uhr as _},
    nachricht::Nichterstellung,
    service::{AbrufFehler, Auskunftshindernis, Auskunftsstand},
    store::{Bestand as _, EingangRecord},
    transport::{Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht},
};

macro_rules! beleg {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/crates/xoev/tests/regeln/belege/",
            $name
        ))
    };
}

/// UUID of the message that the examples answer.
const BEZUG_DER_BELEGE: &str = "c63180d1-6e43-452a-ae2c-ced11fcad0bf";

/// What the register says to a 1708.
#[derive(Clone)]
enum Auskunftei {
    Eingegangen,
    Abgelehnt(NichterstellungGrund),
    Stumm,
}

/// A register that notes which 1708 came.
struct Amt {
    sagt: Mutex<Auskunftei>,
    fragen: Mutex<Vec<Uuid>>,
}

#[async_trait]
impl Registerverbindung for Amt {
    fn register(&self) -> Vec<Ags> {
        Vec::new()
    }

    async fn sende_synchron(&self, _: Ags, _: Frageart, frage: &[u8]) -> Result<Vec<u8>, TransportFehler> {
        let Ok(Nachricht::AbrufSelbstauskunft1708(frage)) = Nachricht::lesen(frage) else {
            panic!("a valid 1708")
        };
        let uuid = frage.kopf.nachrichten_uuid;
        self.fragen.lock().unwrap().push(uuid);
        let status = beleg!("1709.xml").replace(BEZUG_DER_BELEGE, &uuid.to_string());
        match self.sagt.lock().unwrap().clone() {
            Auskunftei::Eingegangen => Ok(status.into_bytes()),
            Auskunftei::Abgelehnt(grund) => {
                let Ok(Nachricht::SelbstauskunftStatus1709(mut status)) = Nachricht::lesen(status.as_bytes())
                else {
                    panic!("a valid 1709")
                };
                status.antwort = SelbstauskunftAntwort::GrundDerRueckweisung(grund);
                Ok(Nachricht::SelbstauskunftStatus1709(status).schreiben())
            }
            Auskunftei::Stumm => Err(TransportFehler::NichtErreichbar("down")),
        }
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

struct Buero {
    welt: Welt,
    amt: Arc<Amt>,
}

impl Buero {
    async fn neu() -> Self {
        let amt = Arc::new(Amt {
            sagt: Mutex::new(Auskunftei::Eingegangen),
            fragen: Mutex::default(),
        });
        let welt = Welt::mit_register(amt.clone()).await;
        Self { welt, amt }
    }

    fn sagt(&self, antwort: Auskunftei) {
        *self.amt.sagt.lock().unwrap() = antwort;
    }

    fn fragen(&self) -> Vec<Uuid> {
        self.amt.fragen.lock().unwrap().clone()
    }

    /// The person of the examples, who lives in Neustadt.
    fn sitzung(&self) -> Sitzung {
        let mut sitzung = self.welt.sitzung();
        let wer = &mut sitzung.identitaet;
        wer.familienname = Text::parse("Mustermann").unwrap();
        wer.vornamen = Some(Text::parse("Erika Maria").unwrap());
        wer.geburtsdatum = Teildatum::parse("1990-05-17").unwrap();
        wer.anschrift.ags = Ags::parse(NEUSTADT).unwrap();
        sitzung
    }

    async fn fordere_an(&self) -> Result<AuskunftId, AbrufFehler> {
        let email = Mailadresse::parse("erika@example.org").unwrap();
        self.welt
            .dienste
            .selbstauskunft_anfordern(&self.welt.land, &self.sitzung(), email, "de")
            .await
    }

    async fn stand(&self, id: AuskunftId) -> Auskunftsstand {
        let auskunft = self
            .welt
            .dienste
            .selbstauskunft(&self.welt.land, &self.sitzung(), id)
            .await;
        auskunft.unwrap().unwrap().stand
    }

    async fn dokument(&self, id: DokumentId) -> (Vec<u8>, bool) {
        let abholung = self
            .welt
            .dienste
            .dokument_abholen(&self.welt.land, &self.sitzung(), id)
            .await;
        let abholung = abholung.unwrap().unwrap();
        assert_eq!(abholung.dateiname, "selbstauskunft.pdf");
        (abholung.inhalt, abholung.gesiegelt)
    }

    /// A message comes from this register and is worked off, or put aside: then it says why.
    async fn empfange(&self, nummer: u128, absender: &str, xml: String) -> Option<String> {
        let eingang = EingangRecord {
            id: Uuid::from_u128(nummer),
            land: muster(),
            absender: Ags::parse(absender).unwrap(),
            inhalt: xml.into_bytes(),
            empfangen_am: self.welt.uhr.jetzt(),
            fehlversuche: 0,
        };
        let mut einheit = self.welt.probe.bestand.schreiben().await.unwrap();
        assert!(einheit.posteingang().lege_an(&eingang).await.unwrap());
        einheit.speichern().await.unwrap();
        assert_eq!(self.welt.dienste.antworten_verarbeiten().await.unwrap(), 1);
        assert_eq!(
            self.welt.dienste.antworten_verarbeiten().await.unwrap(),
            0,
            "worked off or put aside, not tried again"
        );
        self.welt.probe.grund_der_ablage(eingang.id).await
    }

    async fn ausgestellte(&self) -> Vec<String> {
        let mut einheit = self.welt.probe.bestand.lesen().await.unwrap();
        let alle = einheit.journal().seite(&muster(), 0, 1000).await.unwrap();
        alle.into_iter()
            .filter_map(|eintrag| match eintrag.eintrag().unwrap().vorgang {
                Vorgang::Ausgestellt { dokument, .. } => Some(dokument),
                _ => None,
            })
            .collect()
    }
}

/// The example of a 1710 as an answer to the last question.
fn auskunft(buero: &Buero) -> String {
    let frage = buero.fragen().last().unwrap().to_string();
    let xml = beleg!("1710.xml").replace(BEZUG_DER_BELEGE, &frage);
    assert!(xml.contains(&frage));
    xml
}

/// Names of the files inside a PDF.
fn beilagen(pdf: &[u8]) -> Vec<String> {
    let pdf = Document::load_mem(pdf).unwrap();
    let dateien = pdf.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let name = |datei: &lopdf::Object| {
        let datei = pdf.dereference(datei).unwrap().1.as_dict().unwrap();
        String::from_utf8(datei.get(b"F").unwrap().as_str().unwrap().to_vec()).unwrap()
    };
    dateien.iter().map(name).collect()
}

#[tokio::test]
async fn what_the_register_sends_becomes_one_sealed_document_however_often_it_comes() {
    let buero = Buero::neu().await;
    let id = buero.fordere_an().await.unwrap();
    assert_eq!(buero.stand(id).await, Auskunftsstand::Wartet);

    assert_eq!(buero.empfange(1, NEUSTADT, auskunft(&buero)).await, None);
    let Auskunftsstand::Geliefert { dokument } = buero.stand(id).await else {
        panic!("delivered")
    };
    let (pdf, gesiegelt) = buero.dokument(dokument).await;
    assert!(gesiegelt && pdf.starts_with(b"%PDF-"));
    let erwartet = ["selbstauskunft.json", "selbstauskunft.xml", "weitere-daten.pdf"];
    assert_eq!(beilagen(&pdf), erwartet);

    assert_eq!(buero.empfange(2, NEUSTADT, auskunft(&buero)).await, None);
    assert_eq!(
        buero.stand(id).await,
        Auskunftsstand::Geliefert { dokument },
        "the same document"
    );
    assert_eq!(buero.ausgestellte().await, ["selbstauskunft"]);
}

#[tokio::test]
async fn who_asks_twice_gets_the_request_that_waits_and_a_new_one_after_the_answer() {
    let buero = Buero::neu().await;
    let erste = buero.fordere_an().await.unwrap();
    assert_eq!(buero.fordere_an().await.unwrap(), erste);
    assert_eq!(buero.fragen().len(), 1, "the register is asked once");
    buero.empfange(1, NEUSTADT, auskunft(&buero)).await;
    buero.welt.stelle(um(10));
    let zweite = buero.fordere_an().await.unwrap();
    assert_ne!(zweite, erste);
    assert_eq!(buero.fragen().len(), 2);
    let alle = buero
        .welt
        .dienste
        .selbstauskuenfte(&buero.welt.land, &buero.sitzung())
        .await
        .unwrap();
    assert_eq!(alle.iter().map(|a| a.id).collect::<Vec<_>>(), [zweite, erste]);
}

#[tokio::test]
async fn a_request_is_nobody_elses() {
    let buero = Buero::neu().await;
    let id = buero.fordere_an().await.unwrap();
    let mut fremd = buero.sitzung();
    fremd.konto = buero.welt.probe.konto(&muster(), "max").await;
    let gesehen = buero
        .welt
        .dienste
        .selbstauskunft(&buero.welt.land, &fremd, id)
        .await;
    assert!(gesehen.unwrap().is_none());
    let alle = buero
        .welt
        .dienste
        .selbstauskuenfte(&buero.welt.land, &fremd)
        .await;
    assert!(alle.unwrap().is_empty());
}

#[tokio::test]
async fn only_the_register_that_was_asked_may_answer_and_only_about_the_person_who_asked() {
    let buero = Buero::neu().await;
    let id = buero.fordere_an().await.unwrap();
    let grund = buero.empfange(1, "99000001", auskunft(&buero)).await.unwrap();
    assert!(grund.contains("no request of ours"), "{grund}");
    let unbekannt = beleg!("1710.xml").to_owned();
    let grund = buero.empfange(2, NEUSTADT, unbekannt).await.unwrap();
    assert!(grund.contains("no request of ours"), "{grund}");
    let verwechselt = auskunft(&buero).replace("1990-05-17", "1990-05-18");
    let grund = buero.empfange(3, NEUSTADT, verwechselt).await.unwrap();
    assert!(grund.contains("somebody else"), "{grund}");

    assert_eq!(buero.stand(id).await, Auskunftsstand::Wartet);
    assert!(buero.ausgestellte().await.is_empty());
    assert_eq!(buero.empfange(4, NEUSTADT, auskunft(&buero)).await, None);
    assert!(matches!(buero.stand(id).await, Auskunftsstand::Geliefert { .. }));
}

#[tokio::test]
async fn a_refusal_is_told_at_once_and_leaves_nothing_behind() {
    let buero = Buero::neu().await;
    buero.sagt(Auskunftei::Abgelehnt(NichterstellungGrund::NichtIdentifiziert));
    assert!(matches!(
        buero.fordere_an().await,
        Err(AbrufFehler::Abgelehnt(Nichterstellung::NichtIdentifiziert))
    ));
    let alle = buero
        .welt
        .dienste
        .selbstauskuenfte(&buero.welt.land, &buero.sitzung())
        .await;
    assert!(alle.unwrap().is_empty());
    assert!(
        buero.empfange(1, NEUSTADT, auskunft(&buero)).await.is_some(),
        "put aside"
    );
}

#[tokio::test]
async fn without_an_answer_one_may_ask_again_and_data_that_come_after_all_are_delivered() {
    let buero = Buero::neu().await;
    buero.sagt(Auskunftei::Stumm);
    assert!(matches!(
        buero.fordere_an().await,
        Err(AbrufFehler::NichtErreichbar(_))
    ));
    let spaet = auskunft(&buero);
    buero.sagt(Auskunftei::Eingegangen);
    buero.welt.stelle(um(10));
    let zweite = buero.fordere_an().await.unwrap();
    assert_eq!(buero.fragen().len(), 2);
    let alle = || async {
        let alle = buero
            .welt
            .dienste
            .selbstauskuenfte(&buero.welt.land, &buero.sitzung())
            .await;
        alle.unwrap()
    };
    let [_, erste] = <[_; 2]>::try_from(alle().await).ok().unwrap();
    let nicht_erreichbar = Auskunftsstand::Gescheitert {
        grund: Auskunftshindernis::NichtErreichbar,
    };
    assert_eq!(erste.stand, nicht_erreichbar);
    assert_eq!(buero.empfange(1, NEUSTADT, spaet).await, None);
    assert!(matches!(
        buero.stand(erste.id).await,
        Auskunftsstand::Geliefert { .. }
    ));
    assert_eq!(buero.stand(zweite).await, Auskunftsstand::Wartet);
}

#[tokio::test]
async fn after_a_month_the_request_counts_as_unanswered_and_makes_room() {
    let buero = Buero::neu().await;
    let erste = buero.fordere_an().await.unwrap();
    buero.welt.stelle(um(0) + SignedDuration::from_hours(24 * 27));
    assert_eq!(buero.fordere_an().await.unwrap(), erste);
    buero.welt.stelle(um(0) + SignedDuration::from_hours(24 * 33));
    let ohne_antwort = Auskunftsstand::Gescheitert {
        grund: Auskunftshindernis::OhneAntwort,
    };
    assert_eq!(buero.stand(erste).await, ohne_antwort);
    let zweite = buero.fordere_an().await.unwrap();
    assert_ne!(zweite, erste);
    assert_eq!(buero.stand(erste).await, ohne_antwort);
}

#[tokio::test]
async fn a_rejection_by_the_mailbox_ends_the_request() {
    let buero = Buero::neu().await;
    let id = buero.fordere_an().await.unwrap();
    let frage = buero.fragen().last().unwrap().to_string();
    let zurueck = beleg!("0010.xml").replace(BEZUG_DER_BELEGE, &frage);
    assert!(zurueck.contains(&frage));
    assert_eq!(buero.empfange(1, NEUSTADT, zurueck).await, None);
    let zurueckgewiesen = Auskunftsstand::Gescheitert {
        grund: Auskunftshindernis::Zurueckgewiesen,
    };
    assert_eq!(buero.stand(id).await, zurueckgewiesen);
}

#[tokio::test]
async fn what_cannot_be_set_is_put_aside_and_the_request_still_waits() {
    let buero = Buero::neu().await;
    let id = buero.fordere_an().await.unwrap();
    // No PDF can say that it was made before Christ; a letter that no font has stops it in the same place.
    buero.welt.stelle("-000044-03-15T12:00:00Z".parse().unwrap());
    let grund = buero.empfange(1, NEUSTADT, auskunft(&buero)).await.unwrap();
    assert!(grund.contains("PDF/A"), "{grund}");
    buero.welt.stelle(um(0));
    assert_eq!(buero.stand(id).await, Auskunftsstand::Wartet);
}

#[tokio::test]
async fn it_goes_thirty_days_after_it_came() {
    let buero = Buero::neu().await;
    let id = buero.fordere_an().await.unwrap();
    buero.empfange(1, NEUSTADT, auskunft(&buero)).await;
    let Auskunftsstand::Geliefert { dokument } = buero.stand(id).await else {
        panic!("delivered")
    };
    let dienste = &buero.welt.dienste;
    let ende = um(0) + SignedDuration::from_hours(24 * 30);
    buero.welt.stelle(ende);
    dienste.aufraeumen().await.unwrap();
    buero.dokument(dokument).await;
    buero.welt.stelle(ende + SignedDuration::from_secs(1));
    dienste.aufraeumen().await.unwrap();
    let weg = dienste
        .dokument_abholen(&buero.welt.land, &buero.sitzung(), dokument)
        .await;
    assert!(weg.unwrap().is_none());
    let weg = dienste
        .selbstauskunft(&buero.welt.land, &buero.sitzung(), id)
        .await;
    assert!(weg.unwrap().is_none());
}
