//! How much of a document is read.

/// How much of a document is read at most.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Grenzen {
    /// Bytes of the document.
    pub bytes: usize,
    /// Nesting of elements.
    pub tiefe: usize,
    /// Number of elements.
    pub elemente: usize,
    /// Attributes of one element, namespace declarations among them.
    pub attribute: usize,
    /// Namespace declarations in scope.
    pub namensraeume: usize,
    /// Messages inside the elements of a Land inside a message.
    pub nachrichten: usize,
    /// Elements of one name beside each other that have elements themselves: children, dwellings, documents.
    pub gleiche: usize,
    /// Findings that are reported; what is found after them only decides the verdict.
    pub fehler: usize,
}

impl Default for Grenzen {
    fn default() -> Self {
        Self {
            bytes: 16 * 1024 * 1024,
            tiefe: 64,
            elemente: 100_000,
            attribute: 64,
            namensraeume: 256,
            nachrichten: 2,
            gleiche: 2_000,
            fehler: 100,
        }
    }
}
