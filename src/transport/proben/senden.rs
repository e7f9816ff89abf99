//! The outbox against a register, step by step.

use sha2::{Digest as _, Sha256};

use crate::audit::Vorgang;
use crate::fall::Zustand;
use crate::store::proben::{Probe, muster, um};
use crate::store::{Bestand, FallRecord, PostausgangRecord, Zustellstand};
use crate::transport::{Postausgang, Sendeschritt};

use super::stummel::{Antwort, Stummel, status};
use super::{Stelluhr, bestand, verbindungen};

const NEUSTADT: &str = "99000002";

const ZUGESTELLT: Sendeschritt = Sendeschritt {
    zugestellt: 1,
    vertagt: 0,
    aufgegeben: 0,
};
const VERTAGT: Sendeschritt = Sendeschritt {
    zugestellt: 0,
    vertagt: 1,
    aufgegeben: 0,
};
const AUFGEGEBEN: Sendeschritt = Sendeschritt {
    zugestellt: 0,
    vertagt: 0,
    aufgegeben: 1,
};
const NICHTS: Sendeschritt = Sendeschritt {
    zugestellt: 0,
    vertagt: 0,
    aufgegeben: 0,
};

pub(super) struct Aufbau {
    pub(super) probe: Probe,
    pub(super) uhr: std::sync::Arc<Stelluhr>,
    fall: FallRecord,
    nachricht: PostausgangRecord,
}

impl Aufbau {
    pub(super) async fn neu() -> Self {
        let probe = Probe::neu().await;
        let konto = probe.konto(&muster(), "erika").await;
        let fall = probe.fall(&muster(), konto, 0).await;
        let nachricht = probe.nachricht(&fall, 0);
        let selbst = Self {
            probe,
            uhr: Stelluhr::neu(um(0)),
            fall,
            nachricht,
        };
        selbst.lege_ein(&selbst.nachricht).await;
        selbst
    }

    async fn lege_ein(&self, nachricht: &PostausgangRecord) {
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        einheit.postausgang().lege_an(nachricht).await.unwrap();
        einheit.speichern().await.unwrap();
    }

    fn postausgang(&self, register: &Stummel) -> Postausgang {
        let verbindungen = verbindungen(&[(NEUSTADT, register)]);
        Postausgang::neu(
            bestand(&self.probe),
            verbindungen,
            self.uhr.clone(),
            self.probe.zufall.clone(),
        )
    }

    pub(super) async fn zustand(&self) -> Zustand {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        einheit
            .faelle()
            .finde(&muster(), self.fall.fall.id)
            .await
            .unwrap()
            .unwrap()
            .fall
            .zustand
    }

    pub(super) async fn stand(&self) -> Zustellstand {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        einheit
            .postausgang()
            .finde(&muster(), self.nachricht.id)
            .await
            .unwrap()
            .unwrap()
            .stand
    }

    fn hash(&self) -> String {
        hex::encode(Sha256::digest(&self.nachricht.inhalt))
    }

    pub(super) async fn journal(&self) -> Vec<Vorgang> {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        let eintraege = einheit
            .journal()
            .von_fall(&muster(), self.fall.fall.id)
            .await
            .unwrap();
        eintraege
            .into_iter()
            .map(|eintrag| eintrag.eintrag().unwrap().vorgang)
            .collect()
    }
}

#[tokio::test]
async fn a_delivered_message_moves_its_case_and_stands_in_the_journal() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::neu([status(202)]);
    let postausgang = aufbau.postausgang(&register);
    aufbau.uhr.stelle(um(7));
    assert_eq!(postausgang.schritt().await.unwrap(), ZUGESTELLT);
    assert_eq!(register.anfragen()[0].inhalt, aufbau.nachricht.inhalt);
    assert_eq!(aufbau.stand().await, Zustellstand::Zugestellt { am: um(7) });
    assert_eq!(aufbau.zustand().await, Zustand::Zugestellt { am: um(7) });
    assert_eq!(
        aufbau.journal().await,
        [Vorgang::Zugestellt {
            nachricht: aufbau.nachricht.id,
            versuch: 1,
            hash: Some(aufbau.hash()),
            quittung: Some("neu".to_owned()),
        }]
    );
    assert_eq!(postausgang.schritt().await.unwrap(), NICHTS, "and never again");
}

