//! Drafts: who finds them, when they go, and whom to tell.

use crate::kernel::{DokumentId, EntwurfId, KontoId, LandId};
use crate::store::{Bestand, DokumentRecord, EntwurfRecord, EntwurfStore, StoreError};

use super::{Probe, anderes, muster, um};

#[tokio::test]
async fn a_draft_is_found_replaced_and_deleted_by_its_owner_alone() {
    let probe = Probe::neu().await;
    let (erika, max) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&muster(), "max").await,
    );
    let draft = |konto, inhalt: &[u8], am| EntwurfRecord {
        id: EntwurfId::aus(uuid::Uuid::from_u128(1)),
        land: muster(),
        konto,
        geaendert_am: um(am),
        loeschen_am: um(am + 10),
        erinnern_am: None,
        inhalt: inhalt.to_vec(),
    };
    let id = draft(erika, b"", 0).id;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut entwuerfe = einheit.entwuerfe();
    entwuerfe.speichere(&draft(erika, b"eins", 1)).await.unwrap();
    entwuerfe.speichere(&draft(erika, b"zwei", 2)).await.unwrap();
    assert!(matches!(
        entwuerfe.speichere(&draft(max, b"drei", 3)).await,
        Err(StoreError::Fehlt("entwurf"))
    ));

    assert!(entwuerfe.finde(&muster(), max, id).await.unwrap().is_none());
    assert!(entwuerfe.finde(&anderes(), erika, id).await.unwrap().is_none());
    let gefunden = entwuerfe.finde(&muster(), erika, id).await.unwrap().unwrap();
    assert_eq!(
        (gefunden.inhalt.as_slice(), gefunden.geaendert_am),
        (b"zwei".as_slice(), um(2))
    );

    let zweiter = EntwurfRecord {
        id: EntwurfId::aus(uuid::Uuid::from_u128(2)),
        ..draft(erika, b"x", 5)
    };
    entwuerfe.speichere(&zweiter).await.unwrap();
    let alle = entwuerfe.von_konto(&muster(), erika).await.unwrap();
    assert_eq!(
        alle.iter().map(|e| e.id).collect::<Vec<_>>(),
        [zweiter.id, id],
        "latest change first"
    );
    assert!(entwuerfe.von_konto(&anderes(), erika).await.unwrap().is_empty());

    assert!(!entwuerfe.loesche(&muster(), max, id).await.unwrap());
    assert!(entwuerfe.finde(&muster(), erika, id).await.unwrap().is_some());
    assert!(entwuerfe.loesche(&muster(), erika, id).await.unwrap());
    assert!(entwuerfe.finde(&muster(), erika, id).await.unwrap().is_none());
    assert_eq!(entwuerfe.raeume_auf(um(14)).await.unwrap(), 0);
    assert_eq!(entwuerfe.raeume_auf(um(15)).await.unwrap(), 1);
}

fn entwurf(
    land: &LandId,
    konto: KontoId,
    nummer: u128,
    loeschen: i64,
    erinnern: Option<i64>,
) -> EntwurfRecord {
    EntwurfRecord {
        id: EntwurfId::aus(uuid::Uuid::from_u128(nummer)),
        land: land.clone(),
        konto,
        geaendert_am: um(0),
        loeschen_am: um(loeschen),
        erinnern_am: erinnern.map(um),
        inhalt: b"Lindenweg".to_vec(),
    }
}

async fn zu_warnen(entwuerfe: &mut dyn EntwurfStore, bis: i64) -> Vec<EntwurfId> {
    let alle = entwuerfe.zu_warnen(um(bis), 10).await.unwrap();
    alle.iter().map(|e| e.id).collect()
}

async fn zu_erinnern(entwuerfe: &mut dyn EntwurfStore, jetzt: i64) -> Vec<EntwurfId> {
    let alle = entwuerfe.zu_erinnern(um(jetzt), 10).await.unwrap();
    alle.iter().map(|e| e.id).collect()
}

