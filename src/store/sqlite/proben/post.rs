//! Outbox and inbox.

use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::NachrichtId;
use crate::store::{Bestand, EingangRecord, Einheit, StoreError, Zustellstand};

use super::{Probe, anderes, muster, um, wartet};

async fn faellig(einheit: &mut Box<dyn Einheit>, am: i64) -> Vec<NachrichtId> {
    einheit
        .postausgang()
        .faellige(um(am), 10)
        .await
        .unwrap()
        .iter()
        .map(|n| n.id)
        .collect()
}

#[tokio::test]
async fn a_later_message_of_a_case_waits_for_the_earlier_one_and_other_cases_do_not() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let (fall, anderer) = (
        probe.fall(&muster(), konto, 1).await,
        probe.fall(&muster(), konto, 2).await,
    );
    let (erste, zweite, dritte) = (
        probe.nachricht(&fall, 10),
        probe.nachricht(&fall, 0),
        probe.nachricht(&fall, 0),
    );
    let fremde = probe.nachricht(&anderer, 5);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    for nachricht in [&erste, &zweite, &dritte, &fremde] {
        einheit.postausgang().lege_an(nachricht).await.unwrap();
    }

    assert_eq!(faellig(&mut einheit, 4).await, []);
    assert_eq!(faellig(&mut einheit, 5).await, [fremde.id]);
    assert_eq!(faellig(&mut einheit, 10).await, [fremde.id, erste.id]);

    einheit
        .postausgang()
        .vermerke(&muster(), erste.id, &wartet(1, 20))
        .await
        .unwrap();
    assert_eq!(
        faellig(&mut einheit, 10).await,
        [fremde.id],
        "put off, and the one behind it too"
    );
    einheit
        .postausgang()
        .vermerke(&muster(), erste.id, &Zustellstand::Zugestellt { am: um(20) })
        .await
        .unwrap();
    assert_eq!(faellig(&mut einheit, 20).await, [zweite.id, fremde.id]);
    let aufgegeben = Zustellstand::Aufgegeben {
        versuche: 9,
        grund: "nicht-erreichbar".to_owned(),
    };
    einheit
        .postausgang()
        .vermerke(&muster(), zweite.id, &aufgegeben)
        .await
        .unwrap();
    assert_eq!(faellig(&mut einheit, 20).await, [dritte.id, fremde.id]);

    let alle = einheit
        .postausgang()
        .von_fall(&muster(), fall.fall.id)
        .await
        .unwrap();
    assert_eq!(
        alle.iter().map(|n| n.id).collect::<Vec<_>>(),
        [erste.id, zweite.id, dritte.id],
        "as written"
    );
    assert_eq!(alle[0].stand, Zustellstand::Zugestellt { am: um(20) });
    assert_eq!(alle[1].stand, aufgegeben);
    assert_eq!(alle[2].inhalt, dritte.inhalt);
    assert!(
        einheit
            .postausgang()
            .von_fall(&anderes(), fall.fall.id)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_message_is_found_and_changed_only_in_its_land() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let nachricht = probe.nachricht(&probe.fall(&muster(), konto, 1).await, 0);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut ausgang = einheit.postausgang();
    ausgang.lege_an(&nachricht).await.unwrap();
    assert!(ausgang.finde(&anderes(), nachricht.id).await.unwrap().is_none());
    assert!(matches!(
        ausgang.vermerke(&anderes(), nachricht.id, &wartet(1, 1)).await,
        Err(StoreError::Fehlt("postausgang"))
    ));
    let stand = Zustellstand::Wartet {
        versuche: 3,
        faellig_am: um(9),
        letzter_fehler: Some("nicht-erreichbar".to_owned()),
    };
    ausgang.vermerke(&muster(), nachricht.id, &stand).await.unwrap();
    let gefunden = ausgang.finde(&muster(), nachricht.id).await.unwrap().unwrap();
    assert_eq!(
        (gefunden.stand, gefunden.typ.as_str(), gefunden.fall),
        (stand, "1704", nachricht.fall)
    );
    assert!(ausgang.lege_an(&nachricht).await.is_err(), "the same id twice");
}

