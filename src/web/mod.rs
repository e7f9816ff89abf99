//! Pages and JSON API: one folder per journey, no decisions of their own.
//!
//! A request passes [`rahmen`] (Land, language, headers), becomes an [`anfrage::Anfrage`], and its handler calls one use
//! case of `service`. What goes wrong is an [`ausweg::Ausweg`]: a page with a way on. Texts are in `locales/`, pages in
//! `templates/web/`, our style sheet on top of KERN UX in `assets/web/`.

mod amt;
mod anfrage;
mod angaben;
mod anmeldung;
pub mod api;
mod ausweg;
mod bescheinigung;
mod bremse;
mod briefe;
mod drossel;
mod entwurfsbild;
mod erklaerung;
mod faelle;
mod formular;
mod hochladen;
mod kalender;
mod login;
mod nachweisfelder;
mod oauth;
mod pruefung;
mod rahmen;
mod routen;
mod rueckmeldung;
mod seite;
mod selbstauskunft;
pub mod sprache;
mod start;
mod statisch;
#[cfg(test)]
mod tests;
mod umgebung;
mod vorabcheck;
mod zeichen;

pub use api::{openapi, openapi_yaml};
pub use drossel::Grenzen;
pub use routen::routen;
pub use umgebung::Umgebung;
