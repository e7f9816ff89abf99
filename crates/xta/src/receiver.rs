//! Puts a message together while its bytes arrive, without holding more of it than is wanted.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::content::Blob;
use crate::content_type::ContentType;
use crate::envelope::{Body, Envelope};
use crate::mime::{Parser, Piece};
use crate::package::Packaging;
use crate::{GenericContent, ReadError};

/// How much is taken, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// The envelope; contents that stand in it among them.
    pub envelope: usize,
    /// A message that travels in a part of its own.
    pub message: usize,
    /// Everything together, attachments that are let go of among them.
    pub all: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A message of 16 MiB as base64, and its headers.
            envelope: 23 * 1024 * 1024,
            message: 16 * 1024 * 1024,
            all: 80 * 1024 * 1024,
        }
    }
}

/// Takes the body of an HTTP request or answer in pieces.
///
/// Of what travels beside the envelope only the message itself is kept. Attachments are counted and let go of
/// ([`Blob::Passed`]), so that memory stays flat whatever somebody sends.
pub struct Receiver {
    limits: Limits,
    action: Option<String>,
    packaging: Packaging,
    all: u64,
    root: Vec<u8>,
    parts: Option<Multipart>,
}

struct Multipart {
    parser: Parser,
    /// Which part is the envelope; the first, if nothing is said.
    start: Option<String>,
    envelope: Option<Envelope>,
    /// The parts whose bytes are wanted, known once the envelope is read.
    wanted: Vec<String>,
    current: Current,
    kept: BTreeMap<String, Blob>,
}

enum Current {
    Nothing,
    Root,
    Part {
        id: String,
        bytes: Vec<u8>,
        length: u64,
        keep: bool,
        base64: bool,
    },
}

impl Receiver {
    /// For a body with this content type.
    ///
    /// # Errors
    /// [`ReadError::ContentType`] if it is not one of SOAP 1.2, [`ReadError::Mime`] if its boundary is none.
    pub fn new(content_type: &str, limits: Limits) -> Result<Self, ReadError> {
        let parsed = ContentType::parse(content_type)?;
        let parts = match parsed.essence.as_str() {
            "application/soap+xml" => {
                utf8(&parsed)?;
                None
            }
            "multipart/related" => Some(Multipart {
                parser: Parser::new(parsed.parameter("boundary").unwrap_or_default())?,
                start: parsed
                    .parameter("start")
                    .map(|start| start.trim_matches(['<', '>']).to_owned()),
                envelope: None,
                wanted: Vec::new(),
                current: Current::Nothing,
                kept: BTreeMap::new(),
            }),
            "text/xml" => return Err(ReadError::Version),
            _ => return Err(ReadError::ContentType),
        };
        Ok(Self {
            limits,
            action: parsed.action().filter(|action| !action.is_empty()),
            packaging: if parts.is_some() {
                Packaging::Mtom
            } else {
                Packaging::Inline
            },
            all: 0,
            root: Vec::new(),
            parts,
        })
    }

    /// How the other side packs, so that an answer can be packed alike.
    #[must_use]
    pub const fn packaging(&self) -> Packaging {
        self.packaging
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`ReadError`] if they cannot belong to a message, or are too many.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        self.all = self.all.saturating_add(bytes.len() as u64);
        if self.all > self.limits.all {
            return Err(ReadError::TooLarge);
        }
        match &mut self.parts {
            None => keep(&mut self.root, bytes, self.limits.envelope),
            Some(parts) => {
                parts.parser.push(bytes);
                parts.advance(&mut self.root, &self.limits)
            }
        }
    }

    /// The message, once all bytes are there.
    ///
    /// # Errors
    /// [`ReadError`] if they are no message of XTA, or not all of it.
    pub fn finish(self) -> Result<Envelope, ReadError> {
        let mut envelope = match self.parts {
            None => read_root(&self.root)?,
            Some(parts) => parts.finish()?,
        };
        if let Some(action) = self.action {
            let own = envelope.addressing.action.get_or_insert_with(|| action.clone());
            if *own != action {
                return Err(ReadError::Value("wsa:Action"));
            }
        }
        // What stands in the envelope is held to the same limit.
        for (blob, _) in envelope.body.blobs() {
            match blob {
                Blob::Bytes(bytes) if bytes.len() > self.limits.message => {
                    *blob = Blob::Passed(bytes.len() as u64);
                }
                Blob::Part(_) => return Err(ReadError::Part),
                Blob::Bytes(_) | Blob::Passed(_) => {}
            }
        }
        Ok(envelope)
    }
}

