//! The inbox against registers, well-behaved and hostile.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use crate::store::proben::{Probe, um};
use crate::store::{Bestand, EingangRecord};
use crate::transport::{Holschritt, Posteingang};

use super::stummel::{Antwort, Stummel, inhalt, status};
use super::{Stelluhr, bestand, verbindungen};

const ALTSTADT: &str = "99000001";
const NEUSTADT: &str = "99000002";

/// A register that holds these messages until they are acknowledged; `taub` makes it lose acknowledgements.
fn register(nachrichten: &[(u128, &str)], taub: Arc<AtomicBool>) -> Stummel {
    let fach: Mutex<Vec<_>> = Mutex::new(
        nachrichten
            .iter()
            .map(|(id, text)| (Uuid::from_u128(*id), (*text).to_owned()))
            .collect(),
    );
    Stummel::mit(move |anfrage| {
        let mut fach = fach.lock().unwrap();
        let (methode, pfad) = anfrage.zeile.split_once(' ').unwrap();
        let id = pfad.rsplit('/').next().and_then(|id| Uuid::try_parse(id).ok());
        match (methode, id) {
            ("GET", None) => {
                let liste: Vec<_> = fach
                    .iter()
                    .map(|(id, _)| serde_json::json!({ "id": id }))
                    .collect();
                inhalt(&serde_json::json!({ "nachrichten": liste }).to_string())
            }
            ("GET", Some(id)) => inhalt(&fach.iter().find(|(i, _)| *i == id).unwrap().1),
            ("DELETE", Some(_)) if taub.load(Ordering::SeqCst) => status(503),
            ("DELETE", Some(id)) => {
                fach.retain(|(i, _)| *i != id);
                status(204)
            }
            _ => status(404),
        }
    })
}

fn posteingang(probe: &Probe, register: &[(&str, &Stummel)]) -> Posteingang {
    Posteingang::neu(bestand(probe), verbindungen(register), Stelluhr::neu(um(0)))
}

async fn offene(probe: &Probe) -> Vec<EingangRecord> {
    let mut einheit = probe.bestand.lesen().await.unwrap();
    einheit.posteingang().offene(um(0), 100).await.unwrap()
}

#[tokio::test]
async fn messages_are_stored_raw_and_acknowledged_in_order() {
    let probe = Probe::neu().await;
    let altstadt = register(&[(2, "<eins/>"), (1, "kein xml")], Arc::default());
    let posteingang = posteingang(&probe, &[(ALTSTADT, &altstadt)]);
    assert_eq!(
        posteingang.schritt().await.unwrap(),
        Holschritt {
            neu: 2,
            ..Holschritt::default()
        }
    );
    let offene = offene(&probe).await;
    assert_eq!(
        offene.iter().map(|n| n.inhalt.as_slice()).collect::<Vec<_>>(),
        [b"<eins/>".as_slice(), b"kein xml"]
    );
    assert_eq!(
        (offene[0].id, offene[0].absender.as_str()),
        (Uuid::from_u128(2), ALTSTADT)
    );
    assert_eq!(posteingang.schritt().await.unwrap(), Holschritt::default());
}

#[tokio::test]
async fn a_message_whose_acknowledgement_got_lost_is_stored_once() {
    let probe = Probe::neu().await;
    let taub = Arc::new(AtomicBool::new(true));
    let altstadt = register(&[(1, "<eins/>")], taub.clone());
    let posteingang = posteingang(&probe, &[(ALTSTADT, &altstadt)]);
    assert_eq!(
        posteingang.schritt().await.unwrap(),
        Holschritt {
            gescheitert: 1,
            ..Holschritt::default()
        }
    );
    assert_eq!(offene(&probe).await.len(), 1, "stored before it was acknowledged");
    taub.store(false, Ordering::SeqCst);
    assert_eq!(
        posteingang.schritt().await.unwrap(),
        Holschritt {
            bekannt: 1,
            ..Holschritt::default()
        }
    );
    assert_eq!(offene(&probe).await.len(), 1);
    assert_eq!(posteingang.schritt().await.unwrap(), Holschritt::default());
}

#[tokio::test]
async fn whatever_one_register_sends_the_others_are_heard() {
    let probe = Probe::neu().await;
    let liste = |eintraege: &str| inhalt(&format!(r#"{{"nachrichten":[{eintraege}]}}"#));
    let id = Uuid::from_u128(1);
    for boese in [
        vec![Antwort::Endlos],
        vec![inhalt("<html>")],
        vec![liste(r#"{"id":"../../etc/passwd"},{"id":7},null"#)],
        vec![
            liste(&format!(r#"{{"id":"{id}"}}"#)),
            Antwort::Lang(17 * 1024 * 1024),
        ],
        vec![status(401)],
        vec![Antwort::Abbruch],
    ] {
        let (boeses, gutes) = (Stummel::neu(boese), register(&[(5, "<gut/>")], Arc::default()));
        let schritt = posteingang(&probe, &[(ALTSTADT, &boeses), (NEUSTADT, &gutes)])
            .schritt()
            .await
            .unwrap();
        assert_eq!(schritt.neu + schritt.bekannt, 1);
    }
    assert_eq!(
        offene(&probe).await.len(),
        1,
        "nothing of the hostile register was taken for a message"
    );
}

#[tokio::test]
async fn one_message_that_cannot_be_fetched_does_not_hold_up_the_next() {
    let probe = Probe::neu().await;
    let (eins, zwei) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let liste = format!(r#"{{"nachrichten":[{{"id":"{eins}"}},{{"id":"{zwei}"}}]}}"#);
    let altstadt = Stummel::neu([inhalt(&liste), status(404), inhalt("<zwei/>"), status(204)]);
    let schritt = posteingang(&probe, &[(ALTSTADT, &altstadt)])
        .schritt()
        .await
        .unwrap();
    assert_eq!(
        schritt,
        Holschritt {
            neu: 1,
            gescheitert: 1,
            bekannt: 0
        }
    );
    assert_eq!(
        altstadt.zeilen().last().unwrap(),
        &format!("DELETE /xmeld/postfach/{zwei}"),
        "only what is stored"
    );
}