#[tokio::test]
async fn a_register_that_is_down_gets_the_same_message_later() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::neu([status(503), Antwort::Abbruch, status(200)]);
    let postausgang = aufbau.postausgang(&register);
    assert_eq!(postausgang.schritt().await.unwrap(), VERTAGT);
    assert!(
        matches!(aufbau.stand().await, Zustellstand::Wartet { versuche: 1, letzter_fehler: Some(grund), .. } if grund == "nicht-erreichbar")
    );
    assert_eq!(postausgang.schritt().await.unwrap(), NICHTS, "not due yet");
    aufbau.uhr.stelle(um(1));
    // 200 with a torn body still says: taken.
    assert_eq!(postausgang.schritt().await.unwrap(), ZUGESTELLT);
    assert_eq!(
        aufbau.journal().await,
        [Vorgang::Zugestellt {
            nachricht: aufbau.nachricht.id,
            versuch: 2,
            hash: Some(aufbau.hash()),
            quittung: Some("schon-bekannt".to_owned()),
        }]
    );
    let anfragen = register.anfragen();
    assert_eq!(anfragen[0].inhalt, anfragen[1].inhalt);
}

#[tokio::test]
async fn a_message_that_was_taken_back_is_never_sent() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::neu([status(202)]);
    let mut einheit = aufbau.probe.bestand.schreiben().await.unwrap();
    let fall = aufbau.fall.fall.id;
    assert!(einheit.postausgang().nimm_zurueck(&muster(), fall).await.unwrap());
    einheit.speichern().await.unwrap();
    assert_eq!(aufbau.postausgang(&register).schritt().await.unwrap(), NICHTS);
    assert!(register.anfragen().is_empty());
}

#[tokio::test]
async fn once_an_attempt_has_begun_nothing_is_taken_back() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::neu([status(503)]);
    assert_eq!(aufbau.postausgang(&register).schritt().await.unwrap(), VERTAGT);
    let mut einheit = aufbau.probe.bestand.schreiben().await.unwrap();
    let fall = aufbau.fall.fall.id;
    assert!(!einheit.postausgang().nimm_zurueck(&muster(), fall).await.unwrap());
}

#[tokio::test]
async fn a_message_sent_but_not_noted_is_sent_again_and_noted_then() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::neu([status(202), status(200)]);
    // The process dies after sending: what it would have noted is lost.
    let verbindung = verbindungen(&[(NEUSTADT, &register)]).remove(&muster()).unwrap();
    let n = &aufbau.nachricht;
    verbindung.sende(n.empfaenger, n.id, &n.inhalt).await.unwrap();
    assert_eq!(aufbau.postausgang(&register).schritt().await.unwrap(), ZUGESTELLT);
    assert_eq!(aufbau.journal().await.len(), 1);
}

#[tokio::test]
async fn after_four_days_a_message_is_given_up_and_the_case_waits_for_the_operator() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::neu([]);
    let postausgang = aufbau.postausgang(&register);
    aufbau.uhr.stelle(um(96 * 3600 - 1));
    assert_eq!(postausgang.schritt().await.unwrap(), VERTAGT);
    aufbau.uhr.stelle(um(96 * 3600));
    assert_eq!(postausgang.schritt().await.unwrap(), AUFGEGEBEN);
    assert_eq!(
        aufbau.stand().await,
        Zustellstand::Aufgegeben {
            versuche: 2,
            grund: "nicht-erreichbar".to_owned()
        }
    );
    assert_eq!(
        aufbau.zustand().await,
        Zustand::Gestoert {
            code: "nicht-erreichbar".to_owned()
        }
    );
    let vorgang = Vorgang::Aufgegeben {
        nachricht: aufbau.nachricht.id,
        grund: "nicht-erreichbar".to_owned(),
    };
    assert_eq!(aufbau.journal().await, [vorgang]);
}

#[tokio::test]
async fn a_refusal_is_believed_after_twenty_tries() {
    let aufbau = Aufbau::neu().await;
    let register = Stummel::mit(|_| status(401));
    let postausgang = aufbau.postausgang(&register);
    for versuch in 1..20 {
        aufbau.uhr.stelle(um(versuch * 900));
        assert_eq!(postausgang.schritt().await.unwrap(), VERTAGT, "{versuch}");
    }
    aufbau.uhr.stelle(um(20 * 900));
    assert_eq!(postausgang.schritt().await.unwrap(), AUFGEGEBEN);
    assert_eq!(
        aufbau.stand().await,
        Zustellstand::Aufgegeben {
            versuche: 20,
            grund: "abgewiesen".to_owned()
        }
    );
}

