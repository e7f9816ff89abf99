//! `MessageMetaData`: what a message is, from whom and for whom (OSCI_MessageMetaData 2.02).

use crate::ReadError;
use crate::write::Out;
use crate::xml::{Element, Ns, boolean};

/// A value of a code list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Code {
    /// The key.
    pub code: String,
    /// Its name.
    pub name: Option<String>,
    /// The list.
    pub list_uri: String,
    /// Its version.
    pub list_version: String,
}

/// Who takes part: an identifier and the list it comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PartyIdentifier {
    /// The identifier, such as `ags:11000000`.
    pub value: String,
    /// How to read it, such as `xoev`.
    pub kind: String,
    /// A name for people.
    pub name: Option<String>,
    /// The role, such as `Meldebehörde`.
    pub category: Option<String>,
}

/// Author, sender or reader. Security tokens that come along are not kept: the account is known by TLS.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Party {
    /// Who it is.
    pub identifier: PartyIdentifier,
}

/// Which receipts are asked for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "five independent requests of the schema"
)]
pub struct ReceiptRequests {
    /// When the transport service has taken it.
    pub submission: bool,
    /// When a node passes it on.
    pub relay: bool,
    /// When it lies in the box of the recipient.
    pub delivery: bool,
    /// When it is fetched for the first time.
    pub fetch: bool,
    /// When the reader has accepted it.
    pub reception: bool,
}

/// Times and quality of a delivery; times are `xs:dateTime` as they were written.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DeliveryAttributes {
    /// When the content came about.
    pub origin: Option<String>,
    /// When its delivery began.
    pub initial_send: Option<String>,
    /// Not to be delivered before.
    pub not_before: Option<String>,
    /// A day after which it is of no use.
    pub obsolete_after: Option<String>,
    /// When it came to the box, or to the recipient.
    pub delivery: Option<String>,
    /// When it was fetched for the first time.
    pub initial_fetch: Option<String>,
    /// When the reader took it.
    pub reception: Option<String>,
    /// The service profile.
    pub service_quality: Option<String>,
    /// Receipts.
    pub receipts: Option<ReceiptRequests>,
}

/// What kind of business it belongs to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum BusinessScenario {
    /// One of a list.
    Defined(Code),
    /// A word of its own.
    Undefined(String),
}

/// The kind of the content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MessageType {
    /// The kind.
    pub code: Code,
    /// The schema of the content.
    pub payload_schema: String,
}

/// A property that two partners agreed on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Property {
    /// Its key.
    pub key: Code,
    /// Its value.
    pub value: String,
}

/// The header `MessageMetaData`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MessageMetaData {
    /// Times, quality, receipts.
    pub delivery: DeliveryAttributes,
    /// Who wrote it.
    pub author: Party,
    /// Whose transport service sends it.
    pub sender: Option<Party>,
    /// Where an answer goes.
    pub reply_to: Option<Party>,
    /// Whom it is for.
    pub reader: Party,
    /// Others whom it is for.
    pub other_readers: Vec<PartyIdentifier>,
    /// Others who get to know it.
    pub cc_readers: Vec<PartyIdentifier>,
    /// Its id (`wsa:MessageID`).
    pub message_id: String,
    /// The messages it answers.
    pub in_reply_to: Vec<String>,
    /// The process on the side of who asks.
    pub requester: Option<String>,
    /// The process on the side of who answers.
    pub responder: Option<String>,
    /// A subject for people.
    pub subject: Option<String>,
    /// The service in the directory.
    pub service: String,
    /// The business.
    pub scenario: BusinessScenario,
    /// The kind of content.
    pub message_type: MessageType,
    /// Agreed properties.
    pub properties: Vec<Property>,
    /// Size of the content in bytes.
    pub size: Option<u64>,
    /// For a test only.
    pub test: bool,
}

impl Code {
    pub(crate) fn read(element: &Element, name: &'static str) -> Result<Self, ReadError> {
        // The parts of a code are in no namespace; some stacks put them into that of their parent.
        let part = |part: &str| {
            element
                .children
                .iter()
                .find(|child| child.name == part)
                .map(|child| child.value().to_owned())
        };
        Ok(Self {
            code: part("code")
                .filter(|code| !code.is_empty())
                .ok_or(ReadError::Missing(name))?,
            name: part("name"),
            list_uri: element.attribute("listURI").unwrap_or_default().to_owned(),
            list_version: element.attribute("listVersionID").unwrap_or_default().to_owned(),
        })
    }

    pub(crate) fn write(&self, out: &mut Out, element: &str, payload_schema: Option<&str>) {
        let attributes = [
            ("payloadSchema", payload_schema),
            ("listURI", Some(self.list_uri.as_str())),
            ("listVersionID", Some(self.list_version.as_str())),
        ];
        out.start(element, &attributes);
        out.leaf("code", &self.code);
        out.leaf_if("name", self.name.as_deref());
        out.end(element);
    }
}

