//! The steps of an Anmeldung as JSON: every field as text as it would be typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::formen::Art;
use crate::{
    antrag::{
        EinzugEingabe, FamilieEingabe, NachweisEingabe, SorgeEingabe, WohnungEingabe, WohnungsgeberEingabe,
        WuenscheEingabe,
    },
    meldewesen::Meldedaten,
    service::{Einreichungsstand, Entwurf, Schritt},
};

/// A form as JSON, and what it is inside.
macro_rules! formular {
    ($(#[$doc:meta])* $name:ident => $ziel:ident { $( $(#[$feld_doc:meta])* $feld:ident: $typ:ty, )+ } $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Default, Deserialize, Serialize, ToSchema)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct $name { $( $(#[$feld_doc])* $feld: $typ, )+ }

        impl From<$name> for $ziel {
            fn from(form: $name) -> Self {
                Self { $( $feld: form.$feld, )+ $($rest)* }
            }
        }
    };
}

formular! {
    /// Who moves along.
    FamilieForm => FamilieEingabe {
        /// Keys of `angebote`.
        mit: Vec<String>,
        /// `ja`: assured to be entitled to receive the others' data, and instructed on § 202a StGB.
        #[schema(example = "ja")]
        versichert: String,
    }
}

formular! {
    /// The address of the new dwelling.
    WohnungForm => WohnungEingabe {
        /// AGS of the commune, eight digits.
        #[schema(example = "99000002")]
        gemeinde: String,
        /// Street without the number, at most 55 characters.
        #[schema(example = "Neue Straße")]
        strasse: String,
        /// `ja`: the street is not in the commune's list, and is right all the same.
        strasse_eigene: String,
        /// House number with all that belongs to it: `7`, `42 C`, `13 1/4`.
        #[schema(example = "7")]
        hausnummer: String,
        /// Five digits; may be missing where the commune's list of streets tells it.
        #[schema(example = "99002")]
        postleitzahl: String,
        /// Storey or number of the flat, at most four characters.
        wohnungsnummer: String,
        /// The name on the door where it is another one.
        wohnungsinhaber: String,
        /// Anything that helps to find the door, at most 21 characters.
        zusatzangaben: String,
    }
}

formular! {
    /// The day of moving in, and what becomes of the dwellings before.
    EinzugForm => EinzugEingabe {
        /// Day of moving in, `1` to `31`; it may lie ahead, then the form waits for it.
        #[schema(example = "1")]
        einzug_tag: String,
        /// Month, `1` to `12`.
        #[schema(example = "11")]
        einzug_monat: String,
        /// Year, four digits.
        #[schema(example = "2026")]
        einzug_jahr: String,
        /// `aufgeben` or `behalten` for each present dwelling, in the order of the register.
        bisherige: Vec<String>,
        /// Day of moving out where it is another one.
        auszug_tag: String,
        /// Its month.
        auszug_monat: String,
        /// Its year.
        auszug_jahr: String,
    } ..Self::default()
}

/// Which dwelling is used most (§§ 21, 22 BMG).
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct HauptwohnungForm {
    /// `neu`, or the number of a kept dwelling, from 0.
    #[schema(example = "neu")]
    pub(super) vorwiegend: String,
    /// `ja` or `nein`; asked of spouses who do not move together.
    pub(super) getrennt: String,
}

formular! {
    /// Custody of the children who move along.
    SorgeForm => SorgeEingabe {
        /// Key of the child, and `allein`, `zustimmung`, `unterlage` or `spaeter`.
        antworten: BTreeMap<String, String>,
    }
}

formular! {
    /// Who let the person move in.
    WohnungsgeberForm => WohnungsgeberEingabe {
        /// `vermietung` or `eigentum`.
        #[schema(example = "vermietung")]
        art: String,
        /// Name of the landlord.
        name: String,
        /// Street and number of the landlord.
        strasse_hausnummer: String,
        /// Postcode and town of the landlord.
        plz_ort: String,
        /// Name of the owner if it is somebody else.
        eigentuemer: String,
    }
}

formular! {
    /// What confirms the move.
    NachweisForm => NachweisEingabe {
        /// `datei`, `merkmal`, `eigen` or `keine`.
        #[schema(example = "datei")]
        nachweis: String,
        /// The landlord's Zuordnungsmerkmal (§ 19 Abs. 4 BMG).
        merkmal: String,
        /// Why there is none: `verweigert` or `spaeter` (§ 19 Abs. 2 BMG).
        ohne_grund: String,
    }
}

formular! {
    /// Objections to transmissions, and where news may go.
    WuenscheForm => WuenscheEingabe {
        /// Key of the person and of the objection, for example `selbst.5`; keys 2, 5 and 7.
        eintragen: Vec<String>,
        /// What is to be deleted, in the same form.
        loeschen: Vec<String>,
        /// An e-mail address; may be missing.
        email: String,
    }
}

/// What the person says is wrong in the register's data.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DatenForm {
    /// Key of the person and the DSMeld sheet (`selbst.0101a`), and what is right; may be an empty text.
    pub(super) einwaende: BTreeMap<String, String>,
}

