//! What foreign stacks wrote, and what nobody should take.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::path::Path;

use xta::*;

/// A captured request: content type and body. `None` where the references are not at hand.
fn captured(name: &str) -> Option<(String, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/transport/xta-2.1.1")
        .join(name);
    let bytes = std::fs::read(path).ok()?;
    let Some(rest) = bytes.strip_prefix(b"POST ") else {
        return Some(("application/soap+xml".to_owned(), bytes));
    };
    let end = rest.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(rest[..end].to_vec()).unwrap();
    let content_type = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Type: "))
        .unwrap();
    Some((content_type.to_owned(), rest[end + 4..].to_vec()))
}

fn read(content_type: &str, body: &[u8]) -> Result<Envelope, ReadError> {
    let mut receiver = Receiver::new(content_type, Limits::default())?;
    receiver.push(body)?;
    receiver.finish()
}

#[test]
fn what_metro_and_zeep_sent_is_read() {
    let files = [
        (
            "captured/metro-2.3.0.2-checkAccountActive.http",
            Operation::CheckAccountActive,
        ),
        (
            "captured/metro-2.3.0.2-createMessageId.http",
            Operation::CreateMessageId,
        ),
        (
            "captured/metro-2.3.0.2-sendMessage-mtom.http",
            Operation::SendMessage,
        ),
        ("sample-sendMessage.zeep-4.3.3.xml", Operation::SendMessage),
    ];
    for (file, operation) in files {
        let Some((content_type, body)) = captured(file) else {
            eprintln!("NOT CHECKED: ../shared/transport/xta-2.1.1/{file} is not at hand");
            continue;
        };
        let envelope = read(&content_type, &body).unwrap();
        assert_eq!(envelope.operation(), Some(operation), "{file}");
        if operation != Operation::SendMessage {
            assert_eq!(envelope.author.unwrap().identifier.value, "ewa:efa");
            assert_eq!(envelope.body, Body::Empty);
            continue;
        }
        let meta = envelope.meta.unwrap();
        assert_eq!(meta.reader.identifier.value, "ags:11000000");
        assert_eq!(meta.author.identifier.category.as_deref(), Some("Meldebehörde"));
        assert_eq!(meta.message_type.code.code, "1704");
        let Body::Content(content) = envelope.body else {
            panic!("a content")
        };
        let GenericContent::Plain { message, .. } = *content else {
            panic!("plain")
        };
        let text = std::str::from_utf8(message.blob.bytes().unwrap()).unwrap();
        assert!(text.starts_with("<xmeld"), "{text}");
    }
}

const HEAD: &str = "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns:a='http://www.w3.org/2005/08/addressing' \
     xmlns:x='http://xoev.de/transport/xta/211'><s:Header>";

fn soap(header: &str, body: &str) -> Result<Envelope, ReadError> {
    let text = format!("{HEAD}{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>");
    read("application/soap+xml; charset=utf-8", text.as_bytes())
}

#[test]
fn the_action_decides_and_must_be_one() {
    let action = Operation::CancelMessage.action();
    let body = "<a:MessageID>urn:1</a:MessageID>";
    let header = format!("<a:Action>{action}</a:Action>");
    assert_eq!(
        soap(&header, body).unwrap().operation(),
        Some(Operation::CancelMessage),
        "getTransportReport has the same body"
    );
    let text = format!("{HEAD}{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>");
    let other = Operation::GetTransportReport.action();
    let content_type = format!("application/soap+xml; action=\"{other}\"");
    assert_eq!(
        read(&content_type, text.as_bytes()),
        Err(ReadError::Value("wsa:Action")),
        "two actions that differ"
    );
}

#[test]
fn what_must_be_understood_and_is_not_is_refused() {
    let unknown = "<z:Z xmlns:z='urn:z' s:mustUnderstand='1'/>";
    assert_eq!(soap(unknown, ""), Err(ReadError::MustUnderstand));
    assert!(soap("<z:Z xmlns:z='urn:z' s:mustUnderstand='0'/>", "").is_ok());
    assert!(soap("<a:Action s:mustUnderstand='true'>urn:x</a:Action>", "").is_ok());
}

