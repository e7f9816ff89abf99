//! What is written is read again as the same, in both packagings and however the bytes arrive.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use proptest::prelude::*;
use xta::*;

fn code(code: &str) -> Code {
    Code {
        code: code.to_owned(),
        name: Some("Name & Co".to_owned()),
        list_uri: "urn:liste".to_owned(),
        list_version: "1.0".to_owned(),
    }
}

/// Metadata in which everything is said that the schema knows.
fn all_metadata(id: &str) -> MessageMetaData {
    let party = |value: &str| {
        Party::from(PartyIdentifier {
            name: Some("Amt \"Nord\" <1>".to_owned()),
            category: Some("Meldebehörde".to_owned()),
            ..PartyIdentifier::xoev(value)
        })
    };
    let time = || Some("2026-11-27T08:00:00+01:00".to_owned());
    MessageMetaData {
        delivery: DeliveryAttributes {
            origin: time(),
            initial_send: time(),
            not_before: time(),
            obsolete_after: Some("2026-12-01".to_owned()),
            delivery: time(),
            initial_fetch: time(),
            reception: time(),
            service_quality: Some("hoch".to_owned()),
            receipts: Some(ReceiptRequests {
                submission: true,
                fetch: true,
                ..ReceiptRequests::default()
            }),
        },
        author: party("mbp:musterland"),
        sender: Some(party("mbp:sender")),
        reply_to: Some(party("mbp:antwort")),
        reader: party("ags:99000001"),
        other_readers: vec![PartyIdentifier::xoev("ags:99000002")],
        cc_readers: vec![PartyIdentifier::xoev("ags:99000003")],
        message_id: id.to_owned(),
        in_reply_to: vec!["urn:a".to_owned(), "urn:b".to_owned()],
        requester: Some("Fall 1".to_owned()),
        responder: Some("Az. 2".to_owned()),
        subject: Some("Anmeldung".to_owned()),
        service: "urn:dienst".to_owned(),
        scenario: BusinessScenario::Defined(code("XMELD")),
        message_type: MessageType {
            code: code("1704"),
            payload_schema: "urn:schema".to_owned(),
        },
        properties: vec![Property {
            key: code("k"),
            value: "v".to_owned(),
        }],
        size: Some(12),
        test: true,
    }
}

fn read(package: &Package, step: usize) -> Result<Envelope, ReadError> {
    let mut receiver = Receiver::new(&package.content_type, Limits::default())?;
    for chunk in package.body.chunks(step) {
        receiver.push(chunk)?;
    }
    receiver.finish()
}

fn comes_back(envelope: &Envelope) {
    for packaging in [Packaging::Mtom, Packaging::Inline] {
        let package = envelope.write(packaging);
        for step in [1, 7, 4096, usize::MAX] {
            assert_eq!(
                read(&package, step).as_ref(),
                Ok(envelope),
                "{packaging:?}, {step}"
            );
        }
    }
}

fn with(operation: Operation, body: Body) -> Envelope {
    let mut envelope = Envelope::new(Addressing::request(operation, "urn:uuid:1"), body)
        .by(PartyIdentifier::xoev("mbp:musterland").into())
        .with_meta(all_metadata("urn:de:xta:messageid:muster:1"));
    envelope.addressing.to = Some("https://xta.example/send".to_owned());
    envelope
}

