//! The journal as evidence, and what an operator does with messages that are stuck.

use std::io::Read as _;

use super::{Stelluhr, Welt, arten};
use crate::service::Wer;
use crate::{
    audit::{Eintrag, Kettenbruch, Vorgang},
    fall::Zustand,
    service::{EinreichFehler, PostFehler, Stempelmangel},
    store::{
        Bestand as _, Zustellstand,
        proben::{muster, um},
    },
    urkunde::zeitstempel::ZeitstempelFehler,
};

const STUNDE: i64 = 3600;

impl Welt {
    /// Something happens at this second.
    async fn notiere(&self, sekunde: i64) {
        self.stelle(um(sekunde));
        let mut einheit = self.probe.bestand.schreiben().await.unwrap();
        let eintrag = Eintrag {
            land: muster(),
            fall: Some(self.fall),
            zeit: um(sekunde),
            vorgang: Vorgang::Verfallen,
        };
        einheit.journal().schreibe(&eintrag).await.unwrap();
        einheit.speichern().await.unwrap();
    }

    async fn verlange_beweise(&self) -> Result<(), EinreichFehler> {
        let mut einheit = self.probe.bestand.lesen().await.unwrap();
        self.dienste.verlange_beweise(&mut *einheit, &self.land).await
    }
}

#[tokio::test]
async fn entries_are_attested_together_once_the_oldest_has_waited_ten_minutes() {
    let welt = Welt::neu().await;
    for sekunde in [0, 60, 120] {
        welt.notiere(sekunde).await;
    }
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 0, "not yet");
    welt.stelle(um(600));
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 1);
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 0, "nothing new");
    welt.notiere(700).await;
    let befund = welt.dienste.journal_pruefen(&welt.land).await.unwrap();
    assert!(befund.heil());
    assert_eq!((befund.ganz, befund.stempel.len()), (4, 1));
    let bezeugt = befund.stempel[0].befund.as_ref().unwrap();
    assert_eq!((befund.stempel[0].bis, bezeugt.zeitpunkt), (3, um(600)));
    assert_eq!(befund.ungestempelt_seit, Some(um(700)));
}

#[tokio::test]
async fn a_changed_entry_is_named_and_so_is_a_removed_one() {
    for (sql, bruch) in [
        (
            "UPDATE journal SET eintrag = replace(eintrag, 'verfallen', 'angemeldet') WHERE nummer = 2",
            Kettenbruch::Veraendert { nummer: 2 },
        ),
        (
            "DELETE FROM journal WHERE nummer = 2",
            Kettenbruch::Luecke {
                erwartet: 2,
                gefunden: 3,
            },
        ),
    ] {
        let welt = Welt::neu().await;
        for sekunde in [0, 1, 2] {
            welt.notiere(sekunde).await;
        }
        assert!(
            welt.probe.versuche_sql(sql).await.is_err(),
            "a trigger stops a careless one"
        );
        welt.probe.sql("DROP TRIGGER journal_bleibt_stehen").await;
        welt.probe.sql("DROP TRIGGER journal_bleibt_ganz").await;
        welt.probe.sql(sql).await;
        let befund = welt.dienste.journal_pruefen(&welt.land).await.unwrap();
        assert_eq!((befund.ganz, befund.bruch), (1, Some(bruch)));
        assert!(!befund.heil());
    }
}

#[tokio::test]
async fn a_journal_that_was_cut_off_or_written_anew_lacks_what_was_attested() {
    for sql in [
        "DELETE FROM journal WHERE nummer > 1",
        // A chain that holds in itself: the last entry removed, and another one written in its place by the store.
        "DELETE FROM journal WHERE nummer = 3",
    ] {
        let welt = Welt::neu().await;
        for sekunde in [0, 1, 2] {
            welt.notiere(sekunde).await;
        }
        welt.stelle(um(600));
        assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 1);
        welt.probe.sql("DROP TRIGGER journal_bleibt_ganz").await;
        welt.probe.sql(sql).await;
        welt.notiere(900).await;
        let befund = welt.dienste.journal_pruefen(&welt.land).await.unwrap();
        assert_eq!(befund.bruch, None, "the chain itself is whole");
        assert_eq!(
            befund.stempel[0].befund,
            Err(Stempelmangel::AndereKette),
            "but not the one that was attested"
        );
        assert!(!befund.heil());
    }
}

