//! What a server answers: the box, the other operations, and contents that it does not take.

use super::*;

#[tokio::test]
async fn the_box_is_read_page_by_page_and_by_selector() {
    let welt = Welt::neu();
    for nummer in 1..=5 {
        welt.gateway
            .lege(ALTSTADT, Uuid::from_u128(nummer), nummer.to_string().as_bytes());
    }
    let liste = |wahl: Option<Selector>, form| {
        Body::List(StatusListRequest {
            selector: wahl,
            max_items: Some(2),
            form,
        })
    };
    let seite = welt
        .frage(Operation::GetStatusList, liste(None, Some(ListForm::Attributes)))
        .await
        .unwrap();
    let zustand = seite.msg_box.unwrap();
    assert_eq!(zustand.outcome, Outcome::Pending(3));
    let Body::StatusList(eintraege) = seite.body else {
        panic!("a list")
    };
    assert_eq!((eintraege.attributes.len(), eintraege.attributes[0].size), (2, 1));
    let weiter = NextRequest {
        request_id: zustand.request_id.clone(),
        last_received: vec![],
    };
    let zweite = welt
        .frage(Operation::GetNextStatusList, Body::Next(weiter.clone()))
        .await
        .unwrap();
    assert_eq!(zweite.msg_box.unwrap().outcome, Outcome::Pending(1));

    // Messages one after the other; what was fetched is no new entry any more, and nothing goes before it is closed.
    let erste = welt
        .frage(Operation::GetMessage, Body::Fetch(FetchRequest::default()))
        .await
        .unwrap();
    let zustand = erste.msg_box.unwrap();
    assert_eq!(zustand.outcome, Outcome::Pending(4));
    let weiter = NextRequest {
        request_id: zustand.request_id,
        last_received: vec![erste.meta.unwrap().message_id],
    };
    let naechste = welt
        .frage(Operation::GetNextMessage, Body::Next(weiter.clone()))
        .await
        .unwrap();
    assert_eq!(
        naechste.body,
        Body::Content(Box::new(GenericContent::Plain {
            message: Content::xml(b"2".to_vec()),
            attachments: vec![],
        }))
    );
    let neue = Selector {
        new_entry: Some(true),
        ..Selector::default()
    };
    let ungeholt = welt
        .frage(Operation::GetStatusList, liste(Some(neue), None))
        .await
        .unwrap();
    assert_eq!(
        ungeholt.msg_box.unwrap().outcome,
        Outcome::Pending(1),
        "three of five"
    );
    assert_eq!(welt.gateway.laenge(), 5);
    welt.frage(Operation::Close, Body::Close(weiter)).await.unwrap();
    assert_eq!(welt.gateway.laenge(), 4);
}

#[tokio::test]
async fn what_a_box_cannot_answer_has_a_reason() {
    let welt = Welt::neu();
    let grund = async |operation, body| {
        let antwort = welt.frage(operation, body).await.unwrap();
        match antwort.msg_box.unwrap().outcome {
            Outcome::NoMessage(grund) => grund,
            Outcome::Pending(_) => panic!("no message"),
        }
    };
    let leer = Body::Fetch(FetchRequest::default());
    assert_eq!(grund(Operation::GetMessage, leer).await, Reason::NoMatch);
    let liste = |wahl| {
        Body::List(StatusListRequest {
            selector: Some(wahl),
            ..StatusListRequest::default()
        })
    };
    assert_eq!(
        grund(Operation::GetStatusList, liste(Selector::default())).await,
        Reason::NoMatch
    );
    let unsinn = Selector {
        from: Some("gestern".to_owned()),
        ..Selector::default()
    };
    assert_eq!(
        grund(Operation::GetStatusList, liste(unsinn)).await,
        Reason::SearchArgsInvalid
    );
    let unbekannt = NextRequest {
        request_id: "urn:nie".to_owned(),
        last_received: vec![],
    };
    for (operation, body) in [
        (Operation::GetNextMessage, Body::Next(unbekannt.clone())),
        (Operation::GetNextStatusList, Body::Next(unbekannt.clone())),
    ] {
        assert_eq!(grund(operation, body).await, Reason::RequestIdInvalid);
    }
    assert_eq!(
        welt.code(Operation::Close, Body::Close(unbekannt)).await,
        Some(ErrorCode::MessageIdUnknown),
        "close has no other way to say so"
    );
    let nie = Body::Fetch(FetchRequest::by_id("urn:nie"));
    assert_eq!(
        welt.code(Operation::GetMessage, nie).await,
        Some(ErrorCode::MessageIdUnknown)
    );
}

