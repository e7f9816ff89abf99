//! `GenericContentContainer`: a message and what is attached to it.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::ReadError;
use crate::package::Parts;
use crate::write::Out;
use crate::xml::{Element, Ns};

/// The bytes of a content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Blob {
    /// All of them.
    Bytes(Vec<u8>),
    /// So many were read and let go of: an attachment, or more than is taken.
    Passed(u64),
    /// They travel in the part with this id; gone once a [`crate::Receiver`] has put the message together.
    Part(String),
}

/// A content with what describes it (RFC 2183).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Content {
    /// The bytes.
    pub blob: Blob,
    /// MIME type, such as `text/xml`.
    pub content_type: String,
    /// Character encoding.
    pub encoding: Option<String>,
    /// File name.
    pub filename: Option<String>,
    /// What it is, for people.
    pub description: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// Language.
    pub lang: Option<String>,
    /// Size in bytes, as the sender says.
    pub size: Option<u64>,
}

/// What is carried.
#[allow(
    clippy::large_enum_variant,
    reason = "nearly always the large one, and boxed in its body"
)]
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum GenericContent {
    /// Encrypted for the reader by the author (`xenc:EncryptedData`). It is not kept: nobody here holds such a key.
    Encrypted,
    /// A message and its attachments.
    Plain {
        /// The message.
        message: Content,
        /// Its attachments.
        attachments: Vec<Content>,
    },
}

impl Content {
    /// A message in XML, UTF-8.
    #[must_use]
    pub fn xml(bytes: Vec<u8>) -> Self {
        Self {
            size: u64::try_from(bytes.len()).ok().filter(|size| *size > 0),
            blob: Blob::Bytes(bytes),
            content_type: "text/xml".to_owned(),
            encoding: Some("UTF-8".to_owned()),
            filename: None,
            description: None,
            id: None,
            lang: None,
        }
    }

    fn read(element: &Element) -> Result<Self, ReadError> {
        let attribute = |name: &str| element.attribute(name).map(str::to_owned);
        let size = element.attribute("size").map(str::parse).transpose();
        Ok(Self {
            blob: Blob::read(element)?,
            content_type: attribute("contentType").ok_or(ReadError::Missing("@contentType"))?,
            encoding: attribute("encoding"),
            filename: attribute("filename"),
            description: attribute("contentDescription"),
            id: attribute("id"),
            lang: attribute("lang"),
            size: size.map_err(|_| ReadError::Value("@size"))?,
        })
    }

    fn write(&self, out: &mut Out, element: &str, parts: &mut Parts) {
        let size = self.size.map(|size| size.to_string());
        out.start(
            element,
            &[
                ("contentType", Some(self.content_type.as_str())),
                ("encoding", self.encoding.as_deref()),
                ("filename", self.filename.as_deref()),
                ("contentDescription", self.description.as_deref()),
                ("id", self.id.as_deref()),
                ("lang", self.lang.as_deref()),
                ("size", size.as_deref()),
            ],
        );
        self.blob.write(out, parts);
        out.end(element);
    }
}

impl Blob {
    /// Bytes as base64, or the name of the part in which they travel.
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        if let Some(include) = element.child(Ns::Xop, "Include") {
            let href = include.attribute("href").ok_or(ReadError::Missing("@href"))?;
            let cid = href.strip_prefix("cid:").ok_or(ReadError::Value("@href"))?;
            return percent_decoded(cid)
                .map(Self::Part)
                .ok_or(ReadError::Value("@href"));
        }
        let text = element.text.as_bytes();
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let bytes = if text.iter().any(blank) {
            let dense: Vec<u8> = text.iter().copied().filter(|byte| !blank(byte)).collect();
            STANDARD.decode(dense)
        } else {
            STANDARD.decode(text)
        };
        bytes
            .map(Self::Bytes)
            .map_err(|_| ReadError::Value("base64Binary"))
    }

    pub(crate) fn write(&self, out: &mut Out, parts: &mut Parts) {
        match self {
            Self::Bytes(bytes) => match parts.add(bytes) {
                Some(cid) => out.include(&cid),
                None => out.plain(|text| STANDARD.encode_string(bytes, text)),
            },
            Self::Part(cid) => out.include(cid),
            // Nothing can be told of bytes that were let go of.
            Self::Passed(_) => {}
        }
    }

    /// The bytes, if they are here.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Passed(_) | Self::Part(_) => None,
        }
    }
}

impl GenericContent {
    /// A message in XML without attachments.
    #[must_use]
    pub fn xml(bytes: Vec<u8>) -> Self {
        Self::Plain {
            message: Content::xml(bytes),
            attachments: Vec::new(),
        }
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        if element.child(Ns::Xenc, "EncryptedData").is_some() {
            return Ok(Self::Encrypted);
        }
        let container = element.need(Ns::Xta, "ContentContainer")?;
        Ok(Self::Plain {
            message: Content::read(container.need(Ns::Xta, "Message")?)?,
            attachments: container
                .all(Ns::Xta, "Attachment")
                .map(Content::read)
                .collect::<Result<_, _>>()?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out, parts: &mut Parts) {
        out.start("x:GenericContentContainer", &[]);
        if let Self::Plain { message, attachments } = self {
            out.start("x:ContentContainer", &[]);
            message.write(out, "x:Message", parts);
            for attachment in attachments {
                attachment.write(out, "x:Attachment", parts);
            }
            out.end("x:ContentContainer");
        }
        out.end("x:GenericContentContainer");
    }
}

/// A `cid:` address as the id of a part (RFC 2392).
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}
