//! The message box: what lies in it, page by page, and what has arrived.

use crate::ReadError;
use crate::metadata::MessageMetaData;
use crate::write::Out;
use crate::xml::{Element, Ns, boolean};

/// Which messages are meant; all, where nothing is said.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Selector {
    /// Those with these ids.
    pub message_ids: Vec<String>,
    /// Those that relate to these messages.
    pub relates_to: Vec<String>,
    /// Not older, `xs:dateTime`.
    pub from: Option<String>,
    /// Not younger, `xs:dateTime`.
    pub to: Option<String>,
    /// `true`: only those that nobody has fetched yet.
    pub new_entry: Option<bool>,
    /// Whether it comes with an `Extension`, which has no agreed meaning.
    pub extended: bool,
}

/// Which part of a message is asked for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum MsgPart {
    /// All of it.
    #[default]
    Envelope,
    /// The headers.
    Header,
    /// The content.
    Body,
}

/// `MsgBoxFetchRequest`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FetchRequest {
    /// Which messages.
    pub selector: Option<Selector>,
    /// Which part of them.
    pub part: MsgPart,
}

/// What a list is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ListForm {
    /// A few attributes. The schema spells it `MsgAtrributes`.
    Attributes,
    /// Whole metadata.
    MetaData,
}

/// `MsgBoxStatusListRequest`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StatusListRequest {
    /// Which messages.
    pub selector: Option<Selector>,
    /// How many entries at once.
    pub max_items: Option<u64>,
    /// In which form.
    pub form: Option<ListForm>,
}

/// `MsgBoxGetNextRequest` and `MsgBoxCloseRequest`: the rest of an earlier request, and what of it has arrived.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NextRequest {
    /// The earlier request.
    pub request_id: String,
    /// Messages that have arrived.
    pub last_received: Vec<String>,
}

/// An entry of a list in the short form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MsgAttributes {
    /// Its id.
    pub message_id: String,
    /// The messages it relates to.
    pub relates_to: Vec<String>,
    /// The address of the sender.
    pub from: Option<String>,
    /// The business.
    pub scenario: String,
    /// Bytes.
    pub size: i32,
    /// A day after which it is of no use.
    pub obsolete_after: Option<String>,
    /// When it came, `xs:dateTime`.
    pub delivery: String,
    /// When it was fetched first.
    pub initial_fetch: Option<String>,
}

/// `MsgStatusList`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StatusList {
    /// In the short form.
    pub attributes: Vec<MsgAttributes>,
    /// In the long form.
    pub metadata: Vec<MessageMetaData>,
}

/// Why there is no message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reason {
    /// None matches.
    NoMatch,
    /// The selector makes no sense.
    SearchArgsInvalid,
    /// The earlier request is not known (any more).
    RequestIdInvalid,
    /// A reason that this list does not have.
    Other,
}

/// What a box says to a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// There is none.
    NoMessage(Reason),
    /// So many are left after this one.
    Pending(u64),
}

/// The header `MsgBoxResponse`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MsgBoxResponse {
    /// By which the rest is asked for.
    pub request_id: String,
    /// How it went.
    pub outcome: Outcome,
}

const REASONS: &str = "http://www.osci.eu/ws/2008/05/transport/MsgBox/reasons/";

impl Selector {
    fn read(element: &Element) -> Result<Self, ReadError> {
        let ids = |name| {
            element
                .all(Ns::Wsa, name)
                .map(|id| id.value().to_owned())
                .collect()
        };
        Ok(Self {
            message_ids: ids("MessageID"),
            relates_to: ids("RelatesTo"),
            from: element.text_if(Ns::Osci, "MsgBoxEntryTimeFrom"),
            to: element.text_if(Ns::Osci, "MsgBoxEntryTimeTo"),
            new_entry: element
                .attribute("newEntry")
                .map(|new| boolean(new, "@newEntry"))
                .transpose()?,
            extended: element.child(Ns::Osci, "Extension").is_some(),
        })
    }

