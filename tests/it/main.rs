//! The product from outside: over HTTP, with its own binary, and against programs that others wrote.
//!
//! Each file is named after what it proves. `MELDEWERK_QUICK=1` leaves the foreign programs out and says so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

mod ablauf_code;
mod absturz;
mod anbieterwahl;
mod betrieb;
mod beweise;
mod hilfen;
mod journeys_browser;
mod login_fremder_anbieter;
mod maschinen;
mod nachher;
mod nachrichten_pruefen;
mod nachrichten_zeigen;
mod post;
mod protokoll;
mod register_gestoert;
mod rueckmeldung;
mod schlechte_eingaben;
mod schritte;
mod schutz;
mod selbstauskunft;
mod sitzungen;
mod sorgerecht;
mod sprachwahl;
mod token;
mod urkunden;
mod verzeichnis;
mod vorabcheck;
mod xta;
