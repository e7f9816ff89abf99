//! The link for others who move in: whom it serves, how it is taken back, and what is left of it after the submission.

use jiff::SignedDuration;

use super::{Welt, mit_kind::entwurf, muster, um};
use crate::{
    service::{Gemeinsamlink, einladung},
    store::Bestand as _,
};

impl Welt {
    async fn lade_ein(&self) -> String {
        let id = entwurf(&[]).id;
        self.dienste
            .gemeinsam_einladen(&self.land, &self.sitzung(), id)
            .await
            .unwrap();
        let pfad = self.link().await.unwrap();
        pfad.strip_prefix("/gemeinsam/").unwrap().to_owned()
    }

    async fn link(&self) -> Option<String> {
        let id = entwurf(&[]).id;
        let link = self
            .dienste
            .gemeinsamer_link(&self.land, &self.sitzung(), id)
            .await;
        link.unwrap()
    }

    async fn offen(&self, wer: &str, wort: &str) -> bool {
        let sitzung = self.als(wer).await;
        let gezeigt = self
            .dienste
            .gemeinsam_zeigen(&self.land, Some(&sitzung), wort)
            .await
            .unwrap();
        matches!(gezeigt, Some(Gemeinsamlink::Einladung(_)))
    }

    /// Tries to begin by the link; the test has no register, so that no form comes of it.
    async fn beginne(&self, wer: &str, wort: &str) {
        let sitzung = self.als(wer).await;
        let _ = self
            .dienste
            .gemeinsam_beginnen(&self.land, &sitzung, wort, "de")
            .await;
    }
}

#[tokio::test]
async fn the_author_is_told_that_the_link_is_for_others_and_there_is_one_link_at_a_time() {
    let welt = Welt::neu().await.mit(&entwurf(&[])).await;
    let erster = welt.lade_ein().await;
    let eigen = welt
        .dienste
        .gemeinsam_zeigen(&welt.land, Some(&welt.sitzung()), &erster)
        .await
        .unwrap();
    assert!(matches!(eigen, Some(Gemeinsamlink::Eigener(id)) if id == entwurf(&[]).id));
    assert!(welt.offen("Ben", &erster).await);
    let zweiter = welt.lade_ein().await;
    assert!(!welt.offen("Ben", &erster).await, "replaced");
    assert!(welt.offen("Ben", &zweiter).await);
    assert!(!welt.offen("Ben", "00").await);
}

#[tokio::test]
async fn a_link_taken_back_ends_and_the_mark_goes_with_it_if_nobody_has_begun() {
    let welt = Welt::neu().await.mit(&entwurf(&[])).await;
    let id = entwurf(&[]).id;
    let wort = welt.lade_ein().await;
    assert!(welt.lies().await.gemeinschaft.is_some());
    welt.dienste
        .gemeinsam_zuruecknehmen(&welt.land, &welt.sitzung(), id)
        .await
        .unwrap();
    assert!(!welt.offen("Ben", &wort).await);
    assert_eq!(welt.link().await, None);
    assert!(welt.lies().await.gemeinschaft.is_none());

    let wort = welt.lade_ein().await;
    welt.beginne("Ben", &wort).await;
    welt.dienste
        .gemeinsam_zuruecknehmen(&welt.land, &welt.sitzung(), id)
        .await
        .unwrap();
    assert!(welt.lies().await.gemeinschaft.is_some(), "Ben's form has it, too");
}

#[tokio::test]
async fn nine_people_begin_by_a_link_and_no_more() {
    let welt = Welt::neu().await.mit(&entwurf(&[])).await;
    let wort = welt.lade_ein().await;
    for nummer in 1..=9 {
        welt.beginne(&format!("Nr{nummer}"), &wort).await;
    }
    assert!(!welt.offen("Ben", &wort).await);
    assert!(welt.offen("Nr3", &wort).await, "who has begun goes on");
}

#[tokio::test]
async fn after_the_submission_a_link_ends_within_two_weeks_and_with_a_deleted_draft_at_once() {
    let welt = Welt::neu().await.mit(&entwurf(&[])).await;
    let wort = welt.lade_ein().await;
    let form = welt.lies().await;
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    einladung::schliesse_ab(&mut *einheit, &welt.land, welt.konto, &form, um(0))
        .await
        .unwrap();
    assert!(
        einheit
            .entwuerfe()
            .loesche(&muster(), welt.konto, form.id)
            .await
            .unwrap()
    );
    einheit.speichern().await.unwrap();
    let ende = um(0) + SignedDuration::from_hours(14 * 24);
    welt.stelle(ende);
    assert!(welt.offen("Ben", &wort).await);
    welt.stelle(ende + SignedDuration::from_secs(1));
    assert!(!welt.offen("Ben", &wort).await);

    welt.stelle(um(0));
    let welt = welt.mit(&entwurf(&[])).await;
    let wort = welt.lade_ein().await;
    welt.dienste
        .entwurf_loeschen(&welt.land, &welt.sitzung(), form.id)
        .await
        .unwrap();
    assert!(!welt.offen("Ben", &wort).await);
}
