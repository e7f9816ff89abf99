//! What is asked for, one file per service; text is parsed here and nowhere later.

mod anmeldung;
mod bestaetigung;
mod bestaetigungscode;
mod eingaben;
mod einwand;
mod einzug;
mod familie;
mod feldfehler;
mod hausnummer;
mod meldebescheinigung;
mod nachweis;
mod neue_wohnung;
mod rueckmeldung;
mod sorge;
mod vorabfragen;
mod wohnungsgeber;
mod wuensche;

pub use anmeldung::{Anmeldung, Personenangabe, Rolle, Umzugsart, Unterlage};
pub use bestaetigung::{Fehlgrund, Nachweis, NachweisEingabe};
pub use bestaetigungscode::Bestaetigungscode;
pub use eingaben::Eingaben;
pub use einwand::{EINWAND_HOECHSTENS, Einwand};
pub use einzug::{BISHERIGE, Einzug, EinzugEingabe, Verbleib, Vorwiegend};
pub use familie::{FamilieEingabe, Familienwahl};
pub use feldfehler::{Feldfehler, Grund};
pub use meldebescheinigung::{Ausfertigung, Datenumfang};
pub use nachweis::{
    DATEIARTEN, DATEIEN_HOECHSTENS, Dateiart, NachweisFehler, PAPIER_HOECHSTENS, SEITEN_HOECHSTENS,
    UPLOAD_HOECHSTENS, dateiart,
};
pub use neue_wohnung::{WohnungEingabe, lies_anschrift};
pub use rueckmeldung::{Rueckmeldenummer, Rueckmeldung, RueckmeldungEingabe, Seitenpfad, Thema};
pub use sorge::{SORGE, SORGE_UNTERLAGE, Sorge, SorgeEingabe};
pub use vorabfragen::{
    Aenderung, Anliegen, Ausweis, Dauer, Fehlt, Frage, Frueher, Gemeindewahl, Gemeldet, Quartier,
    Vorabantworten, Wer, Ziel,
};
pub use wohnungsgeber::{WohnungsgeberEingabe, lies_wohnungsgeber};
pub use wuensche::{Mailadresse, Sperrwunsch, WuenscheEingabe};