#[tokio::test]
async fn a_register_that_is_down_is_asked_once_a_step_and_others_get_their_messages() {
    let aufbau = Aufbau::neu().await;
    let konto = aufbau.fall.konto;
    let zweiter = aufbau.probe.fall(&muster(), konto, 1).await;
    aufbau.lege_ein(&aufbau.probe.nachricht(&zweiter, 0)).await;
    let dritter = aufbau.probe.fall(&muster(), konto, 2).await;
    let altstadt = xoev::ags::Ags::parse("99000001").unwrap();
    aufbau
        .lege_ein(&PostausgangRecord {
            empfaenger: altstadt,
            ..aufbau.probe.nachricht(&dritter, 0)
        })
        .await;

    let (unten, oben) = (Stummel::keiner(), Stummel::neu([status(202)]));
    let verbindungen = verbindungen(&[(NEUSTADT, &unten), ("99000001", &oben)]);
    let postausgang = Postausgang::neu(
        bestand(&aufbau.probe),
        verbindungen,
        aufbau.uhr.clone(),
        aufbau.probe.zufall.clone(),
    );
    let schritt = postausgang.schritt().await.unwrap();
    assert_eq!(
        schritt,
        Sendeschritt {
            zugestellt: 1,
            vertagt: 2,
            aufgegeben: 0
        }
    );
    assert_eq!(oben.anfragen().len(), 1);
}

#[tokio::test]
async fn a_register_that_fails_now_and_then_gets_the_next_message_and_after_three_failures_in_a_row_it_rests()
{
    let aufbau = Aufbau::neu().await;
    for nummer in 1..8 {
        let konto = aufbau.probe.konto(&muster(), &format!("person {nummer}")).await;
        let fall = aufbau.probe.fall(&muster(), konto, 0).await;
        aufbau.lege_ein(&aufbau.probe.nachricht(&fall, 0)).await;
    }
    let register = Stummel::neu([500, 202, 503, 500, 202, 500, 500, 500].map(status));
    let schritt = aufbau.postausgang(&register).schritt().await.unwrap();
    assert_eq!((schritt.zugestellt, schritt.vertagt), (2, 6));
    assert_eq!(
        register.anfragen().len(),
        8,
        "the last three in a row end the step"
    );
}

/// Five workers on three instances of one database, all at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_workers_and_instances_send_each_message_once() {
    const FAELLE: usize = 40;
    let aufbau = Aufbau::neu().await;
    for nummer in 1..FAELLE {
        let konto = aufbau.probe.konto(&muster(), &format!("person {nummer}")).await;
        let fall = aufbau.probe.fall(&muster(), konto, 0).await;
        let nachricht = aufbau.probe.nachricht(&fall, 0);
        let inhalt = nachricht.id.to_string().into_bytes();
        aufbau.lege_ein(&PostausgangRecord { inhalt, ..nachricht }).await;
    }
    let register = Stummel::mit(|_| status(202));
    let wege = verbindungen(&[(NEUSTADT, &register)]);
    let (zweite, dritte) = tokio::join!(aufbau.probe.zweite_instanz(), aufbau.probe.zweite_instanz());
    let erste = aufbau.probe.bestand.clone();
    let mut arbeit = tokio::task::JoinSet::new();
    for bestand in [erste.clone(), erste, zweite.clone(), zweite, dritte] {
        let ausgang = Postausgang::neu(
            bestand,
            wege.clone(),
            aufbau.uhr.clone(),
            aufbau.probe.zufall.clone(),
        );
        arbeit.spawn(async move { ausgang.schritt().await.unwrap().zugestellt });
    }
    let mut zugestellt = 0;
    while let Some(anzahl) = arbeit.join_next().await {
        zugestellt += anzahl.unwrap();
    }
    assert_eq!(zugestellt, FAELLE);
    let mut gesendet: Vec<_> = register
        .anfragen()
        .into_iter()
        .map(|anfrage| anfrage.inhalt)
        .collect();
    assert_eq!(gesendet.len(), FAELLE, "none went out twice");
    gesendet.sort();
    gesendet.dedup();
    assert_eq!(gesendet.len(), FAELLE);
}
