//! Why a machine is not believed. Nothing of a token is repeated.

/// Why an assertion is not taken. Each variant is one check of RFC 7523, section 3.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Nachweismangel {
    /// Not a signed token, or too long.
    #[error("the assertion cannot be read")]
    Unlesbar,
    /// `iss` and `sub` differ, or name nobody.
    #[error("the assertion names no machine of this Land")]
    Wer,
    /// Algorithm, key or signature; `alg: none` among them.
    #[error("the signature of the assertion is not the machine's")]
    Signatur,
    /// `aud`.
    #[error("the assertion is for somebody else")]
    Empfaenger,
    /// `exp`, `iat` or `nbf`.
    #[error("the assertion has expired, begins later, or is good for more than five minutes")]
    Zeit,
    /// `jti` is missing or too long.
    #[error("the assertion has no id")]
    Kennung,
    /// It was used before.
    #[error("the assertion was used before")]
    Wiederholt,
}

/// Why an access token opens nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Markenmangel {
    /// Not a token of ours, or its time is over.
    #[error("the access token is none of ours, or has expired")]
    Ungueltig,
    /// It does not name the scope.
    #[error("the access token is not for this")]
    Bereich,
}
