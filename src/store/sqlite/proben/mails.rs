//! Mails and what people tell us.

use crate::antrag::{Rueckmeldenummer, Rueckmeldung, RueckmeldungEingabe};
use crate::kernel::MailId;
use crate::store::{Bestand, MailRecord, Mailinhalt, RueckmeldungRecord, StoreError};

use super::{Probe, anderes, muster, um};

fn mail(nummer: u128, am: i64) -> MailRecord {
    MailRecord {
        id: MailId::aus(uuid::Uuid::from_u128(nummer)),
        land: muster(),
        angelegt_am: um(am),
        versuche: 0,
        inhalt: Mailinhalt {
            empfaenger: "erika.mustermann@muster.example".to_owned(),
            absendername: "Portal".to_owned(),
            sprache: "de".to_owned(),
            betreff: "Etwas Neues".to_owned(),
            text: "Es gibt etwas Neues.".to_owned(),
        },
    }
}

#[tokio::test]
async fn mails_are_due_in_the_order_in_which_they_were_written() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut mails = einheit.mailausgang();
    for mail in [mail(9, 0), mail(1, 0), mail(5, 100)] {
        mails.lege_an(&mail).await.unwrap();
    }
    let ids = |mails: &[MailRecord]| mails.iter().map(|m| m.id.uuid().as_u128()).collect::<Vec<_>>();
    assert_eq!(ids(&mails.faellige(um(99), 10).await.unwrap()), [9, 1]);
    assert_eq!(ids(&mails.faellige(um(100), 2).await.unwrap()), [9, 1]);
    assert_eq!(
        mails.faellige(um(0), 1).await.unwrap()[0].inhalt,
        mail(9, 0).inhalt
    );

    mails
        .vertage(&muster(), mail(9, 0).id, "abgewiesen-450", um(50))
        .await
        .unwrap();
    assert_eq!(ids(&mails.faellige(um(49), 10).await.unwrap()), [1]);
    let faellige = mails.faellige(um(50), 10).await.unwrap();
    assert_eq!((ids(&faellige), faellige[0].versuche), (vec![9, 1], 1));

    mails.gesendet(&muster(), mail(9, 0).id, um(60)).await.unwrap();
    mails
        .gib_auf(&muster(), mail(1, 0).id, "abgewiesen", um(70))
        .await
        .unwrap();
    assert_eq!(ids(&mails.faellige(um(999), 10).await.unwrap()), [5]);
    assert!(
        matches!(
            mails.gesendet(&muster(), mail(1, 0).id, um(80)).await,
            Err(StoreError::Fehlt("mailausgang"))
        ),
        "given up is given up"
    );
    assert!(matches!(
        mails.gesendet(&anderes(), mail(5, 0).id, um(80)).await,
        Err(StoreError::Fehlt("mailausgang"))
    ));
    assert_eq!(mails.raeume_auf(um(61)).await.unwrap(), 1);
    assert_eq!(
        mails.raeume_auf(um(9999)).await.unwrap(),
        1,
        "what still waits stays"
    );
}

#[tokio::test]
async fn an_address_lies_in_the_clear_nowhere_and_goes_once_the_mail_is_sent() {
    let probe = Probe::neu().await;
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.mailausgang().lege_an(&mail(1, 0)).await.unwrap();
    einheit.speichern().await.unwrap();
    let inhalte = async || -> (i64, i64) {
        let mut db = probe.verbindung().await;
        sqlx::query_as("SELECT count(*), count(inhalt) FROM mailausgang")
            .fetch_one(&mut db)
            .await
            .unwrap()
    };
    let steht_da = |text: &str| {
        let dateien = std::fs::read_dir(probe.ordner.path()).unwrap();
        dateien.into_iter().any(|datei| {
            let alles = std::fs::read(datei.unwrap().path()).unwrap();
            alles
                .windows(text.len())
                .any(|fenster| fenster == text.as_bytes())
        })
    };
    assert!(
        steht_da("wartet"),
        "the state stands in the clear, or this test reads the wrong files"
    );
    assert!(!steht_da("erika.mustermann"));
    assert_eq!(inhalte().await, (1, 1));

    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit
        .mailausgang()
        .gesendet(&muster(), mail(1, 0).id, um(1))
        .await
        .unwrap();
    einheit.speichern().await.unwrap();
    assert_eq!(inhalte().await, (1, 0), "the row stays, its content does not");
}

#[tokio::test]
async fn what_people_tell_us_is_kept_for_its_land_and_goes_in_the_end() {
    let probe = Probe::neu().await;
    let eingabe = RueckmeldungEingabe {
        thema: "lob".to_owned(),
        text: "Gut gemacht.".to_owned(),
        ..RueckmeldungEingabe::default()
    };
    let eine = RueckmeldungRecord {
        land: muster(),
        nummer: Rueckmeldenummer::neu(&*probe.zufall),
        eingegangen_am: um(5),
        inhalt: Rueckmeldung::parse(&eingabe).unwrap(),
    };
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let mut rueckmeldungen = einheit.rueckmeldungen();
    rueckmeldungen.lege_an(&eine).await.unwrap();
    assert!(
        rueckmeldungen.lege_an(&eine).await.is_err(),
        "the same number twice"
    );
    assert!(rueckmeldungen.alle(&anderes()).await.unwrap().is_empty());
    let alle = rueckmeldungen.alle(&muster()).await.unwrap();
    assert_eq!(
        (&alle[0].nummer, &alle[0].inhalt, alle[0].eingegangen_am),
        (&eine.nummer, &eine.inhalt, um(5))
    );
    assert_eq!(rueckmeldungen.raeume_auf(um(5)).await.unwrap(), 0);
    assert_eq!(rueckmeldungen.raeume_auf(um(6)).await.unwrap(), 1);
}