#[tokio::test]
async fn one_damaged_message_does_not_hold_up_the_others() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let heil = probe.nachricht(&probe.fall(&muster(), konto, 1).await, 0);
    let kaputt = probe.nachricht(&probe.fall(&muster(), konto, 2).await, 0);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.postausgang().lege_an(&kaputt).await.unwrap();
    einheit.postausgang().lege_an(&heil).await.unwrap();
    einheit.speichern().await.unwrap();
    probe
        .sql("UPDATE postausgang SET inhalt = x'00' WHERE folge = 1")
        .await;
    let mut einheit = probe.bestand.lesen().await.unwrap();
    assert_eq!(faellig(&mut einheit, 0).await, [heil.id]);
    assert!(matches!(
        einheit.postausgang().finde(&muster(), kaputt.id).await,
        Err(StoreError::Unlesbar("postausgang"))
    ));
}

fn eingang(absender: &str, id: u128, am: i64) -> EingangRecord {
    EingangRecord {
        id: Uuid::from_u128(id),
        land: muster(),
        absender: Ags::parse(absender).unwrap(),
        inhalt: format!("<xmeld nr='{id}'/>").into_bytes(),
        empfangen_am: um(am),
        fehlversuche: 0,
    }
}

#[tokio::test]
async fn a_message_from_a_register_is_kept_once_and_worked_off_in_order() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut post = einheit.posteingang();
    let erste = eingang("99000001", 2, 0);
    assert!(post.lege_an(&erste).await.unwrap());
    assert!(
        !post
            .lege_an(&EingangRecord {
                inhalt: b"other".to_vec(),
                ..erste.clone()
            })
            .await
            .unwrap()
    );
    assert!(
        post.lege_an(&eingang("99000002", 2, 0)).await.unwrap(),
        "another sender may use the same id"
    );
    assert!(
        post.lege_an(&EingangRecord {
            land: anderes(),
            ..erste.clone()
        })
        .await
        .unwrap()
    );
    assert!(post.lege_an(&eingang("99000001", 1, 0)).await.unwrap());

    let offene = post.offene(um(0), 10).await.unwrap();
    assert_eq!(offene.len(), 4);
    assert_eq!(
        (offene[0].id, offene[0].absender, &offene[0].inhalt),
        (erste.id, erste.absender, &erste.inhalt)
    );
    assert_eq!(offene[3].id, Uuid::from_u128(1), "oldest first");

    post.erledige(&muster(), erste.absender, erste.id, um(1))
        .await
        .unwrap();
    assert_eq!(post.offene(um(1), 10).await.unwrap().len(), 3);
    assert!(matches!(
        post.erledige(&muster(), erste.absender, Uuid::from_u128(77), um(1))
            .await,
        Err(StoreError::Fehlt("posteingang"))
    ));
}

#[tokio::test]
async fn a_message_that_cannot_be_worked_off_is_tried_later_and_in_the_end_put_aside() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut post = einheit.posteingang();
    let n = eingang("99000001", 1, 0);
    post.lege_an(&n).await.unwrap();
    post.vertage(&muster(), n.absender, n.id, "kein Fall", Some(um(60)))
        .await
        .unwrap();
    assert!(post.offene(um(59), 10).await.unwrap().is_empty());
    assert_eq!(post.offene(um(60), 10).await.unwrap()[0].fehlversuche, 1);
    post.vertage(&muster(), n.absender, n.id, "kein Fall", None)
        .await
        .unwrap();
    assert!(post.offene(um(9999), 10).await.unwrap().is_empty());
    assert!(!post.lege_an(&n).await.unwrap(), "put aside is still known");
}
