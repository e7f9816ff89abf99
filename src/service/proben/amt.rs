//! The authority's side.

use xoev::ags::Ags;

use super::{AMTSSCHLUESSEL, NEUSTADT, Welt, arten, muster, um};
use crate::{
    audit::Vorgang,
    fall::Papier,
    kernel::DokumentId,
    service::{AmtFehler, Amtszugang},
    store::{Bestand as _, DokumentRecord},
};

/// The world with a paper that waits in the case; gives its id.
async fn mit_papier() -> (Welt, DokumentId) {
    let welt = Welt::neu().await;
    let dokument = DokumentId::neu(um(1), &*welt.probe.zufall);
    let mut einheit = welt.probe.bestand.schreiben().await.unwrap();
    einheit
        .dokumente()
        .lege_an(&DokumentRecord {
            id: dokument,
            land: muster(),
            konto: welt.konto,
            fall: Some(welt.fall),
            dateiname: "einwilligung.pdf".to_owned(),
            gesiegelt: false,
            inhalt: b"%PDF-1.7".to_vec(),
            erstellt_am: um(1),
        })
        .await
        .unwrap();
    einheit.speichern().await.unwrap();
    welt.aendere(|fall| {
        fall.papiere.push(Papier {
            dokument,
            name: "scan.jpg".to_owned(),
            art: "einwilligung".to_owned(),
            hash: "00".repeat(32),
        });
    })
    .await;
    (welt, dokument)
}

fn zugang<'a>(schluessel: &'a str, fallcode: &'a str) -> Amtszugang<'a> {
    Amtszugang {
        gemeinde: Ags::parse(NEUSTADT).ok(),
        schluessel,
        fallcode,
    }
}

#[tokio::test]
async fn with_key_and_code_the_authority_sees_the_case_and_fetches_its_papers() {
    let (welt, dokument) = mit_papier().await;
    let code = welt.record().await.fall.fallcode;
    let getippt = code.as_str().to_lowercase().replace('-', " ");
    let blick = welt
        .dienste
        .amt_einsehen(&welt.land, zugang(AMTSSCHLUESSEL, &getippt))
        .await
        .unwrap();
    assert_eq!(blick.fall.id, welt.fall);

    let einer = welt
        .dienste
        .amt_papier(&welt.land, zugang(AMTSSCHLUESSEL, code.as_str()), dokument)
        .await
        .unwrap();
    let anderer = welt
        .dienste
        .amt_papier_mit_schein(&welt.land, &blick.schein, dokument)
        .await
        .unwrap();
    assert_eq!(
        (einer.inhalt.as_slice(), anderer.inhalt),
        (b"%PDF-1.7".as_slice(), einer.inhalt.clone())
    );
    let journal = welt.journal().await;
    assert_eq!(arten(&journal), ["amtliche-einsicht"; 3]);
    let gemeinde = Ags::parse(NEUSTADT).unwrap();
    let Vorgang::AmtlicheEinsicht {
        gemeinde: wer,
        dokument: was,
    } = journal[2]
    else {
        panic!("{journal:?}")
    };
    assert_eq!((wer, was), (gemeinde, Some(dokument)));

    welt.stelle(um(16 * 60));
    let spaeter = welt
        .dienste
        .amt_papier_mit_schein(&welt.land, &blick.schein, dokument)
        .await;
    assert!(
        matches!(spaeter, Err(AmtFehler::Verweigert)),
        "the slip has had its time"
    );
}

#[tokio::test]
async fn wrong_key_wrong_code_and_wrong_paper_are_one_answer_without_a_trace_of_the_case() {
    let (welt, dokument) = mit_papier().await;
    let code = welt.record().await.fall.fallcode;
    for (schluessel, fallcode) in [
        ("wrong", code.as_str()),
        ("", code.as_str()),
        (AMTSSCHLUESSEL, "0000-0000-0000-0000"),
        (AMTSSCHLUESSEL, "?"),
        ("wrong", "?"),
    ] {
        let zugang = zugang(schluessel, fallcode);
        let nein = welt.dienste.amt_einsehen(&welt.land, zugang).await.map(drop);
        assert!(matches!(nein, Err(AmtFehler::Verweigert)), "{nein:?}");
        let nein = welt
            .dienste
            .amt_papier(&welt.land, zugang, dokument)
            .await
            .map(drop);
        assert!(matches!(nein, Err(AmtFehler::Verweigert)), "{nein:?}");
    }
    let fremdes = DokumentId::aus(uuid::Uuid::nil());
    let zugang = zugang(AMTSSCHLUESSEL, code.as_str());
    let nein = welt
        .dienste
        .amt_papier(&welt.land, zugang, fremdes)
        .await
        .map(drop);
    assert!(matches!(nein, Err(AmtFehler::Verweigert)), "{nein:?}");
    assert!(welt.journal().await.is_empty());
}

#[tokio::test]
async fn the_case_of_another_authority_stays_shut() {
    let (welt, _) = mit_papier().await;
    welt.aendere(|fall| fall.zuzug = Ags::parse("99000001").unwrap())
        .await;
    let code = welt.record().await.fall.fallcode;
    let nein = welt
        .dienste
        .amt_einsehen(&welt.land, zugang(AMTSSCHLUESSEL, code.as_str()))
        .await
        .map(drop);
    assert!(matches!(nein, Err(AmtFehler::Verweigert)), "{nein:?}");
}