impl Multipart {
    fn advance(&mut self, root: &mut Vec<u8>, limits: &Limits) -> Result<(), ReadError> {
        while let Some(piece) = self.parser.next()? {
            match piece {
                Piece::Begin(headers) => {
                    let is_root = self.envelope.is_none()
                        && match &self.start {
                            Some(start) => headers.id.as_ref() == Some(start),
                            None => self.kept.is_empty(),
                        };
                    self.current = if is_root {
                        utf8(&headers.content_type)?;
                        Current::Root
                    } else {
                        let id = headers.id.ok_or(ReadError::Mime("a part without a Content-ID"))?;
                        Current::Part {
                            // Before the envelope is known, everything is wanted.
                            keep: self.envelope.is_none() || self.wanted.contains(&id),
                            id,
                            bytes: Vec::new(),
                            length: 0,
                            base64: headers.base64,
                        }
                    };
                }
                Piece::Bytes(more) => match &mut self.current {
                    Current::Nothing => {}
                    Current::Root => keep(root, &more, limits.envelope)?,
                    Current::Part {
                        bytes, length, keep, ..
                    } => {
                        *length = length.saturating_add(more.len() as u64);
                        if *keep && *length <= limits.message as u64 {
                            bytes.extend_from_slice(&more);
                        } else {
                            *keep = false;
                            *bytes = Vec::new();
                        }
                    }
                },
                Piece::End => self.end_part(root)?,
            }
        }
        Ok(())
    }

    fn end_part(&mut self, root: &mut Vec<u8>) -> Result<(), ReadError> {
        match std::mem::replace(&mut self.current, Current::Nothing) {
            Current::Nothing => Ok(()),
            Current::Root => {
                let mut envelope = read_root(root)?;
                *root = Vec::new();
                self.wanted = wanted(&mut envelope.body);
                // Parts that came before the envelope and are only attachments are let go of now.
                for (id, blob) in &mut self.kept {
                    if let (Blob::Bytes(bytes), false) = (&*blob, self.wanted.contains(id)) {
                        *blob = Blob::Passed(bytes.len() as u64);
                    }
                }
                self.envelope = Some(envelope);
                Ok(())
            }
            Current::Part {
                id,
                bytes,
                length,
                keep,
                base64,
            } => {
                let blob = if !keep {
                    Blob::Passed(length)
                } else if base64 {
                    let dense: Vec<u8> = bytes
                        .into_iter()
                        .filter(|byte| !byte.is_ascii_whitespace())
                        .collect();
                    let decoded = STANDARD.decode(dense);
                    Blob::Bytes(decoded.map_err(|_| ReadError::Mime("a part is no base64"))?)
                } else {
                    Blob::Bytes(bytes)
                };
                if self.kept.insert(id, blob).is_some() {
                    return Err(ReadError::Mime("two parts with one Content-ID"));
                }
                Ok(())
            }
        }
    }

    fn finish(mut self) -> Result<Envelope, ReadError> {
        if !self.parser.is_complete() {
            return Err(ReadError::Mime("the last boundary is missing"));
        }
        let mut envelope = self
            .envelope
            .ok_or(ReadError::Mime("the part of the envelope is missing"))?;
        for (blob, _) in envelope.body.blobs() {
            if let Blob::Part(cid) = blob {
                // Each part once: two references to one part are no message.
                *blob = self.kept.remove(cid).ok_or(ReadError::Part)?;
            }
        }
        Ok(envelope)
    }
}

/// The ids of the parts whose bytes are kept.
fn wanted(body: &mut Body) -> Vec<String> {
    body.blobs()
        .into_iter()
        .filter_map(|(blob, keep)| match blob {
            Blob::Part(cid) if keep => Some(cid.clone()),
            _ => None,
        })
        .collect()
}

fn read_root(bytes: &[u8]) -> Result<Envelope, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::Xml("it is not UTF-8"))?;
    let mut envelope = Envelope::read(text)?;
    // An attachment that stands in the envelope is let go of like any other.
    if let Body::Content(content) = &mut envelope.body
        && let GenericContent::Plain { attachments, .. } = &mut **content
    {
        for attachment in attachments {
            if let Blob::Bytes(bytes) = &attachment.blob {
                attachment.blob = Blob::Passed(bytes.len() as u64);
            }
        }
    }
    Ok(envelope)
}

fn utf8(content_type: &ContentType) -> Result<(), ReadError> {
    let charset = content_type.parameter("charset").unwrap_or("utf-8");
    if charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8") {
        Ok(())
    } else {
        Err(ReadError::ContentType)
    }
}

fn keep(store: &mut Vec<u8>, bytes: &[u8], limit: usize) -> Result<(), ReadError> {
    if store.len() + bytes.len() > limit {
        return Err(ReadError::TooLarge);
    }
    store.extend_from_slice(bytes);
    Ok(())
}