    fn read_in(element: &Element) -> Result<Option<Self>, ReadError> {
        element.child(Ns::Osci, "MsgSelector").map(Self::read).transpose()
    }

    fn write(&self, out: &mut Out) {
        let new = self.new_entry.map(|new| new.to_string());
        out.start("o:MsgSelector", &[("newEntry", new.as_deref())]);
        for id in &self.message_ids {
            out.leaf("a:MessageID", id);
        }
        for id in &self.relates_to {
            out.leaf("a:RelatesTo", id);
        }
        out.leaf_if("o:MsgBoxEntryTimeFrom", self.from.as_deref());
        out.leaf_if("o:MsgBoxEntryTimeTo", self.to.as_deref());
        out.end("o:MsgSelector");
    }
}

impl FetchRequest {
    /// The message with this id.
    #[must_use]
    pub fn by_id(id: impl Into<String>) -> Self {
        Self {
            selector: Some(Selector {
                message_ids: vec![id.into()],
                ..Selector::default()
            }),
            part: MsgPart::Envelope,
        }
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        Ok(Self {
            selector: Selector::read_in(element)?,
            part: match element.attribute("MsgPart") {
                None | Some("Envelope") => MsgPart::Envelope,
                Some("Header") => MsgPart::Header,
                Some("Body") => MsgPart::Body,
                Some(_) => return Err(ReadError::Value("@MsgPart")),
            },
        })
    }

    pub(crate) fn write(&self, out: &mut Out) {
        let part = match self.part {
            MsgPart::Envelope => None,
            MsgPart::Header => Some("Header"),
            MsgPart::Body => Some("Body"),
        };
        out.start("o:MsgBoxFetchRequest", &[("MsgPart", part)]);
        if let Some(selector) = &self.selector {
            selector.write(out);
        }
        out.end("o:MsgBoxFetchRequest");
    }
}

impl StatusListRequest {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        let max = element.attribute("maxListItems").map(str::parse).transpose();
        Ok(Self {
            selector: Selector::read_in(element)?,
            max_items: max.map_err(|_| ReadError::Value("@maxListItems"))?,
            form: match element.attribute("ListForm") {
                None => None,
                Some("MsgAtrributes" | "MsgAttributes") => Some(ListForm::Attributes),
                Some("MessageMetaData") => Some(ListForm::MetaData),
                Some(_) => return Err(ReadError::Value("@ListForm")),
            },
        })
    }

    pub(crate) fn write(&self, out: &mut Out) {
        let max = self.max_items.map(|max| max.to_string());
        let form = self.form.map(|form| match form {
            ListForm::Attributes => "MsgAtrributes",
            ListForm::MetaData => "MessageMetaData",
        });
        let attributes = [("maxListItems", max.as_deref()), ("ListForm", form)];
        out.start("o:MsgBoxStatusListRequest", &attributes);
        if let Some(selector) = &self.selector {
            selector.write(out);
        }
        out.end("o:MsgBoxStatusListRequest");
    }
}

impl NextRequest {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        let id = element
            .attribute("MsgBoxRequestID")
            .ok_or(ReadError::Missing("@MsgBoxRequestID"))?;
        Ok(Self {
            request_id: id.to_owned(),
            last_received: element
                .all(Ns::Osci, "LastMsgReceived")
                .map(|id| id.value().to_owned())
                .collect(),
        })
    }

    pub(crate) fn write(&self, out: &mut Out, element: &str) {
        out.start(element, &[("MsgBoxRequestID", Some(&self.request_id))]);
        for id in &self.last_received {
            out.leaf("o:LastMsgReceived", id);
        }
        out.end(element);
    }
}

