//! Requests for a Selbstauskunft: who finds them, how many wait, and when they go.

use xoev::ags::Ags;

use crate::antrag::Mailadresse;
use crate::kernel::{AuskunftId, DokumentId, KontoId, NachrichtId};
use crate::store::{
    AuskunftRecord, Auskunftshindernis, Auskunftsstand, Auskunftswunsch, Bestand, DokumentRecord, Einheit,
    StoreError,
};

use super::{Probe, anderes, muster, um};

fn auskunft(probe: &Probe, konto: KontoId, gemeinde: &str, am: i64) -> AuskunftRecord {
    let wer = serde_json::from_value(serde_json::json!({
        "familienname": "Mustermann", "vornamen": "Erika", "geburtsdatum": "1964-08-12",
        "anschrift": {
            "ags": gemeinde, "postleitzahl": "99001", "ort": "Altstadt", "strasse_hausnummer": "Heidestraße 17",
        },
    }))
    .unwrap();
    AuskunftRecord {
        id: AuskunftId::neu(um(am), &*probe.zufall),
        land: muster(),
        konto,
        gemeinde: Ags::parse(gemeinde).unwrap(),
        nachricht: NachrichtId::neu(um(am), &*probe.zufall),
        gestellt_am: um(am),
        geaendert_am: um(am),
        stand: Auskunftsstand::Gestellt,
        inhalt: Auskunftswunsch {
            wer,
            email: Mailadresse::parse("erika@example.org").unwrap(),
            sprache: "leicht".to_owned(),
        },
    }
}

async fn dokument(einheit: &mut Box<dyn Einheit>, probe: &Probe, konto: KontoId) -> DokumentId {
    let id = DokumentId::neu(um(0), &*probe.zufall);
    let dokument = DokumentRecord {
        id,
        land: muster(),
        konto,
        fall: None,
        dateiname: "selbstauskunft.pdf".to_owned(),
        gesiegelt: true,
        inhalt: b"%PDF-".to_vec(),
        erstellt_am: um(0),
    };
    einheit.dokumente().lege_an(&dokument).await.unwrap();
    id
}

#[tokio::test]
async fn a_request_comes_back_as_it_was_and_only_to_its_owner_in_its_land() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let andere = probe.konto(&muster(), "max").await;
    let eine = auskunft(&probe, konto, "99000001", 1);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.auskuenfte().lege_an(&eine).await.unwrap();
    einheit.speichern().await.unwrap();

    let mut einheit = probe.bestand.lesen().await.unwrap();
    let mut auskuenfte = einheit.auskuenfte();
    assert_eq!(
        auskuenfte.finde(&muster(), konto, eine.id).await.unwrap(),
        Some(eine.clone())
    );
    assert_eq!(
        auskuenfte.zu_nachricht(&muster(), eine.nachricht).await.unwrap(),
        Some(eine.clone())
    );
    assert_eq!(
        auskuenfte.von_konto(&muster(), konto).await.unwrap(),
        std::slice::from_ref(&eine)
    );
    assert_eq!(auskuenfte.finde(&muster(), andere, eine.id).await.unwrap(), None);
    assert_eq!(auskuenfte.finde(&anderes(), konto, eine.id).await.unwrap(), None);
    assert_eq!(
        auskuenfte.zu_nachricht(&anderes(), eine.nachricht).await.unwrap(),
        None
    );
    assert_eq!(auskuenfte.von_konto(&anderes(), konto).await.unwrap(), []);
    assert_eq!(auskuenfte.von_konto(&muster(), andere).await.unwrap(), []);
    let andere_offene = auskuenfte.offene(&anderes(), konto, eine.gemeinde).await;
    assert_eq!(andere_offene.unwrap(), None);
}

