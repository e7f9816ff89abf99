//! What is asked for, one file per service; text is parsed here and nowhere later.

mod anmeldung;
mod bestaetigungscode;
mod einzugsdatum;
mod feldfehler;
mod meldebescheinigung;
mod nachweis;
mod neue_wohnung;
mod vorabfragen;
mod wohnungsgeber;

pub use anmeldung::{Anmeldung, Umzugsart};
pub use bestaetigungscode::Bestaetigungscode;
pub use einzugsdatum::{Einzugsdatum, EinzugsdatumError};
pub use feldfehler::{Feldfehler, Grund};
pub use meldebescheinigung::Datenumfang;
pub use nachweis::{Dateiart, NachweisFehler, UPLOAD_HOECHSTENS, dateiart};
pub use neue_wohnung::{NeueWohnung, WohnungEingabe};
pub use vorabfragen::{
    Aenderung, Anliegen, Ausweis, Dauer, Fehlt, Frage, Frueher, Gemeindewahl, Gemeldet, Quartier,
    Vorabantworten, Wer, Ziel,
};
pub use wohnungsgeber::{WohnungsgeberAngabe, WohnungsgeberEingabe};
