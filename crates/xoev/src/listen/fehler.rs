//! Why a genericode file cannot be read.

/// A genericode file that is no usable code list. Its text is one line and repeats nothing of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {zeile}: {grund}")]
pub struct ListenFehler {
    /// The line of the file, from 1.
    pub zeile: usize,
    /// What is wrong there.
    pub grund: Listengrund,
}

/// What is wrong with a genericode file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Listengrund {
    /// More bytes than are read.
    #[error("the file has more than {0} bytes")]
    ZuGross(usize),
    /// Elements nested deeper than is read.
    #[error("elements are nested more than {0} deep")]
    ZuTief(usize),
    /// More rows than are read.
    #[error("the list has more than {0} rows")]
    ZuVieleZeilen(usize),
    /// More columns than are read.
    #[error("the list has more than {0} columns")]
    ZuVieleSpalten(usize),
    /// A key, name or start tag that is longer than is read.
    #[error("a value or a start tag has more than {0} bytes")]
    ZuLang(usize),
    /// Bytes that are not UTF-8, or another encoding declared.
    #[error("the file is not encoded in UTF-8")]
    NichtUtf8,
    /// Not well-formed XML 1.0.
    #[error("not well-formed XML: {0}")]
    NichtWohlgeformt(&'static str),
    /// Well-formed, but refused for safety.
    #[error("{0} is not accepted in a code list")]
    NichtErlaubt(&'static str),
    /// The root element is not `CodeList` of genericode 1.0.
    #[error("the root element is not `CodeList` of genericode 1.0")]
    KeineCodeliste,
    /// An element or attribute without which a list is not usable.
    #[error("`{0}` is missing or empty")]
    Fehlt(&'static str),
    /// An element that may stand once only.
    #[error("`{0}` stands there twice")]
    Zweimal(&'static str),
    /// A key or value of a column that the list does not declare.
    #[error("the list has no column of this name")]
    UnbekannteSpalte,
    /// A row without key.
    #[error("the row has no value in the column of keys")]
    OhneSchluessel,
    /// A key that an earlier row has.
    #[error("another row has the same key")]
    DoppelterSchluessel,
}
