//! What lies on the disk: units of work, keys, damaged and moved rows.

use std::fs;

use crate::kernel::FallId;
use crate::store::{Bestand, StoreError};

use super::{Probe, muster, musterfall, um};

#[tokio::test]
async fn a_dropped_unit_of_work_leaves_nothing() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut fall = probe.fall(&muster(), konto, 1).await;
    fall.fall = musterfall(FallId::neu(um(2), &*probe.zufall));
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.faelle().lege_an(&fall).await.unwrap();
    drop(einheit);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    assert!(
        einheit
            .faelle()
            .finde(&muster(), fall.fall.id)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_reader_sees_one_state_and_cannot_write() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let mut leser = probe.bestand.lesen().await.unwrap();
    assert!(
        leser
            .faelle()
            .von_konto(&muster(), konto)
            .await
            .unwrap()
            .is_empty()
    );
    let fall = probe.fall(&muster(), konto, 1).await;
    assert!(
        leser
            .faelle()
            .von_konto(&muster(), konto)
            .await
            .unwrap()
            .is_empty(),
        "as it was when it began"
    );
    assert!(matches!(
        leser.faelle().speichere(&fall).await,
        Err(StoreError::Datenbank { .. })
    ));
    let mut spaeter = probe.bestand.lesen().await.unwrap();
    assert_eq!(
        spaeter.faelle().von_konto(&muster(), konto).await.unwrap().len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_writers_at_once_wait_for_one_another_and_lose_nothing() {
    let probe = std::sync::Arc::new(Probe::neu().await);
    let konto = probe.konto(&muster(), "erika").await;
    let schreiber: Vec<_> = (0..16)
        .map(|nummer| {
            let probe = probe.clone();
            tokio::spawn(async move { probe.fall(&muster(), konto, nummer).await })
        })
        .collect();
    for einer in schreiber {
        einer.await.unwrap();
    }
    let mut einheit = probe.bestand.lesen().await.unwrap();
    assert_eq!(
        einheit.faelle().von_konto(&muster(), konto).await.unwrap().len(),
        16
    );
}

#[tokio::test]
async fn everything_saved_is_there_after_opening_again() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let fall = probe.fall(&muster(), konto, 1).await;
    let probe = probe.wieder().await;
    assert_eq!(probe.konto(&muster(), "erika").await, konto);
    let mut einheit = probe.bestand.lesen().await.unwrap();
    let gefunden = einheit
        .faelle()
        .finde(&muster(), fall.fall.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(gefunden.fall, fall.fall);
}

#[tokio::test]
async fn with_another_key_the_database_does_not_even_open() {
    let probe = Probe::neu().await;
    assert!(matches!(
        probe.oeffne(2).await.map(drop),
        Err(StoreError::Unlesbar("schluesselprobe"))
    ));
}

#[tokio::test]
async fn no_name_lies_in_the_clear_in_any_file() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "https-subject-of-erika").await;
    let fall = probe.fall(&muster(), konto, 1).await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit
        .postausgang()
        .lege_an(&probe.nachricht(&fall, 0))
        .await
        .unwrap();
    einheit.speichern().await.unwrap();

    let mut alles = Vec::new();
    for datei in fs::read_dir(probe.ordner.path()).unwrap() {
        alles.extend(fs::read(datei.unwrap().path()).unwrap());
    }
    let steht_da = |text: &str| {
        alles
            .windows(text.len())
            .any(|fenster| fenster == text.as_bytes())
    };
    assert!(
        steht_da("musterland"),
        "the Land stands in the clear, or this test reads the wrong files"
    );
    for geheim in [
        "Mustermann",
        "Erika",
        "1964-08-12",
        "Lindenweg",
        "MW-2026-7K3Q-9XHT",
        "https-subject-of-erika",
    ] {
        assert!(!steht_da(geheim), "{geheim}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let probe = Probe::neu().await;
    probe.konto(&muster(), "erika").await;
    let mut anzahl = 0;
    for datei in fs::read_dir(probe.ordner.path()).unwrap() {
        let datei = datei.unwrap();
        assert_eq!(
            datei.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            datei.path()
        );
        anzahl += 1;
    }
    assert_eq!(anzahl, 3, "the database and its two companions");
}

#[tokio::test]
async fn a_content_moved_to_another_row_or_owner_cannot_be_read() {
    let probe = Probe::neu().await;
    let (erika, max) = (
        probe.konto(&muster(), "erika").await,
        probe.konto(&muster(), "max").await,
    );
    let (eins, zwei) = (
        probe.fall(&muster(), erika, 1).await,
        probe.fall(&muster(), erika, 2).await,
    );
    probe
        .sql("UPDATE fall SET inhalt = f.inhalt FROM fall AS f WHERE f.id <> fall.id")
        .await;
    let mut einheit = probe.bestand.lesen().await.unwrap();
    for id in [eins.fall.id, zwei.fall.id] {
        assert!(matches!(
            einheit.faelle().finde(&muster(), id).await,
            Err(StoreError::Unlesbar("fall"))
        ));
    }
    drop(einheit);

    let drei = probe.fall(&muster(), max, 3).await;
    probe
        .sql("UPDATE fall SET konto = (SELECT konto FROM fall ORDER BY geaendert_am LIMIT 1)")
        .await;
    let mut einheit = probe.bestand.lesen().await.unwrap();
    assert!(matches!(
        einheit
            .faelle()
            .finde_von_konto(&muster(), erika, drei.fall.id)
            .await,
        Err(StoreError::Unlesbar("fall"))
    ));
}

#[tokio::test]
async fn the_queues_are_read_by_their_indexes() {
    let probe = Probe::neu().await;
    for (frage, index) in [
        (
            "SELECT id FROM postausgang WHERE stand = 'wartet' AND faellig_am <= 5 ORDER BY faellig_am, folge",
            "postausgang_faellig",
        ),
        (
            "SELECT id FROM posteingang WHERE stand = 'offen' AND faellig_am <= 5 ORDER BY folge",
            "posteingang_offen",
        ),
        (
            "SELECT id FROM fall WHERE land = 'x' AND konto = x'00' ORDER BY geaendert_am",
            "fall_konto",
        ),
        (
            "SELECT id FROM mailausgang WHERE stand = 'wartet' AND faellig_am <= 5 ORDER BY folge",
            "mailausgang_wartet",
        ),
        (
            "SELECT id FROM entwurf WHERE gewarnt = 0 AND loeschen_am <= 5 ORDER BY loeschen_am LIMIT 5",
            "entwurf_warnen",
        ),
        (
            "SELECT id FROM entwurf WHERE erinnern_am IS NOT NULL AND erinnern_am <= 5 ORDER BY erinnern_am",
            "entwurf_erinnern",
        ),
        (
            "SELECT rowid FROM sitzung WHERE min(ruht_bis, endet_am) < 5 LIMIT 5",
            "sitzung_ende",
        ),
    ] {
        let plan = probe.plan(frage).await;
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}

#[tokio::test]
async fn the_journal_refuses_a_careless_change() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let eintrag = crate::audit::Eintrag {
        land: muster(),
        fall: None,
        zeit: um(0),
        vorgang: crate::audit::Vorgang::Abweichung { felder: vec![] },
    };
    einheit.journal().schreibe(&eintrag).await.unwrap();
    einheit.speichern().await.unwrap();
    assert!(probe.versuche_sql("DELETE FROM journal").await.is_err());
    assert!(probe.versuche_sql("UPDATE journal SET nummer = 2").await.is_err());
}
