//! What is asked for, one file per service; text is parsed here and nowhere later.

mod anmeldung;
mod bestaetigungscode;
mod einzugsdatum;
mod feldfehler;
mod meldebescheinigung;
mod nachweis;
mod neue_wohnung;
mod rueckmeldung;
mod wohnungsgeber;

pub use anmeldung::{Anmeldung, Umzugsart};
pub use bestaetigungscode::Bestaetigungscode;
pub use einzugsdatum::{Einzugsdatum, EinzugsdatumError};
pub use feldfehler::{Feldfehler, Grund};
pub use meldebescheinigung::Datenumfang;
pub use nachweis::{Dateiart, NachweisFehler, UPLOAD_HOECHSTENS, dateiart};
pub use neue_wohnung::{NeueWohnung, WohnungEingabe};
pub use rueckmeldung::{Rueckmeldenummer, Rueckmeldung, RueckmeldungEingabe, Seitenpfad, Thema};
pub use wohnungsgeber::{WohnungsgeberAngabe, WohnungsgeberEingabe};