#[test]
fn every_body_comes_back_as_it_was() {
    let selector = Selector {
        message_ids: vec!["urn:1".to_owned(), "urn:2".to_owned()],
        relates_to: vec!["urn:3".to_owned()],
        from: Some("2026-01-01T00:00:00Z".to_owned()),
        to: Some("2026-01-02T00:00:00Z".to_owned()),
        new_entry: Some(true),
        extended: false,
    };
    let next = NextRequest {
        request_id: "urn:anfrage".to_owned(),
        last_received: vec!["urn:1".to_owned()],
    };
    let record = Record {
        timestamp: "2026-01-01T00:00:00Z".to_owned(),
        code: code("1"),
        reason: "gesendet".to_owned(),
    };
    let report = TransportReport {
        meta: all_metadata("urn:1"),
        time: "2026-01-01T00:00:00Z".to_owned(),
        server: "https://xta.example".to_owned(),
        status: MessageStatus {
            status: 2,
            errors: vec![],
            warnings: vec![record.clone()],
            infos: vec![record.clone(), record],
        },
        additional: vec![AdditionalReport {
            key: code("ProcessCard"),
            data: Blob::Bytes(b"<laufzettel/>".to_vec()),
        }],
        signed: false,
    };
    let service = LookupService {
        reader: PartyIdentifier::xoev("ags:99000001").into(),
        service: "urn:dienst".to_owned(),
    };
    let results = [Some(true), Some(false), None].map(|available| LookupResult {
        question: service.clone(),
        available,
        parameters: vec![ServiceParameter {
            kind: code("CERT"),
            resource: Blob::Bytes(vec![0, 1, 255]),
        }],
    });
    let attributes = MsgAttributes {
        message_id: "urn:1".to_owned(),
        relates_to: vec!["urn:0".to_owned()],
        from: Some("urn:von".to_owned()),
        scenario: "urn:meldewesen".to_owned(),
        size: 6000,
        obsolete_after: Some("2026-12-01".to_owned()),
        delivery: "2026-01-01T00:00:00Z".to_owned(),
        initial_fetch: Some("2026-01-01T00:00:00Z".to_owned()),
    };
    for (operation, body) in [
        (Operation::CheckAccountActive, Body::Empty),
        (Operation::CreateMessageId, Body::MessageId("urn:1".to_owned())),
        (
            Operation::LookupService,
            Body::Lookup(vec![service.clone(), service]),
        ),
        (Operation::LookupService, Body::LookupResult(results.to_vec())),
        (Operation::GetTransportReport, Body::Report(Box::new(report))),
        (
            Operation::SendMessage,
            Body::Content(Box::new(GenericContent::xml("<x>ü</x>".into()))),
        ),
        (
            Operation::GetMessage,
            Body::Fetch(FetchRequest {
                selector: Some(selector.clone()),
                part: MsgPart::Header,
            }),
        ),
        (
            Operation::GetStatusList,
            Body::List(StatusListRequest {
                selector: Some(selector),
                max_items: Some(7),
                form: Some(ListForm::Attributes),
            }),
        ),
        (Operation::GetNextMessage, Body::Next(next.clone())),
        (Operation::Close, Body::Close(next)),
        (
            Operation::GetNextStatusList,
            Body::StatusList(Box::new(StatusList {
                attributes: vec![attributes],
                metadata: vec![all_metadata("urn:1"), all_metadata("urn:2")],
            })),
        ),
    ] {
        comes_back(&with(operation, body));
    }
}

#[test]
fn every_fault_comes_back_with_its_number_and_exception() {
    for code in ErrorCode::ALL {
        let fault = Fault::of(*code);
        assert_eq!(
            (fault.code(), ErrorCode::of(code.number())),
            (Some(*code), Some(*code))
        );
        comes_back(&with(Operation::SendMessage, Body::Fault(fault)));
    }
    for kind in [
        FaultKind::Sender,
        FaultKind::Receiver,
        FaultKind::VersionMismatch,
        FaultKind::MustUnderstand,
        FaultKind::DataEncodingUnknown,
    ] {
        let fault = Fault::soap(kind, "Das ist <nicht> lesbar.");
        comes_back(&with(Operation::SendMessage, Body::Fault(fault)));
    }
    assert_eq!(ErrorCode::MessageIdUsed.number(), 9024);
    assert_eq!(ErrorCode::CancelTooLate.exception(), Exception::CancelDenied);
}

#[test]
fn what_a_box_says_comes_back() {
    for outcome in [
        Outcome::Pending(0),
        Outcome::Pending(41),
        Outcome::NoMessage(Reason::NoMatch),
        Outcome::NoMessage(Reason::RequestIdInvalid),
        Outcome::NoMessage(Reason::SearchArgsInvalid),
    ] {
        let mut envelope = with(Operation::GetMessage, Body::Empty);
        envelope.msg_box = Some(MsgBoxResponse {
            request_id: "urn:anfrage".to_owned(),
            outcome,
        });
        comes_back(&envelope);
    }
}

