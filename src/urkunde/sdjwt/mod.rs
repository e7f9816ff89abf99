//! The machine-readable twin of a document: an SD-JWT VC (RFC 9901, typ `dc+sd-jwt`), signed with ES256.
//!
//! [`stelle_aus`] signs digests of the fields and keeps each field as a disclosure beside them; whoever holds the
//! credential passes on as many of them as they like ([`Sdjwt::auswahl`]); [`pruefe`](super::pruefe) says whether what came along is what
//! was signed. What is signed in the clear is always disclosed.

mod ausstellen;
mod form;
mod pruefen;

pub use ausstellen::{Inhalt, stelle_aus};
pub use form::{FormFehler, GROESSTER_NACHWEIS, Offenlegung, Sdjwt};
pub(super) use pruefen::{pruefe, statusplatz};
