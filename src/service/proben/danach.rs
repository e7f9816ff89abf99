//! Take back, send again, lapse.

use uuid::Uuid;

use super::{Welt, arten, muster, um};
use crate::service::Wer;
use crate::{
    fall::{Fall, Zustand},
    kernel::FallId,
    meldewesen::Fallcode,
    service::{ErneutFehler, NeuFehler, RuecknahmeFehler},
    store::{Bestand as _, FallRecord, Zustellstand},
};

fn aufgegeben() -> Zustellstand {
    Zustellstand::Aufgegeben {
        versuche: 40,
        grund: "nicht-erreichbar".to_owned(),
    }
}

fn gestoert() -> Zustand {
    Zustand::Gestoert {
        code: "nicht-erreichbar".to_owned(),
    }
}

#[tokio::test]
async fn an_anmeldung_is_taken_back_with_its_message_and_a_note_in_the_journal() {
    let welt = Welt::neu().await;
    let sitzung = welt.sitzung();
    let gezeigt = welt.dienste.fall(&welt.land, &sitzung, welt.fall).await.unwrap();
    assert_eq!(gezeigt.unwrap().ruecknahme_bis, Some(um(60)));
    for _ in 0..2 {
        welt.dienste
            .zuruecknehmen(&welt.land, &sitzung, welt.fall)
            .await
            .unwrap();
    }
    assert_eq!(welt.zustand().await, Zustand::Zurueckgezogen);
    assert_eq!(welt.stand_der_nachricht().await, None);
    assert_eq!(arten(&welt.journal().await), ["zurueckgezogen"], "once");
}

#[tokio::test]
async fn once_an_attempt_has_begun_it_is_too_late_although_the_register_is_not_reached() {
    let welt = Welt::neu().await;
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    assert!(
        einheit
            .postausgang()
            .beginne(&muster(), welt.nachricht, 0, um(65))
            .await
            .unwrap()
    );
    einheit.speichern().await.unwrap();
    let nein = welt
        .dienste
        .zuruecknehmen(&welt.land, &welt.sitzung(), welt.fall)
        .await;
    assert!(matches!(nein, Err(RuecknahmeFehler::Unterwegs)), "{nein:?}");
    assert_eq!(welt.zustand().await, Zustand::Eingereicht);
    assert!(welt.journal().await.is_empty());
}

#[tokio::test]
async fn nobody_takes_back_what_is_somebody_elses() {
    let welt = Welt::neu().await;
    let mut fremd = welt.sitzung();
    fremd.konto = welt.probe.konto(&muster(), "max").await;
    let nein = welt.dienste.zuruecknehmen(&welt.land, &fremd, welt.fall).await;
    assert!(matches!(nein, Err(RuecknahmeFehler::NichtGefunden)), "{nein:?}");
}

#[tokio::test]
async fn what_was_given_up_is_sent_again_under_the_same_id() {
    let welt = Welt::neu().await;
    welt.vermerke(&aufgegeben()).await;
    welt.aendere(|fall| fall.zustand = gestoert()).await;
    let gesendet = welt
        .dienste
        .erneut_senden(&welt.land, welt.fall, &Wer::Konsole)
        .await
        .unwrap();
    assert_eq!(gesendet, [welt.nachricht]);
    assert_eq!(welt.zustand().await, Zustand::Eingereicht);
    assert_eq!(
        welt.stand_der_nachricht().await,
        Some(Zustellstand::Wartet {
            versuche: 40,
            faellig_am: um(0),
            letzter_fehler: Some("nicht-erreichbar".to_owned())
        })
    );
    assert_eq!(arten(&welt.journal().await), ["erneut-gesendet"]);
    let zu_spaet = welt
        .dienste
        .zuruecknehmen(&welt.land, &welt.sitzung(), welt.fall)
        .await;
    assert!(matches!(zu_spaet, Err(RuecknahmeFehler::Unterwegs)));
}

#[tokio::test]
async fn nothing_is_sent_again_that_was_rejected_or_replaced_by_a_new_anmeldung() {
    let welt = Welt::neu().await;
    welt.aendere(|fall| fall.zustand = gestoert()).await;
    let nein = welt
        .dienste
        .erneut_senden(&welt.land, welt.fall, &Wer::Konsole)
        .await;
    assert!(matches!(nein, Err(ErneutFehler::NichtsAufgegeben)), "{nein:?}");

    welt.vermerke(&aufgegeben()).await;
    let alter = welt.record().await;
    let neuer = FallRecord {
        fall: Fall {
            id: FallId::aus(Uuid::from_u128(1)),
            fallcode: Fallcode::neu(&*welt.probe.zufall),
            zustand: Zustand::Eingereicht,
            ..alter.fall.clone()
        },
        ..alter
    };
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    einheit.faelle().lege_an(&neuer).await.unwrap();
    einheit.speichern().await.unwrap();
    let nein = welt
        .dienste
        .erneut_senden(&welt.land, welt.fall, &Wer::Konsole)
        .await;
    assert!(
        matches!(nein, Err(ErneutFehler::AndererOffen(id)) if id == neuer.fall.id),
        "{nein:?}"
    );
    assert_eq!(welt.stand_der_nachricht().await, Some(aufgegeben()), "as it was");
}

#[tokio::test]
async fn a_case_lapses_three_days_after_the_deadline_and_blocks_no_longer() {
    let welt = Welt::neu().await;
    let fristende = crate::kernel::tag_in_berlin(um(0));
    welt.aendere(|fall| {
        fall.zustand = Zustand::CodeErwartet {
            aktenzeichen: "NEU-1".to_owned(),
            fristende: Some(fristende),
        };
    })
    .await;
    let wann = welt.zustand().await.verfaellt_am().unwrap();
    welt.stelle(wann - jiff::SignedDuration::from_secs(1));
    assert_eq!(welt.dienste.fristen_pruefen().await.unwrap(), 0);
    let zu_frueh = welt
        .dienste
        .neu_aus_fall(&welt.land, &welt.sitzung(), welt.fall)
        .await;
    assert!(matches!(zu_frueh, Err(NeuFehler::NichtNoetig)));

    welt.stelle(wann);
    assert_eq!(welt.dienste.fristen_pruefen().await.unwrap(), 1);
    assert_eq!(welt.dienste.fristen_pruefen().await.unwrap(), 0);
    assert_eq!(welt.zustand().await.name(), "verfallen");
    assert_eq!(arten(&welt.journal().await), ["verfallen"]);
    let mut einheit = welt.probe.bestand.lesen().await.unwrap();
    let zuzug = welt.record().await.fall.zuzug;
    let offener = einheit.faelle().offener(&muster(), welt.konto, zuzug).await;
    assert_eq!(offener.unwrap(), None);
}