#[test]
fn attachments_are_counted_and_let_go_of_while_the_message_is_kept() {
    let attachment = Content {
        content_type: "application/pdf".to_owned(),
        ..Content::xml(vec![7; 3_000_000])
    };
    let content = GenericContent::Plain {
        message: Content::xml(b"<x/>".to_vec()),
        attachments: vec![attachment.clone(), attachment],
    };
    let envelope = with(Operation::SendMessage, Body::Content(Box::new(content)));
    for packaging in [Packaging::Mtom, Packaging::Inline] {
        let read = read(&envelope.write(packaging), 8192).unwrap();
        let Body::Content(content) = read.body else {
            panic!("a content")
        };
        let GenericContent::Plain { message, attachments } = *content else {
            panic!("plain")
        };
        assert_eq!(message.blob.bytes(), Some(b"<x/>".as_slice()));
        let passed: Vec<_> = attachments.iter().map(|content| &content.blob).collect();
        assert_eq!(passed, [&Blob::Passed(3_000_000); 2], "{packaging:?}");
    }
}

#[test]
fn a_message_that_is_too_large_is_not_kept() {
    let limits = Limits {
        message: 100,
        ..Limits::default()
    };
    let content = GenericContent::xml(vec![b'x'; 101]);
    let envelope = with(Operation::SendMessage, Body::Content(Box::new(content)));
    for packaging in [Packaging::Mtom, Packaging::Inline] {
        let package = envelope.write(packaging);
        let mut receiver = Receiver::new(&package.content_type, limits).unwrap();
        receiver.push(&package.body).unwrap();
        let Body::Content(content) = receiver.finish().unwrap().body else {
            panic!("a content")
        };
        let GenericContent::Plain { message, .. } = *content else {
            panic!("plain")
        };
        assert_eq!(message.blob, Blob::Passed(101), "{packaging:?}");
    }
    let limits = Limits {
        all: 1000,
        ..Limits::default()
    };
    let mut receiver = Receiver::new("application/soap+xml", limits).unwrap();
    assert_eq!(receiver.push(&[b'x'; 1001]), Err(ReadError::TooLarge));
}

proptest! {
    #[test]
    fn any_bytes_and_texts_survive(bytes in proptest::collection::vec(any::<u8>(), 1..2000), text in "\\PC{1,40}", step in 1_usize..500) {
        let mut envelope = with(Operation::SendMessage, Body::Content(Box::new(GenericContent::xml(bytes))));
        let meta = envelope.meta.as_mut().unwrap();
        meta.subject = Some(text.trim().to_owned());
        meta.author.identifier.name = Some(text);
        for packaging in [Packaging::Mtom, Packaging::Inline] {
            let read = read(&envelope.write(packaging), step);
            prop_assert_eq!(read.as_ref(), Ok(&envelope));
        }
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0_usize..3) {
        let kinds = ["application/soap+xml", "multipart/related; boundary=b", "multipart/related; boundary=b; start=\"<r>\""];
        if let Ok(mut receiver) = Receiver::new(kinds[kind], Limits::default())
            && receiver.push(&bytes).is_ok()
        {
            let _verdict = receiver.finish();
        }
    }

    #[test]
    fn no_change_of_a_message_is_a_panic(place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(), mtom in any::<bool>()) {
        let content = GenericContent::xml(b"<x>1</x>".to_vec());
        let packaging = if mtom { Packaging::Mtom } else { Packaging::Inline };
        let mut package = with(Operation::SendMessage, Body::Content(Box::new(content))).write(packaging);
        let place = place.index(package.body.len());
        package.body[place] = byte;
        let _changed = read(&package, usize::MAX);
        package.body.truncate(cut.index(package.body.len()));
        let _shortened = read(&package, usize::MAX);
    }
}