/// A relative who may move along.
#[derive(Serialize, ToSchema)]
pub(super) struct AngebotForm {
    /// The key.
    schluessel: String,
    /// Who it is: `ehegatte`, `lebenspartner`, `kind` or `kind-des-partners`.
    #[schema(value_type = String)]
    beziehung: crate::meldewesen::Beziehung,
    /// The name.
    name: String,
}

/// Somebody who moves.
#[derive(Serialize, ToSchema)]
pub(super) struct UmziehendForm {
    /// The key.
    schluessel: String,
    /// The register's data.
    #[schema(value_type = Object)]
    meldedaten: Meldedaten,
}

/// A form being filled in.
#[derive(Serialize, ToSchema)]
pub(super) struct EntwurfForm {
    id: Uuid,
    art: Art,
    /// The steps that this form has, in order.
    schritte: Vec<&'static str>,
    /// The first step that is not complete, or `zusammenfassung`.
    naechster_schritt: &'static str,
    /// The day from which it can be submitted, if it is complete and lies ahead.
    #[schema(value_type = Option<String>, format = Date)]
    ab: Option<jiff::civil::Date>,
    /// Who moves, with the registers' data.
    personen: Vec<UmziehendForm>,
    /// Relatives who may move along.
    angebote: Vec<AngebotForm>,
    /// Whether the person has looked at the registers' data.
    daten_bestaetigt: bool,
    /// Everything as it was sent.
    #[schema(value_type = Object)]
    eingaben: crate::antrag::Eingaben,
    /// Name of the uploaded confirmation.
    datei: Option<String>,
    /// Names of further papers.
    unterlagen: Vec<String>,
}

impl EntwurfForm {
    pub(super) fn neu(entwurf: Entwurf, stand: &Einreichungsstand) -> Self {
        let (naechster, ab) = match stand {
            Einreichungsstand::Offen(schritt) => (*schritt, None),
            Einreichungsstand::Vorgemerkt(inhalt) => (Schritt::Zusammenfassung, Some(inhalt.beschluss.ab)),
            Einreichungsstand::Regelwidrig(_) | Einreichungsstand::Bereit(_) => {
                (Schritt::Zusammenfassung, None)
            }
        };
        Self {
            id: entwurf.id.uuid(),
            art: entwurf.art.into(),
            schritte: entwurf.schritte().into_iter().map(Schritt::name).collect(),
            naechster_schritt: naechster.name(),
            ab,
            angebote: entwurf
                .angebote
                .iter()
                .map(|angebot| AngebotForm {
                    schluessel: angebot.schluessel.clone(),
                    beziehung: angebot.wer.beziehung,
                    name: angebot.wer.anzeigename.clone(),
                })
                .collect(),
            personen: entwurf
                .personen
                .into_iter()
                .map(|person| UmziehendForm {
                    schluessel: person.schluessel,
                    meldedaten: person.meldedaten,
                })
                .collect(),
            daten_bestaetigt: entwurf.daten_bestaetigt,
            eingaben: entwurf.eingaben,
            datei: entwurf.datei.map(|datei| datei.name),
            unterlagen: entwurf
                .unterlagen
                .into_iter()
                .map(|(_, datei)| datei.name)
                .collect(),
        }
    }
}
