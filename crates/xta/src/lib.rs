//! XTA 2, web-service module 2.1.1 (`http://xoev.de/transport/xta/211`), as bytes: no I/O, no async.
//!
//! XTA is what a specialist system or an online service speaks with the transport service in front of OSCI: SOAP 1.2 with
//! WS-Addressing, contents by MTOM/XOP or inline, mutual TLS below. This crate reads and writes the twelve operations of its
//! three ports; who may do what, and where messages lie, is decided by the caller.
//!
//! ```
//! use xta::{Addressing, Body, Envelope, Operation, Packaging, Receiver, Limits};
//!
//! let request = Envelope::new(Addressing::request(Operation::CreateMessageId, "urn:uuid:1"), Body::Empty);
//! let sent = request.write(Packaging::Mtom);
//!
//! let mut receiver = Receiver::new(&sent.content_type, Limits::default())?;
//! receiver.push(&sent.body)?;
//! let read = receiver.finish()?;
//! assert_eq!(read.operation(), Some(Operation::CreateMessageId));
//! # Ok::<(), xta::ReadError>(())
//! ```
//!
//! # The ports
//! | Port | Operations |
//! |---|---|
//! | management | `checkAccountActive`, `createMessageId`, `lookupService`, `getTransportReport`, `cancelMessage` |
//! | send | `sendMessage`, `sendMessageSync` |
//! | msgBox | `getStatusList`, `getNextStatusList`, `getMessage`, `getNextMessage`, `close` |
//!
//! Several operations have the same body, so the action decides which one is meant ([`Operation`]), never the body.
//! A message of a box can be fetched again until `close` names it: whoever reads it stores it first and closes then.
//!
//! # Names
//! Types and fields are called as in the schemas of XTA and OSCI 2 (`MessageMetaData`, `Originators`, `MsgBoxResponse` …).

mod content;
mod content_type;
mod envelope;
mod fault;
mod lookup;
mod metadata;
mod mime;
mod msgbox;
mod operation;
mod package;
mod receiver;
mod report;
mod write;
mod xml;

pub use content::{Blob, Content, GenericContent};
pub use envelope::{Addressing, Body, Envelope};
pub use fault::{ErrorCode, Exception, Fault, FaultKind};
pub use lookup::{LookupResult, LookupService, ServiceParameter};
pub use metadata::{
    BusinessScenario, Code, DeliveryAttributes, MessageMetaData, MessageType, Party, PartyIdentifier,
    Property, ReceiptRequests,
};
pub use msgbox::{
    FetchRequest, ListForm, MsgAttributes, MsgBoxResponse, MsgPart, NextRequest, Outcome, Reason, Selector,
    StatusList, StatusListRequest,
};
pub use operation::{Operation, Port};
pub use package::{Package, Packaging};
pub use receiver::{Limits, Receiver};
pub use report::{AdditionalReport, MessageStatus, Record, TransportReport};

/// Why bytes are no message of XTA. Says what is wrong and where, and never repeats what was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// The HTTP content type.
    #[error("the content type is neither application/soap+xml nor multipart/related")]
    ContentType,
    /// The framing of the parts.
    #[error("the parts of the message cannot be told apart: {0}")]
    Mime(&'static str),
    /// The markup.
    #[error("the envelope is no XML that is read here: {0}")]
    Xml(&'static str),
    /// Not an envelope of SOAP 1.2.
    #[error("this is no envelope of SOAP 1.2")]
    Version,
    /// A header that must be understood and is not.
    #[error("a header that must be understood is not understood")]
    MustUnderstand,
    /// An element is not there.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A value is none that the schema allows.
    #[error("the value of {0} is not allowed")]
    Value(&'static str),
    /// A part that the envelope names is not there.
    #[error("a part that the envelope names is missing")]
    Part,
    /// More bytes than are taken.
    #[error("the message is longer than what is taken")]
    TooLarge,
}
