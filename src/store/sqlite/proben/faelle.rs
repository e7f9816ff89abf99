//! Cases, documents, journal.

use jiff::Timestamp;

use crate::audit::{Eintrag, Kettenpruefer, Vorgang, abdruck};
use crate::fall::Zustand;
use crate::kernel::{DokumentId, FallId};
use crate::store::{Bestand, DokumentRecord, FallRecord, StoreError};

use super::{Probe, anderes, muster, um};

#[tokio::test]
async fn a_case_is_found_by_its_owner_and_keeps_its_state() {
    let probe = Probe::neu().await;
    let (erika, max) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&muster(), "max").await,
    );
    let mut fall = probe.fall(&muster(), erika, 1).await;
    let spaeter = probe.fall(&muster(), erika, 5).await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut faelle = einheit.faelle();

    fall.fall.zustand = Zustand::Zugestellt { am: um(2) };
    fall.geaendert_am = um(2);
    faelle.speichere(&fall).await.unwrap();
    let gefunden = faelle
        .finde_von_konto(&muster(), erika, fall.fall.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((&gefunden.fall, gefunden.geaendert_am), (&fall.fall, um(2)));
    assert!(faelle.finde(&muster(), fall.fall.id).await.unwrap().is_some());

    assert!(
        faelle
            .finde_von_konto(&muster(), max, fall.fall.id)
            .await
            .unwrap()
            .is_none()
    );
    assert!(faelle.finde(&anderes(), fall.fall.id).await.unwrap().is_none());
    assert!(faelle.von_konto(&muster(), max).await.unwrap().is_empty());
    assert!(faelle.von_konto(&anderes(), erika).await.unwrap().is_empty());
    let alle = faelle.von_konto(&muster(), erika).await.unwrap();
    assert_eq!(
        alle.iter().map(|f| f.fall.id).collect::<Vec<_>>(),
        [spaeter.fall.id, fall.fall.id],
        "latest first"
    );
}

#[tokio::test]
async fn nobody_can_change_a_case_that_is_not_there_or_not_theirs() {
    let probe = Probe::neu().await;
    let (erika, max) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&muster(), "max").await,
    );
    let fall = probe.fall(&muster(), erika, 1).await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    for fremd in [
        FallRecord {
            konto: max,
            ..fall.clone()
        },
        FallRecord {
            land: anderes(),
            ..fall.clone()
        },
    ] {
        assert!(matches!(
            einheit.faelle().speichere(&fremd).await,
            Err(StoreError::Fehlt("fall"))
        ));
    }
}

#[tokio::test]
async fn a_document_is_found_by_its_owner_alone() {
    let probe = Probe::neu().await;
    let (erika, max) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&muster(), "max").await,
    );
    let fall = probe.fall(&muster(), erika, 1).await;
    let dokument = DokumentRecord {
        id: DokumentId::neu(um(3), &*probe.zufall),
        land: muster(),
        konto: erika,
        fall: Some(fall.fall.id),
        dateiname: "meldebestaetigung.pdf".to_owned(),
        gesiegelt: true,
        inhalt: b"%PDF-1.7".to_vec(),
        erstellt_am: um(3),
    };
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut dokumente = einheit.dokumente();
    dokumente.lege_an(&dokument).await.unwrap();
    let gefunden = dokumente
        .finde(&muster(), erika, dokument.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(gefunden.inhalt, dokument.inhalt);
    assert_eq!(
        (gefunden.fall, gefunden.gesiegelt, gefunden.erstellt_am),
        (dokument.fall, true, um(3))
    );
    assert_eq!(gefunden.dateiname, dokument.dateiname);
    assert!(
        dokumente
            .finde(&muster(), max, dokument.id)
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        dokumente
            .finde(&anderes(), erika, dokument.id)
            .await
            .unwrap()
            .is_none()
    );
}

fn eintrag(fall: Option<FallId>, zeit: Timestamp) -> Eintrag {
    Eintrag {
        land: muster(),
        fall,
        zeit,
        vorgang: Vorgang::Abweichung {
            felder: vec![crate::fall::Abweichung::Name],
        },
    }
}

#[tokio::test]
async fn the_journal_counts_from_one_in_each_land_and_its_chain_holds() {
    let probe = Probe::neu().await;
    let fall = FallId::aus(uuid::Uuid::from_u128(1));
    for (fall, zeit) in [(None, 0), (Some(fall), 1), (None, 2)] {
        let mut einheit = probe.bestand.schreiben().await.unwrap();
        einheit
            .journal()
            .schreibe(&eintrag(fall, um(zeit)))
            .await
            .unwrap();
        einheit
            .journal()
            .schreibe(&Eintrag {
                land: anderes(),
                ..eintrag(None, um(zeit))
            })
            .await
            .unwrap();
        einheit.speichern().await.unwrap();
        // An entry that is not saved leaves no gap.
        let mut verworfen = probe.bestand.schreiben().await.unwrap();
        verworfen
            .journal()
            .schreibe(&eintrag(fall, um(zeit)))
            .await
            .unwrap();
    }
    let mut einheit = probe.bestand.lesen().await.unwrap();
    for land in [muster(), anderes()] {
        let alle = einheit.journal().seite(&land, 0, 100).await.unwrap();
        assert_eq!(alle.iter().map(|e| e.nummer).collect::<Vec<_>>(), [1, 2, 3]);
        let mut pruefer = Kettenpruefer::default();
        for eintrag in &alle {
            assert_eq!(
                pruefer.nimm(eintrag.nummer, abdruck(&eintrag.text), eintrag.hash),
                Ok(())
            );
        }
        let ende = einheit.journal().ende(&land).await.unwrap().unwrap();
        assert_eq!((ende.nummer, ende.hash), pruefer.ende());
        assert_eq!(einheit.journal().seite(&land, 2, 100).await.unwrap(), alle[2..]);
    }
    let vom_fall = einheit.journal().von_fall(&muster(), fall).await.unwrap();
    assert_eq!(vom_fall.iter().map(|e| e.nummer).collect::<Vec<_>>(), [2]);
    assert_eq!(vom_fall[0].eintrag().unwrap(), eintrag(Some(fall), um(1)));
    assert!(
        einheit
            .journal()
            .von_fall(&anderes(), fall)
            .await
            .unwrap()
            .is_empty()
    );
}
