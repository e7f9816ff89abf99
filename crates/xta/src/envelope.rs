//! The SOAP envelope: addressing, headers, body.

use crate::content::GenericContent;
use crate::fault::Fault;
use crate::lookup::{LookupResult, LookupService};
use crate::metadata::{MessageMetaData, Party};
use crate::msgbox::{FetchRequest, MsgBoxResponse, NextRequest, StatusList, StatusListRequest};
use crate::operation::Operation;
use crate::package::{Package, Packaging, Parts};
use crate::report::TransportReport;
use crate::write::Out;
use crate::xml::{Element, Ns, boolean};
use crate::{Blob, ReadError};

/// Where answers go that come back on the same connection.
const ANONYMOUS: &str = "http://www.w3.org/2005/08/addressing/anonymous";

/// The headers of WS-Addressing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Addressing {
    /// `wsa:Action`; requests must have it.
    pub action: Option<String>,
    /// `wsa:MessageID` of this exchange; not that of the message carried.
    pub message_id: Option<String>,
    /// `wsa:To`.
    pub to: Option<String>,
    /// `wsa:RelatesTo`, in answers.
    pub relates_to: Option<String>,
    /// Whether an answer is wanted elsewhere than on this connection.
    pub answer_elsewhere: bool,
}

/// What stands in the body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// `wsa:MessageID`.
    MessageId(String),
    /// `LookupServiceRequest`.
    Lookup(Vec<LookupService>),
    /// `LookupServiceResponse`.
    LookupResult(Vec<LookupResult>),
    /// `GenericContentContainer`.
    Content(Box<GenericContent>),
    /// `TransportReport`.
    Report(Box<TransportReport>),
    /// `MsgBoxFetchRequest`.
    Fetch(FetchRequest),
    /// `MsgBoxStatusListRequest`.
    List(StatusListRequest),
    /// `MsgBoxGetNextRequest`.
    Next(NextRequest),
    /// `MsgBoxCloseRequest`.
    Close(NextRequest),
    /// `MsgStatusList`.
    StatusList(Box<StatusList>),
    /// A fault.
    Fault(Fault),
}

/// A whole message of SOAP.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// WS-Addressing.
    pub addressing: Addressing,
    /// `Author`: who asks, where no metadata say so.
    pub author: Option<Party>,
    /// `MessageMetaData`.
    pub meta: Option<Box<MessageMetaData>>,
    /// `MsgBoxResponse`.
    pub msg_box: Option<MsgBoxResponse>,
    /// The body.
    pub body: Body,
}

impl Addressing {
    /// That of a request.
    #[must_use]
    pub fn request(operation: Operation, message_id: impl Into<String>) -> Self {
        Self {
            action: Some(operation.action()),
            message_id: Some(message_id.into()),
            ..Self::default()
        }
    }

    /// That of the answer to this request.
    #[must_use]
    pub fn answer(&self, message_id: impl Into<String>) -> Self {
        Self {
            action: self.action.clone(),
            message_id: Some(message_id.into()),
            relates_to: self.message_id.clone(),
            ..Self::default()
        }
    }

    fn read(header: &Element) -> Self {
        let elsewhere = |name| {
            header
                .child(Ns::Wsa, name)
                .and_then(|to| to.text_if(Ns::Wsa, "Address"))
                .is_some_and(|address| address != ANONYMOUS)
        };
        Self {
            action: header.text_if(Ns::Wsa, "Action"),
            message_id: header.text_if(Ns::Wsa, "MessageID"),
            to: header.text_if(Ns::Wsa, "To"),
            relates_to: header.text_if(Ns::Wsa, "RelatesTo"),
            answer_elsewhere: elsewhere("ReplyTo") || elsewhere("FaultTo"),
        }
    }

    fn write(&self, out: &mut Out) {
        out.leaf_if("a:To", self.to.as_deref());
        out.leaf_if("a:Action", self.action.as_deref());
        out.leaf_if("a:MessageID", self.message_id.as_deref());
        out.leaf_if("a:RelatesTo", self.relates_to.as_deref());
        if self.relates_to.is_none() {
            out.start("a:ReplyTo", &[]);
            out.leaf("a:Address", ANONYMOUS);
            out.end("a:ReplyTo");
        }
    }
}

impl Body {
    fn read(body: &Element) -> Result<Self, ReadError> {
        let mut children = body.children.iter();
        let Some(element) = children.next() else {
            return Ok(Self::Empty);
        };
        if children.next().is_some() {
            return Err(ReadError::Value("Body"));
        }
        Ok(match (element.ns, element.name.as_str()) {
            (Ns::Wsa, "MessageID") if element.value().is_empty() => {
                return Err(ReadError::Value("Body/MessageID"));
            }
            (Ns::Wsa, "MessageID") => Self::MessageId(element.value().to_owned()),
            (Ns::Xta, "LookupServiceRequest") => Self::Lookup(LookupService::read_all(element)?),
            (Ns::Xta, "LookupServiceResponse") => Self::LookupResult(LookupResult::read_all(element)?),
            (Ns::Xta, "GenericContentContainer") => Self::Content(Box::new(GenericContent::read(element)?)),
            (Ns::Xta, "TransportReport") => Self::Report(Box::new(TransportReport::read(element)?)),
            (Ns::Osci, "MsgBoxFetchRequest") => Self::Fetch(FetchRequest::read(element)?),
            (Ns::Osci, "MsgBoxStatusListRequest") => Self::List(StatusListRequest::read(element)?),
            (Ns::Osci, "MsgBoxGetNextRequest") => Self::Next(NextRequest::read(element)?),
            (Ns::Osci, "MsgBoxCloseRequest") => Self::Close(NextRequest::read(element)?),
            (Ns::Osci, "MsgStatusList") => Self::StatusList(Box::new(StatusList::read(element)?)),
            (Ns::Soap, "Fault") => Self::Fault(Fault::read(element)?),
            _ => return Err(ReadError::Value("Body")),
        })
    }

