//! XMeld, chapter Onlinedienste.
#![allow(missing_docs)]
pub mod ags;
pub mod latin;
pub mod teildatum;