impl PartyIdentifier {
    /// An identifier of XÖV, such as `ags:11000000`.
    #[must_use]
    pub fn xoev(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            kind: "xoev".to_owned(),
            name: None,
            category: None,
        }
    }

    fn read(element: &Element) -> Result<Self, ReadError> {
        let value = element.value();
        if value.is_empty() {
            return Err(ReadError::Value("Identifier"));
        }
        Ok(Self {
            value: value.to_owned(),
            kind: element
                .attribute("type")
                .ok_or(ReadError::Missing("Identifier/@type"))?
                .to_owned(),
            name: element.attribute("name").map(str::to_owned),
            category: element.attribute("category").map(str::to_owned),
        })
    }

    fn write(&self, out: &mut Out, element: &str) {
        let attributes = [
            ("type", Some(self.kind.as_str())),
            ("name", self.name.as_deref()),
            ("category", self.category.as_deref()),
        ];
        out.leaf_with(element, &attributes, &self.value);
    }
}

impl From<PartyIdentifier> for Party {
    fn from(identifier: PartyIdentifier) -> Self {
        Self { identifier }
    }
}

impl Party {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        PartyIdentifier::read(element.need(Ns::Meta, "Identifier")?).map(Self::from)
    }

    fn read_if(element: &Element, name: &str) -> Result<Option<Self>, ReadError> {
        element.child(Ns::Meta, name).map(Self::read).transpose()
    }

    pub(crate) fn write(&self, out: &mut Out, element: &str) {
        out.start(element, &[]);
        self.identifier.write(out, "m:Identifier");
        out.end(element);
    }
}

impl ReceiptRequests {
    fn read(element: &Element) -> Self {
        let asked = |name: &str| element.child(Ns::Meta, name).is_some();
        Self {
            submission: asked("Submission"),
            relay: asked("Relay"),
            delivery: asked("Delivery"),
            fetch: asked("Fetch"),
            reception: asked("Reception"),
        }
    }

    fn write(self, out: &mut Out) {
        out.start("m:ReceiptRequests", &[]);
        for (asked, name) in [
            (self.submission, "m:Submission"),
            (self.relay, "m:Relay"),
            (self.delivery, "m:Delivery"),
            (self.fetch, "m:Fetch"),
            (self.reception, "m:Reception"),
        ] {
            out.leaf_if(name, asked.then_some(""));
        }
        out.end("m:ReceiptRequests");
    }
}

impl DeliveryAttributes {
    fn read(element: &Element) -> Self {
        let time = |name: &str| element.text_if(Ns::Meta, name).filter(|time| !time.is_empty());
        Self {
            origin: time("Origin"),
            initial_send: time("InitialSend"),
            not_before: time("NotBefore"),
            obsolete_after: time("ObsoleteAfter"),
            delivery: time("Delivery"),
            initial_fetch: time("InitialFetch"),
            reception: time("Reception"),
            service_quality: time("ServiceQuality"),
            receipts: element
                .child(Ns::Meta, "ReceiptRequests")
                .map(ReceiptRequests::read),
        }
    }

    fn write(&self, out: &mut Out) {
        out.start("m:DeliveryAttributes", &[]);
        for (name, value) in [
            ("m:Origin", &self.origin),
            ("m:InitialSend", &self.initial_send),
            ("m:NotBefore", &self.not_before),
            ("m:ObsoleteAfter", &self.obsolete_after),
            ("m:Delivery", &self.delivery),
            ("m:InitialFetch", &self.initial_fetch),
            ("m:Reception", &self.reception),
            ("m:ServiceQuality", &self.service_quality),
        ] {
            out.leaf_if(name, value.as_deref());
        }
        if let Some(receipts) = self.receipts {
            receipts.write(out);
        }
        out.end("m:DeliveryAttributes");
    }
}

impl BusinessScenario {
    fn read(element: &Element) -> Result<Self, ReadError> {
        if let Some(defined) = element.child(Ns::Meta, "Defined") {
            return Code::read(defined, "BusinessScenario/Defined/code").map(Self::Defined);
        }
        let word = element
            .child(Ns::Meta, "Undefined")
            .ok_or(ReadError::Missing("BusinessScenario"))?;
        Ok(Self::Undefined(word.value().to_owned()))
    }
}