#[tokio::test]
async fn an_owner_is_told_once_that_a_draft_goes_and_again_after_another_change() {
    let probe = Probe::neu().await;
    let (hier, dort) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&anderes(), "erika").await,
    );
    let (bald, spaeter, fremd) = (
        entwurf(&muster(), hier, 1, 100, None),
        entwurf(&muster(), hier, 2, 200, None),
        entwurf(&anderes(), dort, 3, 90, None),
    );
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut entwuerfe = einheit.entwuerfe();
    for e in [&bald, &spaeter, &fremd] {
        entwuerfe.speichere(e).await.unwrap();
    }
    assert_eq!(zu_warnen(&mut *entwuerfe, 89).await, []);
    assert_eq!(
        zu_warnen(&mut *entwuerfe, 100).await,
        [fremd.id, bald.id],
        "soonest first"
    );
    let gelesen = entwuerfe.zu_warnen(um(90), 10).await.unwrap();
    assert_eq!(
        (
            gelesen[0].land.clone(),
            gelesen[0].konto,
            gelesen[0].inhalt.as_slice()
        ),
        (anderes(), dort, b"Lindenweg".as_slice())
    );

    entwuerfe.gewarnt(&muster(), hier, bald.id).await.unwrap();
    assert_eq!(zu_warnen(&mut *entwuerfe, 100).await, [fremd.id]);
    assert!(matches!(
        entwuerfe.gewarnt(&muster(), hier, fremd.id).await,
        Err(StoreError::Fehlt("entwurf"))
    ));

    entwuerfe.speichere(&bald).await.unwrap();
    assert_eq!(zu_warnen(&mut *entwuerfe, 100).await, [fremd.id, bald.id]);
}

#[tokio::test]
async fn an_owner_is_reminded_once_and_again_if_the_day_changes() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let wartet = entwurf(&muster(), konto, 1, 900, Some(50));
    let ohne = entwurf(&muster(), konto, 2, 900, None);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut entwuerfe = einheit.entwuerfe();
    entwuerfe.speichere(&wartet).await.unwrap();
    entwuerfe.speichere(&ohne).await.unwrap();
    assert_eq!(zu_erinnern(&mut *entwuerfe, 49).await, []);
    assert_eq!(zu_erinnern(&mut *entwuerfe, 50).await, [wartet.id]);

    entwuerfe.erinnert(&muster(), konto, wartet.id).await.unwrap();
    assert_eq!(zu_erinnern(&mut *entwuerfe, 999).await, []);
    let gefunden = entwuerfe
        .finde(&muster(), konto, wartet.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((gefunden.loeschen_am, gefunden.erinnern_am), (um(900), None));

    let anders = EntwurfRecord {
        erinnern_am: Some(um(60)),
        ..wartet
    };
    entwuerfe.speichere(&anders).await.unwrap();
    assert_eq!(zu_erinnern(&mut *entwuerfe, 60).await, [anders.id]);
}

#[tokio::test]
async fn an_upload_goes_with_its_draft_unless_a_case_holds_it() {
    let probe = Probe::neu().await;
    let erika = probe.konto(&muster(), "erika").await;
    let fall = probe.fall(&muster(), erika, 1).await.fall.id;
    let entwurf = EntwurfId::aus(uuid::Uuid::from_u128(7));
    let upload = |nummer| DokumentRecord {
        id: DokumentId::aus(uuid::Uuid::from_u128(nummer)),
        land: muster(),
        konto: erika,
        fall: None,
        dateiname: "bestaetigung.pdf".to_owned(),
        gesiegelt: false,
        inhalt: b"%PDF-1.7".to_vec(),
        erstellt_am: um(1),
    };
    let (verworfen, eingereicht, ohne) = (upload(1), upload(2), upload(3));
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit
        .entwuerfe()
        .speichere(&EntwurfRecord {
            id: entwurf,
            land: muster(),
            konto: erika,
            geaendert_am: um(1),
            loeschen_am: um(9),
            erinnern_am: None,
            inhalt: b"x".to_vec(),
        })
        .await
        .unwrap();
    let mut dokumente = einheit.dokumente();
    for dokument in [&verworfen, &eingereicht, &ohne] {
        dokumente.lege_an(dokument).await.unwrap();
    }
    for dokument in [&verworfen, &eingereicht] {
        dokumente
            .gehoert_zu_entwurf(&muster(), erika, dokument.id, entwurf)
            .await
            .unwrap();
    }
    dokumente
        .gehoert_zu_fall(&muster(), erika, eingereicht.id, fall)
        .await
        .unwrap();
    assert!(matches!(
        dokumente.gehoert_zu_fall(&anderes(), erika, ohne.id, fall).await,
        Err(StoreError::Fehlt(_))
    ));
    assert_eq!(
        dokumente.raeume_auf().await.unwrap(),
        0,
        "the draft is still there"
    );
    drop(dokumente);

    assert!(
        einheit
            .entwuerfe()
            .loesche(&muster(), erika, entwurf)
            .await
            .unwrap()
    );
    let mut dokumente = einheit.dokumente();
    assert_eq!(dokumente.raeume_auf().await.unwrap(), 1);
    let mut da = Vec::new();
    for dokument in [&verworfen, &eingereicht, &ohne] {
        let gefunden = dokumente.finde(&muster(), erika, dokument.id).await.unwrap();
        da.push(gefunden.map(|gefunden| gefunden.fall));
    }
    assert_eq!(da, [None, Some(Some(fall)), Some(None)]);
}
