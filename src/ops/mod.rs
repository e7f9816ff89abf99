//! Builds the service from a configuration and keeps it running: workers, telemetry, shutdown.
//!
//! Production, demo and tests start the same [`Laufend`].

mod arbeiter;
mod bau;
mod doctor;
mod laufend;
mod messung;
mod metriken;
mod siegel;
mod statusdateien;
mod system;
mod telemetrie;
mod werkzeug;

pub use bau::{BauFehler, rueckmeldungen};
pub use doctor::{Befund, Lage, untersuche};
pub use laufend::{Laufend, Lauscher, Umstaende, warte_auf_ende};
pub use system::{SystemUhr, SystemZufall};
pub use telemetrie::protokolliere;
pub use werkzeug::dienste;
