//! What a portal sends and fetches, and who gets in.

use super::*;

#[tokio::test]
async fn a_message_arrives_once_however_often_it_is_sent() {
    let welt = Welt::neu();
    let weg = welt.weg();
    let erstes = weg.sende(ags(ALTSTADT), id(1), b"<x>1</x>").await;
    assert_eq!(erstes, Ok(Angenommen::Neu));
    let zweites = weg.sende(ags(ALTSTADT), id(1), b"<x>1</x>").await;
    assert_eq!(
        zweites,
        Ok(Angenommen::SchonBekannt),
        "9024 on a repetition is success"
    );
    let genommen = welt.gateway.genommen.lock().unwrap().clone();
    assert_eq!(genommen, [(nachricht_id(id(1)), b"<x>1</x>".to_vec())].into());
}

#[tokio::test]
async fn a_question_is_answered_on_the_same_connection() {
    let welt = Welt::neu();
    let antwort = welt
        .weg()
        .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
        .await;
    assert_eq!(antwort.unwrap(), b"<antwort><frage/>");
}

#[tokio::test]
async fn each_register_gets_its_own_messages_out_of_one_box_and_only_what_is_acknowledged_goes() {
    let welt = Welt::neu();
    let weg = welt.weg();
    for nummer in 0..250_u32 {
        let von = if nummer % 2 == 0 { ALTSTADT } else { NEUSTADT };
        welt.gateway.lege(
            von,
            Uuid::from_u128(u128::from(nummer) + 1),
            nummer.to_string().as_bytes(),
        );
    }
    welt.gateway
        .lege("99000009", Uuid::from_u128(999), b"von niemandem");
    let (alt, neu) = tokio::join!(weg.hole(ags(ALTSTADT)), weg.hole(ags(NEUSTADT)));
    let (alt, neu) = (alt.unwrap(), neu.unwrap());
    assert_eq!((alt.len(), neu.len()), (125, 125), "page by page, oldest first");
    assert_eq!(alt[0], Uuid::from_u128(1));
    assert_eq!(weg.lade(ags(NEUSTADT), neu[1]).await.unwrap(), b"3");
    assert!(
        weg.lade(ags(ALTSTADT), neu[1]).await.is_err(),
        "a message of another register"
    );
    assert_eq!(welt.gateway.laenge(), 251, "loading takes nothing away");
    weg.quittiere(ags(NEUSTADT), neu[1]).await.unwrap();
    assert_eq!(welt.gateway.laenge(), 250);
    assert!(
        weg.quittiere(ags(NEUSTADT), neu[1]).await.is_err(),
        "it was not loaded again"
    );
    assert_eq!(weg.hole(ags(NEUSTADT)).await.unwrap().len(), 124);
}

#[tokio::test]
async fn reports_lookups_and_certificates_are_told() {
    let welt = Welt::neu();
    let weg = welt.weg();
    assert_eq!(
        weg.bericht(ags(ALTSTADT), id(1)).await,
        Err(TransportFehler::Abgewiesen { status: 9070 })
    );
    weg.sende(ags(ALTSTADT), id(1), b"<x/>").await.unwrap();
    let bericht = weg.bericht(ags(ALTSTADT), id(1)).await.unwrap().unwrap();
    assert_eq!(
        (bericht.ampel, bericht.zeit.as_str()),
        (1, "2026-11-27T08:00:00Z")
    );
    let angeboten = |angebot: Option<Dienstangebot>| angebot.map(|angebot| angebot.angeboten);
    assert_eq!(weg.bietet_an(ags(ALTSTADT)).await.map(angeboten), Ok(Some(true)));
    assert_eq!(weg.bietet_an(ags(NEUSTADT)).await.map(angeboten), Ok(Some(false)));
    assert_eq!(
        weg.bietet_an(ags("99000003")).await,
        Err(TransportFehler::Unbekannt)
    );
    let zertifikate = weg.zertifikate();
    let namen: Vec<_> = zertifikate.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(namen, ["gateway client", "gateway server"]);
    assert!(
        zertifikate
            .iter()
            .all(|(_, ende)| ende.to_string().starts_with("2090-01-01"))
    );
}

#[tokio::test]
async fn faults_say_whether_it_may_go_better_later() {
    let welt = Welt::neu();
    let weg = welt.weg();
    for code in ErrorCode::ALL {
        if *code == ErrorCode::MessageIdUsed {
            continue;
        }
        *welt.gateway.stoerung.lock().unwrap() = Some(*code);
        let fehler = weg.sende(ags(ALTSTADT), id(1), b"<x/>").await.unwrap_err();
        let technisch = matches!(
            code,
            ErrorCode::Unspecified | ErrorCode::Internal | ErrorCode::Directory | ErrorCode::Delivery
        );
        assert_eq!(fehler.wieder_versuchen(), technisch, "{code:?}: {fehler}");
        if !technisch {
            assert_eq!(
                fehler,
                TransportFehler::Abgewiesen {
                    status: code.number()
                }
            );
        }
    }
}

#[tokio::test]
async fn only_who_has_the_certificate_of_an_account_gets_in() {
    let welt = Welt::neu();
    let anderer = welt.ca.stelle_aus("Jemand anders");
    let sende = async |weg: XtaVerbindung| weg.sende(ags(ALTSTADT), id(1), b"<x/>").await;
    assert_eq!(
        sende(welt.weg_mit(tls(&anderer, &welt.ca))).await,
        Err(TransportFehler::Abgewiesen { status: 9012 })
    );
    let fremde_ca = Aussteller::neu();
    let fremder = fremde_ca.stelle_aus("Portal");
    for (was, tls) in [
        ("a certificate of another issuer", tls(&fremder, &welt.ca)),
        (
            "an expired certificate",
            tls(&welt.ca.stelle_aus_bis("Portal", 2024), &welt.ca),
        ),
        (
            "a server whose issuer we do not trust",
            tls(&welt.portal, &fremde_ca),
        ),
        (
            "a server that is not the one",
            TlsSettings {
                fingerabdruck: Some(Fingerabdruck::von(&anderer.der)),
                ..tls(&welt.portal, &welt.ca)
            },
        ),
    ] {
        assert_eq!(
            sende(welt.weg_mit(tls)).await,
            Err(TransportFehler::NichtErreichbar(OHNE_VERTRAUEN)),
            "{was}"
        );
    }
    let mut settings = welt.settings(tls(&welt.portal, &welt.ca));
    settings.kennung = "mbp:990000000002".to_owned();
    assert_eq!(
        sende(verbinde(settings)).await,
        Err(TransportFehler::Abgewiesen { status: 9014 }),
        "an author whose certificate it is not"
    );
    assert!(welt.gateway.genommen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_server_whose_certificate_has_expired_is_not_spoken_to() {
    let ca = Aussteller::neu();
    let abgelaufen = ca.stelle_aus_bis("Gateway", 2024);
    let welt = Welt::mit(ca, &abgelaufen);
    assert_eq!(
        welt.weg().sende(ags(ALTSTADT), id(1), b"<x/>").await,
        Err(TransportFehler::NichtErreichbar(OHNE_VERTRAUEN))
    );
}
