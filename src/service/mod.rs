//! One use case a file. Pages and API call these and nothing below them.

mod abrufe;
mod amt;
mod amtsschein;
mod anmelden;
mod antragskopie;
mod antwort_verarbeiten;
mod auffrischen;
mod aufraeumen;
mod benachrichtigen;
mod bescheinigung_beantragen;
mod bescheinigung_inhalt;
mod bescheinigung_nachweis;
mod bescheinigung_siegel;
mod betrieb;
mod code_bestaetigen;
mod dienste;
mod dokument_abholen;
mod einladung;
mod einreichen;
mod entwurf;
mod entwurf_behalten;
mod erinnern;
mod erklaerung_inhalt;
mod erneut_senden;
mod faelle_zeigen;
mod fall_anlegen;
mod fall_ausleiten;
mod familie;
mod fehler;
mod formular;
mod fristen;
mod gemeinsam;
mod hochladen;
mod journal;
mod kennzahlen;
mod maschine;
mod neu_aus_fall;
mod offener_fall;
mod post_bereinigen;
#[cfg(test)]
mod proben;
mod rueckmelden;
mod selbstauskunft_anfordern;
mod selbstauskunft_zustellen;
mod siegelstelle;
mod sitzung;
mod sorge;
mod sperren_loeschen;
mod untersuchen;
mod urkunde_pruefen;
mod urkunde_registrieren;
mod urkunde_status;
mod urkunde_widerrufen;
mod vorab_pruefen;
mod vordruck;
mod zuruecknehmen;
mod zustimmung;

pub use amt::{AmtFehler, Amtsstelle, Amtszugang, Einsicht};
pub use anmelden::ENTWUERFE_HOECHSTENS;
pub use benachrichtigen::{Brief, Brieftexte, Mailart};
pub use bescheinigung_beantragen::Ausgestellt;
pub use bescheinigung_nachweis::Bescheinigungsstand;
pub use bescheinigung_siegel::{PROFIL_PFAD, ZERTIFIKATE_PFAD};
pub use betrieb::{Ausgehende, Eingegangene, Wer};
pub use dienste::{Bauteile, Dienste};
pub use dokument_abholen::Abholung;
pub use einreichen::{Einreichungsstand, Zusammenfassung};
pub use entwurf::{Angebot, Bittlage, Datei, Entwurf, SELBST, Schritt, Umziehend, Zustimmungsstand};
pub use entwurf_behalten::Frist;
pub use faelle_zeigen::Vorgang;
pub use familie::Familienstand;
pub use fehler::{
    AbrufFehler, CodeFehler, EinreichFehler, EntwurfFehler, ErneutFehler, LoginFehler, NeuFehler,
    RuecknahmeFehler, Stoerung,
};
pub use gemeinsam::{Gemeinsamlink, Mitnahme};
pub use hochladen::{SONST, UNTERLAGEN_HOECHSTENS, Upload, Zweck};
pub use journal::{Journalbefund, Stempelbefund, Stempelmangel};
pub use kennzahlen::Kennzahlen;
pub use maschine::MarkenFehler;
pub use post_bereinigen::PostFehler;
pub use rueckmelden::RueckmeldeFehler;
pub use selbstauskunft_anfordern::Auskunft;
pub use siegelstelle::{
    Ablauf, Schluesselbund, Schluesselplatz, Schluesselzweck, Siegelstelle, Siegelteile, Stempelstelle,
};
pub use sorge::Sorgestand;
pub use untersuchen::Probe;
pub use zustimmung::{Bitte, BitteFehler};

// What pages and API must name, although its own room is below theirs.
pub use crate::{
    nachricht::Nichterstellung,
    store::{AnmeldeZweck, Auskunftshindernis, Auskunftsstand, UrkundeRecord, Widerrufsgrund},
    urkunde::{DateiFehler, PapierFehler},
};
