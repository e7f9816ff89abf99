//! Memory stays flat while large attachments pass.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use xta::*;

const MIB: usize = 1024 * 1024;

#[test]
fn fifty_mebibytes_of_attachment_pass_through_less_than_one() {
    let attachment = Content {
        content_type: "application/pdf".to_owned(),
        ..Content::xml(vec![b'%'; 50 * MIB])
    };
    let content = GenericContent::Plain {
        message: Content::xml(b"<x/>".to_vec()),
        attachments: vec![attachment],
    };
    let package = Envelope::new(
        Addressing::request(Operation::SendMessage, "urn:uuid:1"),
        Body::Content(Box::new(content)),
    )
    .write(Packaging::Mtom);
    let mut read = None;
    let used = allocation_counter::measure(|| {
        let mut receiver = Receiver::new(&package.content_type, Limits::default()).unwrap();
        for chunk in package.body.chunks(64 * 1024) {
            receiver.push(chunk).unwrap();
        }
        read = Some(receiver.finish().unwrap());
    });
    let Some(Body::Content(content)) = read.map(|envelope| envelope.body) else {
        panic!("a content")
    };
    let GenericContent::Plain { attachments, .. } = *content else {
        panic!("plain")
    };
    let passed = attachments.first().map(|content| content.blob.clone());
    assert_eq!(passed, Some(Blob::Passed(50 * MIB as u64)));
    assert!(used.bytes_max < MIB as u64, "{} bytes at once", used.bytes_max);
}
