//! One open case per account and authority, the case code, what lapses, and taking back.

use crate::fall::Zustand;
use crate::kernel::FallId;
use crate::meldewesen::Fallcode;
use crate::store::{Bestand, FallRecord, StoreError};

use super::{Probe, anderes, muster, musterfall, um, wartet};

/// Another case of the same account to the same authority.
fn zweiter(probe: &Probe, erster: &FallRecord) -> FallRecord {
    let mut fall = musterfall(FallId::neu(um(50), &*probe.zufall));
    fall.zuzug = erster.fall.zuzug;
    FallRecord {
        fall,
        ..erster.clone()
    }
}

#[tokio::test]
async fn a_second_open_case_to_the_same_authority_is_refused_and_a_later_one_is_not() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut erster = probe.fall(&muster(), konto, 1).await;
    let zweiter = zweiter(&probe, &erster);
    let zuzug = erster.fall.zuzug;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut faelle = einheit.faelle();
    assert_eq!(
        faelle.offener(&muster(), konto, zuzug).await.unwrap(),
        Some(erster.fall.id)
    );
    assert_eq!(faelle.offener(&anderes(), konto, zuzug).await.unwrap(), None);
    let nein = faelle.lege_an(&zweiter).await;
    assert!(matches!(nein, Err(StoreError::SchonOffen)), "{nein:?}");

    erster.fall.zustand = Zustand::Zurueckgezogen;
    faelle.speichere(&erster).await.unwrap();
    assert_eq!(faelle.offener(&muster(), konto, zuzug).await.unwrap(), None);
    faelle.lege_an(&zweiter).await.unwrap();
    assert_eq!(
        faelle.offener(&muster(), konto, zuzug).await.unwrap(),
        Some(zweiter.fall.id)
    );
}

#[tokio::test]
async fn a_message_that_reopens_a_case_counts_although_another_one_is_open() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut erster = probe.fall(&muster(), konto, 1).await;
    let zweiter = zweiter(&probe, &erster);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut faelle = einheit.faelle();
    erster.fall.zustand = Zustand::Gestoert {
        code: "X001".to_owned(),
    };
    faelle.speichere(&erster).await.unwrap();
    faelle.lege_an(&zweiter).await.unwrap();
    erster.fall.zustand = Zustand::CodeErwartet {
        aktenzeichen: "NEU-1".to_owned(),
        fristende: None,
    };
    faelle.speichere(&erster).await.unwrap();
    let gefunden = faelle.finde(&muster(), erster.fall.id).await.unwrap().unwrap();
    assert_eq!(gefunden.fall.zustand, erster.fall.zustand);
    let offen = faelle.offener(&muster(), konto, erster.fall.zuzug).await.unwrap();
    assert_eq!(offen, Some(zweiter.fall.id));
}

#[tokio::test]
async fn a_case_is_found_by_its_code_in_its_land_alone() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let fall = probe.fall(&muster(), konto, 1).await;
    let mut einheit = probe.bestand.lesen().await.unwrap();
    let mut faelle = einheit.faelle();
    let code = &fall.fall.fallcode;
    let gefunden = faelle.finde_fallcode(&muster(), code).await.unwrap().unwrap();
    assert_eq!((gefunden.fall.id, gefunden.konto), (fall.fall.id, konto));
    assert!(faelle.finde_fallcode(&anderes(), code).await.unwrap().is_none());
    let anderer = Fallcode::lies("0000-0000-0000-0000").unwrap();
    assert!(
        faelle
            .finde_fallcode(&muster(), &anderer)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_case_lapses_when_its_time_has_come_and_not_again() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut fall = probe.fall(&muster(), konto, 1).await;
    fall.fall.zustand = Zustand::CodeErwartet {
        aktenzeichen: "NEU-1".to_owned(),
        fristende: Some(jiff::civil::date(2026, 11, 29)),
    };
    let wann = fall.fall.zustand.verfaellt_am().unwrap();
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut faelle = einheit.faelle();
    faelle.speichere(&fall).await.unwrap();
    let davor = wann - jiff::SignedDuration::from_secs(1);
    assert!(faelle.verfallende(davor, 10).await.unwrap().is_empty());
    let verfallende = faelle.verfallende(wann, 10).await.unwrap();
    assert_eq!(verfallende.len(), 1);
    assert_eq!(
        (&verfallende[0].land, verfallende[0].fall.id),
        (&muster(), fall.fall.id)
    );
    fall.fall.zustand = Zustand::Verfallen {
        aktenzeichen: "NEU-1".to_owned(),
        fristende: None,
    };
    faelle.speichere(&fall).await.unwrap();
    assert!(faelle.verfallende(wann, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_message_is_taken_back_until_its_first_attempt_begins() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let (fall, anderer) = (
        probe.fall(&muster(), konto, 1).await,
        probe.fall(&muster(), konto, 2).await,
    );
    let (erste, zweite) = (probe.nachricht(&fall, 10), probe.nachricht(&anderer, 20));
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut ausgang = einheit.postausgang();
    ausgang.lege_an(&erste).await.unwrap();
    ausgang.lege_an(&zweite).await.unwrap();

    assert_eq!(
        ausgang.unversucht(&muster(), fall.fall.id).await.unwrap(),
        Some(um(10))
    );
    assert_eq!(ausgang.unversucht(&anderes(), fall.fall.id).await.unwrap(), None);
    assert!(!ausgang.nimm_zurueck(&anderes(), fall.fall.id).await.unwrap());
    assert!(ausgang.nimm_zurueck(&muster(), fall.fall.id).await.unwrap());
    assert!(ausgang.finde(&muster(), erste.id).await.unwrap().is_none());
    assert!(
        !ausgang.beginne(&muster(), erste.id, 0, um(99)).await.unwrap(),
        "what is gone is not sent"
    );

    assert!(!ausgang.beginne(&anderes(), zweite.id, 0, um(99)).await.unwrap());
    assert!(ausgang.beginne(&muster(), zweite.id, 0, um(99)).await.unwrap());
    assert!(
        !ausgang.beginne(&muster(), zweite.id, 0, um(99)).await.unwrap(),
        "claimed once"
    );
    assert_eq!(
        ausgang.finde(&muster(), zweite.id).await.unwrap().unwrap().stand,
        wartet(1, 99)
    );
    assert_eq!(
        ausgang.unversucht(&muster(), anderer.fall.id).await.unwrap(),
        None
    );
    assert!(!ausgang.nimm_zurueck(&muster(), anderer.fall.id).await.unwrap());
}
