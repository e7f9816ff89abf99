//! Accounts, sessions, logins: who finds what.

use crate::kernel::{Geheim, KontoId};
use crate::meldewesen::Identitaet;
use crate::store::{AnmeldeRecord, AnmeldeZweck, Bestand, SitzungRecord, StoreError};

use super::{Probe, anderes, muster, um};

fn identitaet() -> Identitaet {
    serde_json::from_value(serde_json::json!({
        "familienname": "Mustermann", "vornamen": "Erika", "geburtsdatum": "1964-08-12",
        "anschrift": {
            "ags": "99000001", "postleitzahl": "99001", "ort": "Altstadt", "strasse_hausnummer": "Heidestraße 17",
        },
    }))
    .unwrap()
}

fn sitzung(konto: KontoId) -> SitzungRecord {
    SitzungRecord {
        id_hash: [3; 32],
        land: muster(),
        konto,
        identitaet: identitaet(),
        niveau: 4,
        angemeldet_am: um(0),
        ruht_bis: um(900),
        endet_am: um(3600),
        csrf: Geheim::neu("csrf-wert".to_owned()),
        anbieter: "bundid".parse().unwrap(),
        anbieter_sitzung: Some([4; 32]),
    }
}

fn anmeldung() -> AnmeldeRecord {
    AnmeldeRecord {
        anbieter: "bundid".parse().unwrap(),
        state_hash: [5; 32],
        land: muster(),
        browser_hash: [6; 32],
        nonce: Geheim::neu("nonce-wert".to_owned()),
        pkce: Geheim::neu("pkce-wert".to_owned()),
        zweck: AnmeldeZweck::Sitzung,
        begonnen_am: um(0),
        zurueck: "/anmeldung".to_owned(),
    }
}

#[tokio::test]
async fn the_same_subject_gets_the_same_account_and_another_land_another_one() {
    let probe = Probe::neu().await;
    let erste = probe.konto(&muster(), "erika").await;
    assert_eq!(probe.konto(&muster(), "erika").await, erste);
    assert_ne!(probe.konto(&muster(), "max").await, erste);
    assert_ne!(probe.konto(&anderes(), "erika").await, erste);
}

#[tokio::test]
async fn a_session_is_found_by_its_hash_in_its_land_until_it_is_ended() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut sitzungen = einheit.sitzungen();
    sitzungen.lege_an(&sitzung(konto)).await.unwrap();

    assert!(sitzungen.finde(&anderes(), [3; 32]).await.unwrap().is_none());
    assert!(sitzungen.finde(&muster(), [4; 32]).await.unwrap().is_none());
    sitzungen.beruehre(&muster(), [3; 32], um(1800)).await.unwrap();
    let gefunden = sitzungen.finde(&muster(), [3; 32]).await.unwrap().unwrap();
    assert_eq!(
        (gefunden.konto, gefunden.niveau, gefunden.ruht_bis),
        (konto, 4, um(1800))
    );
    assert_eq!((gefunden.angemeldet_am, gefunden.endet_am), (um(0), um(3600)));
    assert_eq!(gefunden.identitaet, identitaet());
    assert_eq!(gefunden.csrf.offen(), "csrf-wert");

    sitzungen.beende(&anderes(), [3; 32]).await.unwrap();
    assert!(sitzungen.finde(&muster(), [3; 32]).await.unwrap().is_some());
    sitzungen.beende(&muster(), [3; 32]).await.unwrap();
    assert!(sitzungen.finde(&muster(), [3; 32]).await.unwrap().is_none());
}

#[tokio::test]
async fn sessions_are_tidied_up_once_they_have_idled_too_long_or_are_over() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut sitzungen = einheit.sitzungen();
    sitzungen.lege_an(&sitzung(konto)).await.unwrap();
    sitzungen
        .lege_an(&SitzungRecord {
            id_hash: [4; 32],
            ruht_bis: um(9999),
            ..sitzung(konto)
        })
        .await
        .unwrap();
    assert_eq!(sitzungen.raeume_auf(um(900)).await.unwrap(), 0);
    assert_eq!(sitzungen.raeume_auf(um(901)).await.unwrap(), 1);
    assert_eq!(sitzungen.raeume_auf(um(3601)).await.unwrap(), 1);
}

#[tokio::test]
async fn a_session_needs_an_account_of_its_own_land() {
    let probe = Probe::neu().await;
    let fremd = probe.konto(&anderes(), "erika").await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.sitzungen().lege_an(&sitzung(fremd)).await.unwrap();
    assert!(matches!(
        einheit.speichern().await,
        Err(StoreError::Datenbank { .. })
    ));
}

#[tokio::test]
async fn a_login_is_taken_once_even_by_two_at_the_same_time() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.anmeldungen().lege_an(&anmeldung()).await.unwrap();
    assert!(
        einheit
            .anmeldungen()
            .entnimm(&anderes(), [5; 32])
            .await
            .unwrap()
            .is_none()
    );
    einheit.speichern().await.unwrap();

    let nimm = async || {
        let mut einheit = probe.bestand.schreiben().await.unwrap();
        let anmeldung = einheit.anmeldungen().entnimm(&muster(), [5; 32]).await.unwrap();
        einheit.speichern().await.unwrap();
        anmeldung
    };
    let (eine, andere) = tokio::join!(nimm(), nimm());
    let genommen: Vec<_> = [eine, andere].into_iter().flatten().collect();
    assert_eq!(genommen.len(), 1);
    assert_eq!(genommen[0].nonce.offen(), "nonce-wert");
    assert_eq!(genommen[0].pkce.offen(), "pkce-wert");
    assert_eq!(genommen[0].browser_hash, [6; 32]);
    assert_eq!(
        (&genommen[0].zweck, genommen[0].zurueck.as_str()),
        (&AnmeldeZweck::Sitzung, "/anmeldung")
    );
}

#[tokio::test]
async fn logins_that_nobody_finished_are_tidied_up() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.anmeldungen().lege_an(&anmeldung()).await.unwrap();
    assert_eq!(einheit.anmeldungen().raeume_auf(um(0)).await.unwrap(), 0);
    assert_eq!(einheit.anmeldungen().raeume_auf(um(1)).await.unwrap(), 1);
}

#[tokio::test]
async fn whether_a_person_wants_mails_is_their_own_choice_in_their_land() {
    let probe = Probe::neu().await;
    let (erika, max) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&muster(), "max").await,
    );
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut konten = einheit.konten();
    assert!(
        !konten.ohne_mail(&muster(), erika).await.unwrap(),
        "wanted, until somebody says no"
    );
    konten.setze_ohne_mail(&muster(), erika, true).await.unwrap();
    assert!(konten.ohne_mail(&muster(), erika).await.unwrap());
    assert!(!konten.ohne_mail(&muster(), max).await.unwrap());
    assert!(
        konten.ohne_mail(&anderes(), max).await.unwrap(),
        "nobody there to write to"
    );
    assert!(matches!(
        konten.setze_ohne_mail(&anderes(), erika, false).await,
        Err(StoreError::Fehlt("konto"))
    ));
    konten.setze_ohne_mail(&muster(), erika, false).await.unwrap();
    assert!(!konten.ohne_mail(&muster(), erika).await.unwrap());
}