#[tokio::test]
async fn a_time_stamp_of_a_stranger_attests_nothing_and_is_not_kept() {
    let welt = Welt::neu().await;
    welt.notiere(0).await;
    welt.stelle(um(600));
    welt.stempel
        .fremd
        .store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 0);
    welt.probe
        .sql(
            "INSERT INTO journalstempel (land, bis, hash, am, token)
             SELECT land, nummer, hash, 0, x'3000' FROM journal",
        )
        .await;
    let befund = welt.dienste.journal_pruefen(&welt.land).await.unwrap();
    assert_eq!(
        befund.stempel[0].befund,
        Err(Stempelmangel::Token(ZeitstempelFehler::Unpassend))
    );
}

#[tokio::test]
async fn after_four_hours_without_a_time_stamp_no_anmeldung_is_taken_until_there_is_one() {
    let welt = Welt::neu().await;
    welt.verlange_beweise().await.unwrap();
    welt.notiere(0).await;
    welt.stempel.da.store(false, std::sync::atomic::Ordering::Relaxed);
    welt.stelle(um(4 * STUNDE - 1));
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 0);
    welt.verlange_beweise().await.unwrap();
    welt.stelle(um(4 * STUNDE));
    assert!(matches!(
        welt.verlange_beweise().await,
        Err(EinreichFehler::OhneBeweise)
    ));
    welt.stempel.da.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 1);
    welt.verlange_beweise().await.unwrap();
}