#[tokio::test]
async fn the_other_operations_answer_and_refuse_as_the_wsdl_says() {
    let welt = Welt::neu();
    let aktiv = welt
        .frage(Operation::CheckAccountActive, Body::Empty)
        .await
        .unwrap();
    assert_eq!(aktiv.body, Body::Empty);
    let neue = welt.frage(Operation::CreateMessageId, Body::Empty).await.unwrap();
    assert!(matches!(neue.body, Body::MessageId(id) if id.starts_with("urn:de:xta:messageid:meldewerk:")));
    welt.weg().sende(ags(ALTSTADT), id(1), b"<x/>").await.unwrap();
    let storno = |id: &str| Body::MessageId(id.to_owned());
    assert_eq!(
        welt.code(Operation::CancelMessage, storno(&nachricht_id(id(1))))
            .await,
        Some(ErrorCode::CancelWithoutDate)
    );
    assert_eq!(
        welt.code(Operation::CancelMessage, storno("urn:nie")).await,
        Some(ErrorCode::MessageIdUnknown)
    );
    assert_eq!(
        welt.code(Operation::CreateMessageId, storno("urn:1")).await,
        Some(ErrorCode::ParameterMissing),
        "the body of another operation"
    );
    let ohne_angaben = Body::Content(Box::new(GenericContent::xml(b"<x/>".to_vec())));
    assert_eq!(
        welt.code(Operation::SendMessage, ohne_angaben).await,
        Some(ErrorCode::ParameterMissing),
        "no MessageMetaData"
    );
}

#[tokio::test]
async fn contents_that_cannot_be_taken_whole_are_refused() {
    let welt = Welt::neu();
    let settings = welt.settings(tls(&welt.portal, &welt.ca));
    let austausch =
        Austausch::neu(&settings, Stelluhr::neu(jetzt()), Arc::new(FesterZufall::neu(3))).unwrap();
    let gross = Content {
        content_type: "application/pdf".to_owned(),
        ..Content::xml(vec![0; 1 << 20])
    };
    let xml = || Content::xml(b"<x/>".to_vec());
    let plain = |message, attachments| GenericContent::Plain { message, attachments };
    for (inhalt, code) in [
        (GenericContent::Encrypted, ErrorCode::ParameterMissing),
        (plain(xml(), vec![gross]), ErrorCode::ProfileViolated),
        (
            plain(
                Content {
                    encoding: Some("ISO-8859-1".to_owned()),
                    ..xml()
                },
                vec![],
            ),
            ErrorCode::EncodingWrong,
        ),
        (
            plain(Content::xml(vec![b' '; (16 << 20) + 1]), vec![]),
            ErrorCode::TooLarge,
        ),
        (plain(Content::xml(vec![]), vec![]), ErrorCode::SchemaViolated),
    ] {
        let meta = texte().fuer(
            id(1),
            (PORTALKENNUNG, PORTAL),
            ("ags:99000001", MELDEBEHOERDE),
            b"x",
            jetzt(),
        );
        let frage = Envelope::new(
            xta::Addressing::request(Operation::SendMessage, ""),
            Body::Content(Box::new(inhalt)),
        )
        .with_meta(meta);
        match austausch.frage(Operation::SendMessage, frage).await {
            Err(XtaFehler::Ausnahme(fault)) => assert_eq!(fault.code(), Some(code)),
            andere => panic!("{code:?}, not {andere:?}"),
        }
    }
    assert!(welt.gateway.genommen.lock().unwrap().is_empty());
}

#[test]
fn an_author_that_is_no_authority_has_no_commune() {
    let partei = |kennung: &str| PartyIdentifier::xoev(kennung).into();
    assert_eq!(
        metadaten::gemeinde_von(&partei("ags:99000001")),
        Some(ags(ALTSTADT))
    );
    assert_eq!(metadaten::gemeinde_von(&partei("mbp:99000001")), None);
    assert_eq!(metadaten::gemeinde_von(&partei("ags:9900000")), None);
}