#[tokio::test]
async fn one_request_per_account_and_authority_waits_and_the_end_of_it_makes_room() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let andere = probe.konto(&muster(), "max").await;
    let erste = auskunft(&probe, konto, "99000001", 1);
    let zweite = auskunft(&probe, konto, "99000001", 2);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.auskuenfte().lege_an(&erste).await.unwrap();
    assert!(matches!(
        einheit.auskuenfte().lege_an(&zweite).await,
        Err(StoreError::SchonOffen)
    ));
    let woanders = auskunft(&probe, konto, "99000002", 3);
    let von_anderen = auskunft(&probe, andere, "99000001", 4);
    einheit.auskuenfte().lege_an(&woanders).await.unwrap();
    einheit.auskuenfte().lege_an(&von_anderen).await.unwrap();

    let wartet = Auskunftsstand::Wartet;
    let mut auskuenfte = einheit.auskuenfte();
    assert!(matches!(
        auskuenfte.vermerke(&anderes(), erste.id, wartet, um(5)).await,
        Err(StoreError::Fehlt("selbstauskunft"))
    ));
    auskuenfte
        .vermerke(&muster(), erste.id, wartet, um(5))
        .await
        .unwrap();
    let offene = auskuenfte.offene(&muster(), konto, erste.gemeinde).await.unwrap();
    assert_eq!(offene.map(|a| (a.id, a.stand)), Some((erste.id, wartet)));
    let gescheitert = Auskunftsstand::Gescheitert {
        grund: Auskunftshindernis::OhneAntwort,
    };
    auskuenfte
        .vermerke(&muster(), erste.id, gescheitert, um(6))
        .await
        .unwrap();
    auskuenfte.lege_an(&zweite).await.unwrap();
    drop(auskuenfte);

    let dokument = dokument(&mut einheit, &probe, konto).await;
    let geliefert = Auskunftsstand::Geliefert { dokument };
    let mut auskuenfte = einheit.auskuenfte();
    auskuenfte
        .vermerke(&muster(), erste.id, geliefert, um(7))
        .await
        .unwrap();
    let alle: Vec<_> = auskuenfte.von_konto(&muster(), konto).await.unwrap();
    assert_eq!(
        alle.iter().map(|a| a.stand).collect::<Vec<_>>(),
        [Auskunftsstand::Gestellt, Auskunftsstand::Gestellt, geliefert],
        "latest first; late data are delivered beside a new request"
    );
}

#[tokio::test]
async fn what_is_done_goes_with_its_document_and_what_waits_stays() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let (fertig, wartend) = (
        auskunft(&probe, konto, "99000001", 1),
        auskunft(&probe, konto, "99000002", 1),
    );
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let dokument = dokument(&mut einheit, &probe, konto).await;
    einheit.auskuenfte().lege_an(&fertig).await.unwrap();
    einheit.auskuenfte().lege_an(&wartend).await.unwrap();
    let geliefert = Auskunftsstand::Geliefert { dokument };
    einheit
        .auskuenfte()
        .vermerke(&muster(), fertig.id, geliefert, um(10))
        .await
        .unwrap();
    einheit
        .auskuenfte()
        .loesche(&muster(), konto, fertig.id)
        .await
        .unwrap();
    assert_eq!(
        einheit.auskuenfte().raeume_auf(um(10)).await.unwrap(),
        0,
        "delivered is not refused"
    );
    assert_eq!(einheit.auskuenfte().raeume_auf(um(11)).await.unwrap(), 1);
    einheit.speichern().await.unwrap();

    let mut einheit = probe.bestand.schreiben().await.unwrap();
    let weg = einheit
        .dokumente()
        .finde(&muster(), konto, dokument)
        .await
        .unwrap();
    assert!(weg.is_none());
    let noch = einheit.auskuenfte().von_konto(&muster(), konto).await.unwrap();
    assert_eq!(noch.len(), 1);
    einheit
        .auskuenfte()
        .loesche(&muster(), konto, wartend.id)
        .await
        .unwrap();
    assert!(
        einheit
            .auskuenfte()
            .von_konto(&muster(), konto)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn who_asked_is_not_readable_in_the_file() {
    let probe = Probe::neu().await;
    let konto = probe.konto(&muster(), "erika").await;
    let eine = auskunft(&probe, konto, "99000001", 1);
    let mut einheit = probe.bestand.schreiben().await.unwrap();
    einheit.auskuenfte().lege_an(&eine).await.unwrap();
    einheit.speichern().await.unwrap();
    probe
        .sql("UPDATE selbstauskunft SET id = x'00112233445566778899aabbccddeeff'")
        .await;
    let mut einheit = probe.bestand.lesen().await.unwrap();
    let kopiert = AuskunftId::aus("00112233-4455-6677-8899-aabbccddeeff".parse().unwrap());
    assert!(
        matches!(
            einheit.auskuenfte().finde(&muster(), konto, kopiert).await,
            Err(StoreError::Unlesbar(_))
        ),
        "bound to its row"
    );
}
