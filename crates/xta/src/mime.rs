//! Tells the parts of a `multipart/related` body apart while it arrives (RFC 2046).

use memchr::memmem;

use crate::ReadError;
use crate::content_type::ContentType;

/// Bytes of the headers of one part.
const HEADERS: usize = 16 * 1024;
/// Bytes before the first part.
const PREAMBLE: usize = 16 * 1024;
/// Parts of one body.
const PARTS: usize = 200;

/// What comes next.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Piece {
    /// A part begins.
    Begin(PartHeaders),
    /// Bytes of it.
    Bytes(Vec<u8>),
    /// It ends.
    End,
}

/// What is known about a part.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct PartHeaders {
    /// `Content-ID` without brackets.
    pub id: Option<String>,
    pub content_type: ContentType,
    /// Whether it is base64.
    pub base64: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    Preamble,
    /// Behind a boundary.
    Boundary,
    Headers,
    Content,
    Epilogue,
}

/// The reader of one body; bytes are pushed in, pieces come out.
pub(crate) struct Parser {
    /// `CR LF -- boundary`.
    delimiter: memmem::Finder<'static>,
    buffer: Vec<u8>,
    state: State,
    parts: usize,
}

impl Parser {
    pub fn new(boundary: &str) -> Result<Self, ReadError> {
        let visible = |byte: u8| (0x20..0x7F).contains(&byte);
        if boundary.is_empty() || boundary.len() > 200 || !boundary.bytes().all(visible) {
            return Err(ReadError::Mime("the boundary is none"));
        }
        let delimiter = format!("\r\n--{boundary}");
        Ok(Self {
            delimiter: memmem::Finder::new(delimiter.as_bytes()).into_owned(),
            // The first boundary may stand at the very beginning.
            buffer: b"\r\n".to_vec(),
            state: State::Preamble,
            parts: 0,
        })
    }

    pub fn push(&mut self, bytes: &[u8]) {
        if self.state != State::Epilogue {
            self.buffer.extend_from_slice(bytes);
        }
    }

    /// Whether the closing boundary has been seen.
    pub fn is_complete(&self) -> bool {
        self.state == State::Epilogue
    }

    /// The next piece, or `None` if more bytes are needed.
    pub fn next(&mut self) -> Result<Option<Piece>, ReadError> {
        loop {
            match self.state {
                State::Preamble => match self.delimiter.find(&self.buffer) {
                    Some(at) => self.cross(at),
                    None if self.buffer.len() > PREAMBLE => {
                        return Err(ReadError::Mime("the boundary does not come"));
                    }
                    None => return Ok(None),
                },
                State::Boundary => {
                    if self.buffer.starts_with(b"--") {
                        self.buffer = Vec::new();
                        self.state = State::Epilogue;
                        continue;
                    }
                    let Some(end) = memmem::find(&self.buffer, b"\r\n") else {
                        if self.buffer.len() > 256 {
                            return Err(ReadError::Mime("the line of a boundary does not end"));
                        }
                        return Ok(None);
                    };
                    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
                    if !self.buffer.iter().take(end).all(blank) {
                        return Err(ReadError::Mime("text behind a boundary"));
                    }
                    self.parts += 1;
                    if self.parts > PARTS {
                        return Err(ReadError::Mime("too many parts"));
                    }
                    // The line break stays: headers may be none at all.
                    self.buffer.drain(..end);
                    self.state = State::Headers;
                }
                State::Headers => {
                    let Some(end) = memmem::find(&self.buffer, b"\r\n\r\n") else {
                        if self.buffer.len() > HEADERS {
                            return Err(ReadError::Mime("the headers of a part are too long"));
                        }
                        return Ok(None);
                    };
                    let headers = PartHeaders::read(self.buffer.get(..end).unwrap_or_default())?;
                    self.buffer.drain(..end + 4);
                    self.state = State::Content;
                    return Ok(Some(Piece::Begin(headers)));
                }
                State::Content => {
                    if let Some(at) = self.delimiter.find(&self.buffer) {
                        if at > 0 {
                            return Ok(Some(Piece::Bytes(self.buffer.drain(..at).collect())));
                        }
                        self.cross(0);
                        return Ok(Some(Piece::End));
                    }
                    // What could be the beginning of a boundary waits.
                    let sure = self.buffer.len().saturating_sub(self.delimiter.needle().len());
                    if sure == 0 {
                        return Ok(None);
                    }
                    return Ok(Some(Piece::Bytes(self.buffer.drain(..sure).collect())));
                }
                State::Epilogue => return Ok(None),
            }
        }
    }