    fn write(&self, out: &mut Out, parts: &mut Parts) {
        match self {
            Self::Empty => {}
            Self::MessageId(id) => out.leaf("a:MessageID", id),
            Self::Lookup(services) => LookupService::write_all(services, out),
            Self::LookupResult(results) => LookupResult::write_all(results, out, parts),
            Self::Content(content) => content.write(out, parts),
            Self::Report(report) => report.write(out, parts),
            Self::Fetch(request) => request.write(out),
            Self::List(request) => request.write(out),
            Self::Next(request) => request.write(out, "o:MsgBoxGetNextRequest"),
            Self::Close(request) => request.write(out, "o:MsgBoxCloseRequest"),
            Self::StatusList(list) => list.write(out),
            Self::Fault(fault) => fault.write(out),
        }
    }

    /// All contents whose bytes may travel in parts of their own.
    pub(crate) fn blobs(&mut self) -> Vec<(&mut Blob, bool)> {
        match self {
            Self::Content(content) => match &mut **content {
                GenericContent::Encrypted => Vec::new(),
                GenericContent::Plain { message, attachments } => std::iter::once((&mut message.blob, true))
                    .chain(attachments.iter_mut().map(|content| (&mut content.blob, false)))
                    .collect(),
            },
            Self::Report(report) => report
                .additional
                .iter_mut()
                .map(|report| (&mut report.data, true))
                .collect(),
            Self::LookupResult(results) => results
                .iter_mut()
                .flat_map(|result| &mut result.parameters)
                .map(|parameter| (&mut parameter.resource, true))
                .collect(),
            _ => Vec::new(),
        }
    }
}

impl Envelope {
    /// An envelope without headers of XTA.
    #[must_use]
    pub const fn new(addressing: Addressing, body: Body) -> Self {
        Self {
            addressing,
            author: None,
            meta: None,
            msg_box: None,
            body,
        }
    }

    /// With the header `Author`.
    #[must_use]
    pub fn by(self, author: Party) -> Self {
        Self {
            author: Some(author),
            ..self
        }
    }

    /// With the header `MessageMetaData`.
    #[must_use]
    pub fn with_meta(self, meta: MessageMetaData) -> Self {
        Self {
            meta: Some(Box::new(meta)),
            ..self
        }
    }

    /// The operation that its action names.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        Operation::of(self.addressing.action.as_deref()?)
    }

    pub(crate) fn read(text: &str) -> Result<Self, ReadError> {
        let root = Element::parse(text)?;
        if !root.is(Ns::Soap, "Envelope") {
            return Err(ReadError::Version);
        }
        let header = root.child(Ns::Soap, "Header");
        let blocks = header.map_or([].as_slice(), |header| header.children.as_slice());
        for block in blocks {
            let must = block
                .attribute_of(Ns::Soap, "mustUnderstand")
                .map_or(Ok(false), |must| boolean(must, "@mustUnderstand"))?;
            if must && !is_known(block) {
                return Err(ReadError::MustUnderstand);
            }
        }
        let find = |ns, name| header.and_then(|header| header.child(ns, name));
        Ok(Self {
            addressing: header.map(Addressing::read).unwrap_or_default(),
            author: find(Ns::Meta, "Author")
                .filter(|author| !author.is_nil())
                .map(Party::read)
                .transpose()?,
            meta: find(Ns::Meta, "MessageMetaData")
                .map(|meta| MessageMetaData::read(meta).map(Box::new))
                .transpose()?,
            msg_box: find(Ns::Osci, "MsgBoxResponse")
                .filter(|response| !response.is_nil())
                .map(MsgBoxResponse::read)
                .transpose()?,
            body: Body::read(root.need(Ns::Soap, "Body")?)?,
        })
    }

    /// The bytes to send.
    #[must_use]
    pub fn write(&self, packaging: Packaging) -> Package {
        let mut parts = Parts::new(packaging);
        let mut out = Out::envelope();
        out.start("s:Header", &[]);
        self.addressing.write(&mut out);
        if let Some(author) = &self.author {
            author.write(&mut out, "m:Author");
        }
        if let Some(meta) = &self.meta {
            meta.write(&mut out);
        }
        if let Some(response) = &self.msg_box {
            response.write(&mut out);
        }
        out.end("s:Header");
        out.start("s:Body", &[]);
        self.body.write(&mut out, &mut parts);
        out.end("s:Body");
        parts.pack(
            out.finish(),
            self.addressing.action.as_deref().unwrap_or_default(),
        )
    }
}

/// Whether a header block means something here.
fn is_known(block: &Element) -> bool {
    match block.ns {
        Ns::Wsa => true,
        Ns::Meta => matches!(block.name.as_str(), "Author" | "MessageMetaData"),
        Ns::Osci => matches!(block.name.as_str(), "MsgBoxResponse" | "X509TokenContainer"),
        _ => false,
    }
}
