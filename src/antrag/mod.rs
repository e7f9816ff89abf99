//! What is asked for, one file per service; text is parsed here and nowhere later.

mod anmeldung;
mod bestaetigungscode;
mod einzugsdatum;
mod feldfehler;
mod meldebescheinigung;
mod nachweis;
mod neue_wohnung;
mod wohnungsgeber;

pub use anmeldung::{Anmeldung, Umzugsart};
pub use bestaetigungscode::Bestaetigungscode;
pub use einzugsdatum::{Einzugsdatum, EinzugsdatumError};
pub use feldfehler::{Feldfehler, Grund};
pub use meldebescheinigung::Datenumfang;
pub use nachweis::{
    DATEIARTEN, DATEIEN_HOECHSTENS, Dateiart, NachweisFehler, PAPIER_HOECHSTENS, SEITEN_HOECHSTENS,
    UPLOAD_HOECHSTENS, dateiart,
};
pub use neue_wohnung::{NeueWohnung, WohnungEingabe};
pub use wohnungsgeber::{WohnungsgeberAngabe, WohnungsgeberEingabe};