#[test]
fn another_version_of_soap_is_named() {
    let soap11 = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>";
    assert_eq!(
        read("application/soap+xml", soap11.as_bytes()),
        Err(ReadError::Version)
    );
    assert_eq!(read("text/xml", soap11.as_bytes()), Err(ReadError::Version));
    assert_eq!(read("application/json", b"{}"), Err(ReadError::ContentType));
    assert_eq!(
        read("application/soap+xml; charset=iso-8859-1", b""),
        Err(ReadError::ContentType)
    );
}

#[test]
fn parts_that_are_missing_doubled_or_used_twice_are_refused() {
    let include = "<xop:Include xmlns:xop='http://www.w3.org/2004/08/xop/include' href='cid:1@x'/>";
    let content = |attachment: &str| {
        format!(
            "<x:GenericContentContainer><x:ContentContainer><x:Message contentType='text/xml'>{include}</x:Message>{attachment}\
             </x:ContentContainer></x:GenericContentContainer>"
        )
    };
    let message = |body: &str, parts: &[&str]| {
        let mut text = format!(
            "--b\r\nContent-ID: <r>\r\n\r\n{HEAD}</s:Header><s:Body>{body}</s:Body></s:Envelope>\r\n"
        );
        for part in parts {
            text = format!("{text}--b\r\nContent-ID: <{part}>\r\n\r\n<m/>\r\n");
        }
        text.push_str("--b--");
        read("multipart/related; boundary=b; start=\"<r>\"", text.as_bytes())
    };
    assert!(message(&content(""), &["1@x"]).is_ok());
    assert!(
        message(&content(""), &["1@x", "2@x"]).is_ok(),
        "one that nobody names is passed over"
    );
    assert_eq!(message(&content(""), &["2@x"]), Err(ReadError::Part));
    assert!(message(&content(""), &["1@x", "1@x"]).is_err());
    let twice = format!("<x:Attachment contentType='a/b'>{include}</x:Attachment>");
    assert_eq!(message(&content(&twice), &["1@x"]), Err(ReadError::Part));
}

#[test]
fn a_part_is_found_by_its_escaped_address_and_before_its_envelope() {
    let text = format!(
        "--b\r\nContent-ID: <a b@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nPG0v\r\nPg==\r\n--b\r\nContent-ID: <r>\r\n\r\n{HEAD}</s:Header><s:Body>\
         <x:GenericContentContainer><x:ContentContainer><x:Message contentType='text/xml'>\
         <xop:Include xmlns:xop='http://www.w3.org/2004/08/xop/include' href='cid:a%20b@x'/></x:Message></x:ContentContainer>\
         </x:GenericContentContainer></s:Body></s:Envelope>\r\n--b--"
    );
    let envelope = read("multipart/related; boundary=b; start=\"<r>\"", text.as_bytes()).unwrap();
    assert_eq!(
        envelope.body,
        Body::Content(Box::new(GenericContent::Plain {
            message: Content {
                encoding: None,
                size: None,
                ..Content::xml(b"<m/>".to_vec())
            },
            attachments: vec![],
        }))
    );
}

#[test]
fn encrypted_contents_are_told_apart_and_not_kept() {
    let body = "<x:GenericContentContainer><e:EncryptedData xmlns:e='http://www.w3.org/2001/04/xmlenc#'/></x:GenericContentContainer>";
    assert_eq!(
        soap("", body).unwrap().body,
        Body::Content(Box::new(GenericContent::Encrypted))
    );
}

#[test]
fn bodies_that_are_none_of_xta_are_refused() {
    for body in [
        "<x:Anything/>",
        "<a:MessageID/>",
        "<a:MessageID>1</a:MessageID><a:MessageID>2</a:MessageID>",
        "<x:GenericContentContainer/>",
        "<x:GenericContentContainer><x:ContentContainer><x:Message>eA==</x:Message></x:ContentContainer></x:GenericContentContainer>",
        "<x:GenericContentContainer><x:ContentContainer><x:Message contentType='a'>%%%</x:Message></x:ContentContainer></x:GenericContentContainer>",
        "<o:MsgBoxCloseRequest xmlns:o='http://www.osci.eu/ws/2008/05/transport'/>",
        "<s:Fault/>",
    ] {
        assert!(soap("", body).is_err(), "{body}");
    }
}
