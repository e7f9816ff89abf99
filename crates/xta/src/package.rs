//! An envelope as the body of an HTTP message: alone, or with its contents beside it (MTOM).

use memchr::memmem;

/// How contents travel.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Packaging {
    /// In parts of their own (MTOM/XOP).
    #[default]
    Mtom,
    /// As base64 in the envelope.
    Inline,
}

/// What goes over HTTP.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Package {
    /// The header `Content-Type`.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

const ROOT: &str = "root@xta";

/// Contents that travel beside the envelope.
pub(crate) struct Parts {
    packaging: Packaging,
    parts: Vec<(String, Vec<u8>)>,
}

impl Parts {
    pub fn new(packaging: Packaging) -> Self {
        Self {
            packaging,
            parts: Vec::new(),
        }
    }

    /// Takes a content; the id to refer to it by, or `None` if it has to stand in the envelope.
    pub fn add(&mut self, bytes: &[u8]) -> Option<String> {
        if self.packaging == Packaging::Inline {
            return None;
        }
        let cid = format!("part{}@xta", self.parts.len() + 1);
        self.parts.push((cid.clone(), bytes.to_vec()));
        Some(cid)
    }

    pub fn pack(self, envelope: String, action: &str) -> Package {
        let action = action.replace(['"', '\\', '\r', '\n'], "");
        if self.packaging == Packaging::Inline {
            return Package {
                content_type: format!("application/soap+xml; charset=utf-8; action=\"{action}\""),
                body: envelope.into_bytes(),
            };
        }
        let boundary = self.boundary(envelope.as_bytes());
        let inner = format!("application/soap+xml;action=\\\"{action}\\\"");
        let length: usize = self.parts.iter().map(|(_, bytes)| bytes.len() + 256).sum();
        let mut body = Vec::with_capacity(envelope.len() + length + 512);
        let part = |body: &mut Vec<u8>, cid: &str, content_type: &str, bytes: &[u8]| {
            for line in [
                "--",
                &boundary,
                "\r\nContent-ID: <",
                cid,
                ">\r\nContent-Type: ",
                content_type,
                "\r\nContent-Transfer-Encoding: binary\r\n\r\n",
            ] {
                body.extend_from_slice(line.as_bytes());
            }
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        let root = format!("application/xop+xml;charset=utf-8;type=\"{inner}\"");
        part(&mut body, ROOT, &root, envelope.as_bytes());
        for (cid, bytes) in &self.parts {
            part(&mut body, cid, "application/octet-stream", bytes);
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        Package {
            content_type: format!(
                "multipart/related;start=\"<{ROOT}>\";type=\"application/xop+xml\";boundary=\"{boundary}\";start-info=\"{inner}\""
            ),
            body,
        }
    }

    /// A line that none of the contents has.
    fn boundary(&self, envelope: &[u8]) -> String {
        let mut number = 0_u64;
        loop {
            let boundary = format!("xta-boundary-{number}");
            let finder = memmem::Finder::new(boundary.as_bytes());
            let taken = |bytes: &[u8]| finder.find(bytes).is_some();
            if !taken(envelope) && !self.parts.iter().any(|(_, bytes)| taken(bytes)) {
                return boundary;
            }
            number += 1;
        }
    }
}