impl MessageMetaData {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        let originators = element.need(Ns::Meta, "Originators")?;
        let destinations = element.need(Ns::Meta, "Destinations")?;
        let identification = element.need(Ns::Meta, "MsgIdentification")?;
        let qualifier = element.need(Ns::Meta, "Qualifier")?;
        let kind = qualifier.need(Ns::Meta, "MessageType")?;
        let others = destinations.child(Ns::Meta, "OtherDestinations");
        let readers = |name| -> Result<Vec<_>, ReadError> {
            let Some(others) = others else {
                return Ok(Vec::new());
            };
            others.all(Ns::Meta, name).map(PartyIdentifier::read).collect()
        };
        let process = identification.child(Ns::Meta, "ProcessRef");
        let process = |name| process.and_then(|process| process.text_if(Ns::Meta, name));
        let properties = element.child(Ns::Meta, "MessageProperties");
        let size = element
            .child(Ns::Meta, "MsgSize")
            .map(|size| size.value().parse());
        Ok(Self {
            delivery: DeliveryAttributes::read(element.need(Ns::Meta, "DeliveryAttributes")?),
            author: Party::read(originators.need(Ns::Meta, "Author")?)?,
            sender: Party::read_if(originators, "Sender")?,
            reply_to: Party::read_if(originators, "ReplyTo")?,
            reader: Party::read(destinations.need(Ns::Meta, "Reader")?)?,
            other_readers: readers("OtherReaders")?,
            cc_readers: readers("CcReaders")?,
            message_id: identification.text_of(Ns::Wsa, "MessageID")?,
            in_reply_to: identification
                .all(Ns::Meta, "In-Reply-To")
                .map(|id| id.value().to_owned())
                .collect(),
            requester: process("Requester"),
            responder: process("Responder"),
            subject: qualifier.text_if(Ns::Meta, "Subject"),
            service: qualifier.text_of(Ns::Meta, "Service")?,
            scenario: BusinessScenario::read(qualifier.need(Ns::Meta, "BusinessScenario")?)?,
            message_type: MessageType {
                code: Code::read(kind, "MessageType/code")?,
                payload_schema: kind
                    .attribute("payloadSchema")
                    .ok_or(ReadError::Missing("MessageType/@payloadSchema"))?
                    .to_owned(),
            },
            properties: properties
                .into_iter()
                .flat_map(|properties| properties.all(Ns::Meta, "Property"))
                .map(|property| {
                    Ok(Property {
                        key: Code::read(property.need(Ns::Meta, "Key")?, "Property/Key/code")?,
                        value: property.text_of(Ns::Meta, "Value")?,
                    })
                })
                .collect::<Result<_, ReadError>>()?,
            size: size.transpose().map_err(|_| ReadError::Value("MsgSize"))?,
            test: element
                .attribute("TestMsg")
                .map_or(Ok(false), |test| boolean(test, "TestMsg"))?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out) {
        out.start("m:MessageMetaData", &[("TestMsg", self.test.then_some("true"))]);
        self.delivery.write(out);
        out.start("m:Originators", &[]);
        self.author.write(out, "m:Author");
        for (party, name) in [(&self.sender, "m:Sender"), (&self.reply_to, "m:ReplyTo")] {
            if let Some(party) = party {
                party.write(out, name);
            }
        }
        out.end("m:Originators");
        out.start("m:Destinations", &[]);
        self.reader.write(out, "m:Reader");
        if !self.other_readers.is_empty() {
            out.start("m:OtherDestinations", &[]);
            for reader in &self.other_readers {
                reader.write(out, "m:OtherReaders");
            }
            for reader in &self.cc_readers {
                reader.write(out, "m:CcReaders");
            }
            out.end("m:OtherDestinations");
        }
        out.end("m:Destinations");
        self.write_identification(out);
        self.write_qualifier(out);
        if !self.properties.is_empty() {
            out.start("m:MessageProperties", &[]);
            for property in &self.properties {
                out.start("m:Property", &[]);
                property.key.write(out, "m:Key", None);
                out.leaf("m:Value", &property.value);
                out.end("m:Property");
            }
            out.end("m:MessageProperties");
        }
        if let Some(size) = self.size {
            out.leaf("m:MsgSize", &size.to_string());
        }
        out.end("m:MessageMetaData");
    }

    fn write_identification(&self, out: &mut Out) {
        out.start("m:MsgIdentification", &[]);
        out.leaf("a:MessageID", &self.message_id);
        for id in &self.in_reply_to {
            out.leaf("m:In-Reply-To", id);
        }
        if self.requester.is_some() || self.responder.is_some() {
            out.start("m:ProcessRef", &[]);
            out.leaf_if("m:Requester", self.requester.as_deref());
            out.leaf_if("m:Responder", self.responder.as_deref());
            out.end("m:ProcessRef");
        }
        out.end("m:MsgIdentification");
    }

    fn write_qualifier(&self, out: &mut Out) {
        out.start("m:Qualifier", &[]);
        out.leaf_if("m:Subject", self.subject.as_deref());
        out.leaf("m:Service", &self.service);
        out.start("m:BusinessScenario", &[]);
        match &self.scenario {
            BusinessScenario::Defined(code) => code.write(out, "m:Defined", None),
            BusinessScenario::Undefined(word) => out.leaf("m:Undefined", word),
        }
        out.end("m:BusinessScenario");
        let MessageType { code, payload_schema } = &self.message_type;
        code.write(out, "m:MessageType", Some(payload_schema));
        out.end("m:Qualifier");
    }
}