impl MsgAttributes {
    fn read(element: &Element) -> Result<Self, ReadError> {
        Ok(Self {
            message_id: element.text_of(Ns::Wsa, "MessageID")?,
            relates_to: element
                .all(Ns::Wsa, "RelatesTo")
                .map(|id| id.value().to_owned())
                .collect(),
            from: element
                .child(Ns::Wsa, "From")
                .and_then(|from| from.text_if(Ns::Wsa, "Address")),
            scenario: element
                .text_if(Ns::Osci, "TypeOfBusinessScenario")
                .unwrap_or_default(),
            size: element
                .need(Ns::Osci, "MsgSize")?
                .value()
                .parse()
                .map_err(|_| ReadError::Value("MsgSize"))?,
            obsolete_after: element.text_if(Ns::Osci, "ObsoleteAfterDate"),
            delivery: element.text_of(Ns::Osci, "DeliveryTime")?,
            initial_fetch: element.text_if(Ns::Osci, "InitialFetchedTime"),
        })
    }

    fn write(&self, out: &mut Out) {
        out.start("o:MsgAttributes", &[]);
        out.leaf("a:MessageID", &self.message_id);
        for id in &self.relates_to {
            out.leaf("a:RelatesTo", id);
        }
        if let Some(from) = &self.from {
            out.start("a:From", &[]);
            out.leaf("a:Address", from);
            out.end("a:From");
        }
        out.leaf("o:TypeOfBusinessScenario", &self.scenario);
        out.leaf("o:MsgSize", &self.size.to_string());
        out.leaf_if("o:ObsoleteAfterDate", self.obsolete_after.as_deref());
        out.leaf("o:DeliveryTime", &self.delivery);
        out.leaf_if("o:InitialFetchedTime", self.initial_fetch.as_deref());
        out.end("o:MsgAttributes");
    }
}

impl StatusList {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        Ok(Self {
            attributes: element
                .all(Ns::Osci, "MsgAttributes")
                .map(MsgAttributes::read)
                .collect::<Result<_, _>>()?,
            metadata: element
                .all(Ns::Meta, "MessageMetaData")
                .map(MessageMetaData::read)
                .collect::<Result<_, _>>()?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out) {
        out.start("o:MsgStatusList", &[]);
        for entry in &self.attributes {
            entry.write(out);
        }
        for meta in &self.metadata {
            meta.write(out);
        }
        out.end("o:MsgStatusList");
    }
}

impl MsgBoxResponse {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        let id = element
            .attribute("MsgBoxRequestID")
            .ok_or(ReadError::Missing("@MsgBoxRequestID"))?;
        let outcome = if let Some(none) = element.child(Ns::Osci, "NoMessageAvailable") {
            let reason = none.attribute("reason").unwrap_or_default();
            Outcome::NoMessage(match reason.strip_prefix(REASONS) {
                Some("NoMatch") => Reason::NoMatch,
                Some("SearchArgsInvalid") => Reason::SearchArgsInvalid,
                Some("RequestIdInvalid") => Reason::RequestIdInvalid,
                _ => Reason::Other,
            })
        } else {
            let pending = element.text_of(Ns::Osci, "ItemsPending")?;
            Outcome::Pending(pending.parse().map_err(|_| ReadError::Value("ItemsPending"))?)
        };
        Ok(Self {
            request_id: id.to_owned(),
            outcome,
        })
    }

    pub(crate) fn write(&self, out: &mut Out) {
        out.start("o:MsgBoxResponse", &[("MsgBoxRequestID", Some(&self.request_id))]);
        match self.outcome {
            Outcome::NoMessage(reason) => {
                let reason = match reason {
                    Reason::SearchArgsInvalid => "SearchArgsInvalid",
                    Reason::RequestIdInvalid => "RequestIdInvalid",
                    Reason::NoMatch | Reason::Other => "NoMatch",
                };
                let reason = format!("{REASONS}{reason}");
                out.leaf_with("o:NoMessageAvailable", &[("reason", Some(&reason))], "");
            }
            Outcome::Pending(pending) => out.leaf("o:ItemsPending", &pending.to_string()),
        }
        out.end("o:MsgBoxResponse");
    }
}