    /// Goes behind the boundary that begins at `at`.
    fn cross(&mut self, at: usize) {
        self.buffer.drain(..at + self.delimiter.needle().len());
        self.state = State::Boundary;
    }
}

impl PartHeaders {
    fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| ReadError::Mime("the headers of a part are no text"))?;
        // A line that begins with a blank belongs to the one before.
        let text = text.replace("\r\n ", " ").replace("\r\n\t", " ");
        let mut headers = Self::default();
        for line in text.split("\r\n").filter(|line| !line.is_empty()) {
            let (name, value) = line
                .split_once(':')
                .ok_or(ReadError::Mime("a header without a colon"))?;
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-id" => {
                    headers.id = Some(value.trim_matches(['<', '>']).to_owned());
                }
                "content-type" => headers.content_type = ContentType::parse(value)?,
                "content-transfer-encoding" => match value.to_ascii_lowercase().as_str() {
                    "binary" | "8bit" | "7bit" => {}
                    "base64" => headers.base64 = true,
                    _ => return Err(ReadError::Mime("an encoding of a part that is not read")),
                },
                _ => {}
            }
        }
        Ok(headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Part = (Option<String>, Vec<u8>);

    fn read(body: &[u8], step: usize) -> Result<Vec<Part>, ReadError> {
        let mut parser = Parser::new("b")?;
        let mut parts = Vec::new();
        for chunk in body.chunks(step) {
            parser.push(chunk);
            while let Some(piece) = parser.next()? {
                match piece {
                    Piece::Begin(headers) => parts.push((headers.id, Vec::new())),
                    Piece::Bytes(bytes) => parts.last_mut().unwrap().1.extend(bytes),
                    Piece::End => {}
                }
            }
        }
        if parser.is_complete() {
            Ok(parts)
        } else {
            Err(ReadError::Mime("incomplete"))
        }
    }

    #[test]
    fn parts_are_the_same_however_the_bytes_arrive() {
        let body = b"\r\n--b\r\nContent-ID: <1>\r\nContent-Type: a/b;\r\n c=d\r\n\r\none\r\n--\r\n--b  \r\n\r\n\r\n--b\r\n\r\n\r\n\r\n--b--\r\nrest";
        for step in 1..body.len() {
            assert_eq!(
                read(body, step).unwrap(),
                [
                    (Some("1".to_owned()), b"one\r\n--".to_vec()),
                    (None, Vec::new()),
                    (None, b"\r\n".to_vec()),
                ],
                "{step}"
            );
        }
    }

    #[test]
    fn damaged_framing_is_refused() {
        let long = format!("--b\r\nA: {}", "x".repeat(HEADERS + 1));
        let many = "--b\r\n\r\n\r\n".repeat(PARTS + 1);
        for body in [
            b"".as_slice(),
            b"--b\r\n\r\nx",
            b"--b\r\nno colon\r\n\r\nx\r\n--b--",
            b"--bx\r\n\r\nx\r\n--b--",
            b"--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nx\r\n--b--",
            long.as_bytes(),
            many.as_bytes(),
        ] {
            assert!(read(body, 7).is_err(), "{:.40}", String::from_utf8_lossy(body));
        }
        for boundary in ["", "a\r\nb", "ä", &"x".repeat(201)] {
            assert!(Parser::new(boundary).is_err(), "{boundary}");
        }
    }
}