#[tokio::test]
async fn the_container_of_a_case_holds_its_messages_its_entries_and_the_chain_up_to_the_time_stamp() {
    let welt = Welt::neu().await;
    welt.notiere(0).await;
    // Somebody else's entry: in the chain, but not in the container.
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    let fremd = Eintrag {
        land: muster(),
        fall: None,
        zeit: um(1),
        vorgang: Vorgang::Angemeldet {
            konto: welt.konto,
            niveau: 4,
        },
    };
    einheit.journal().schreibe(&fremd).await.unwrap();
    einheit.speichern().await.unwrap();
    welt.stelle(um(601));
    assert_eq!(welt.dienste.journal_stempeln().await.unwrap(), 1);
    let akte = welt.dienste.fall_ausleiten(&welt.land, welt.fall).await.unwrap();
    let akte = akte.unwrap();
    assert_eq!(&akte[30..38], b"mimetype", "the type can be read off the bytes");
    let mut archiv = zip::ZipArchive::new(std::io::Cursor::new(akte)).unwrap();
    let mut namen: Vec<_> = archiv
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    namen.sort();
    let nachricht = format!("nachrichten/{}-1704.xml", welt.nachricht);
    assert_eq!(
        namen,
        [
            "LIESMICH.txt",
            "META-INF/ASiCManifest.xml",
            "META-INF/signature.p7s",
            "fall.json",
            "journal.jsonl",
            "kette.jsonl",
            "mimetype",
            &nachricht,
            "stempel/2.tst"
        ]
    );
    let mut lies = |name: &str| {
        let mut text = String::new();
        archiv.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert_eq!(lies("journal.jsonl").lines().count(), 1);
    assert_eq!(lies("kette.jsonl").lines().count(), 2);
    assert!(!lies("kette.jsonl").contains(&welt.konto.to_string()));
}

#[tokio::test]
async fn a_waiting_message_is_due_at_once_when_the_operator_says_so() {
    let welt = Welt::neu().await;
    welt.stelle(um(5));
    let getan = welt
        .dienste
        .nachricht_erneut_senden(&welt.land, welt.nachricht, &Wer::Konsole);
    getan.await.unwrap();
    assert!(matches!(
        welt.stand_der_nachricht().await,
        Some(Zustellstand::Wartet { faellig_am, .. }) if faellig_am == um(5)
    ));
}

#[tokio::test]
async fn a_dropped_message_is_never_sent_again_its_case_is_disturbed_and_the_journal_says_why() {
    let welt = Welt::neu().await;
    let getan = welt.dienste.nachricht_verwerfen(
        &welt.land,
        welt.nachricht,
        "Doppelt, mit der Behörde besprochen",
        &Wer::Konsole,
    );
    getan.await.unwrap();
    assert!(matches!(welt.zustand().await, Zustand::Gestoert { .. }));
    let Some(Zustellstand::Verworfen { grund, .. }) = welt.stand_der_nachricht().await else {
        panic!("not dropped");
    };
    assert_eq!(grund, "Doppelt, mit der Behörde besprochen");
    assert_eq!(arten(&welt.journal().await), ["verworfen"]);
    assert!(
        welt.dienste
            .unzugestellte(&welt.land, 10)
            .await
            .unwrap()
            .is_empty()
    );
    let noch_einmal = welt
        .dienste
        .nachricht_erneut_senden(&welt.land, welt.nachricht, &Wer::Konsole);
    assert!(matches!(noch_einmal.await, Err(PostFehler::Verworfen)));
    let im_fall = welt
        .dienste
        .erneut_senden(&welt.land, welt.fall, &Wer::Konsole)
        .await;
    assert!(im_fall.is_err(), "nor with the whole case: {im_fall:?}");
}

#[tokio::test]
async fn a_message_put_aside_is_listed_with_its_reason_and_worked_off_again_on_demand() {
    let welt = Welt::neu().await;
    welt.empfange(7, "<kein-xmeld/>".to_owned()).await;
    let alle = welt.dienste.unerledigte(&welt.land, 10).await.unwrap();
    assert_eq!(alle.len(), 1);
    assert!(alle[0].beiseite && alle[0].grund.is_some());
    let (von, id) = (alle[0].eingang.absender, alle[0].eingang.id);
    let getan = welt
        .dienste
        .eingang_wieder_vorlegen(&welt.land, von, id, &Wer::Konsole);
    getan.await.unwrap();
    assert_eq!(
        welt.dienste.antworten_verarbeiten().await.unwrap(),
        1,
        "tried again"
    );
    let unbekannt = uuid::Uuid::from_u128(8);
    let nein = welt
        .dienste
        .eingang_wieder_vorlegen(&welt.land, von, unbekannt, &Wer::Konsole);
    assert!(matches!(nein.await, Err(PostFehler::NichtBeiseite)));
}

/// The time-stamp authority of these tests.
pub(super) struct Probestempel {
    pub(super) schluessel: crate::urkunde::Softwareschluessel,
    /// Of an authority that nobody knows.
    pub(super) anderer: crate::urkunde::Softwareschluessel,
    pub(super) uhr: std::sync::Arc<Stelluhr>,
    pub(super) da: std::sync::atomic::AtomicBool,
    pub(super) fremd: std::sync::atomic::AtomicBool,
}

impl crate::urkunde::zeitstempel::Zeitstempeldienst for Probestempel {
    fn stempel(&self, abdruck: &[u8; 32]) -> Result<Vec<u8>, ZeitstempelFehler> {
        use std::sync::atomic::Ordering::Relaxed;

        use crate::{
            kernel::Uhr as _,
            urkunde::zeitstempel::{anfrage, beantworte, token},
        };
        if !self.da.load(Relaxed) {
            return Err(ZeitstempelFehler::NichtErreicht("away".to_owned()));
        }
        let schluessel = if self.fremd.load(Relaxed) {
            &self.anderer
        } else {
            &self.schluessel
        };
        let nonce = *b"probe 01";
        let antwort = beantworte(&anfrage(abdruck, nonce)?, 1, self.uhr.jetzt(), schluessel)?;
        token(&antwort, abdruck, nonce)
    }
}
