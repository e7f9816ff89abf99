//! What the API takes and gives, as JSON.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    antrag::{Umzugsart, WohnungEingabe, WohnungsgeberEingabe},
    meldewesen::Meldedaten,
    service::{Einreichungsstand, Entwurf, Schritt, Vorgang},
};

/// Which Anmeldung is begun.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NeuerEntwurf {
    /// From where to where.
    pub(super) art: Art,
}

/// From where to where (§ 23a BMG).
#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Art {
    /// Into another commune.
    Anmeldung,
    /// Within the commune.
    Ummeldung,
}

impl From<Art> for Umzugsart {
    fn from(art: Art) -> Self {
        match art {
            Art::Anmeldung => Self::Anmeldung,
            Art::Ummeldung => Self::Ummeldung,
        }
    }
}

impl From<Umzugsart> for Art {
    fn from(art: Umzugsart) -> Self {
        match art {
            Umzugsart::Anmeldung => Self::Anmeldung,
            Umzugsart::Ummeldung => Self::Ummeldung,
        }
    }
}

/// The id of something new.
#[derive(Serialize, ToSchema)]
pub(super) struct Neu {
    /// Its id.
    pub(super) id: Uuid,
}

/// The new dwelling, every field as text as it would be typed.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WohnungForm {
    /// AGS of the commune, eight digits.
    #[schema(example = "99000002")]
    gemeinde: String,
    /// Street without the number, at most 55 characters.
    #[schema(example = "Neue Straße")]
    strasse: String,
    /// One to four digits.
    #[schema(example = "7")]
    hausnummer: String,
    /// Letter or extra digits.
    hausnummernzusatz: String,
    /// Five digits.
    #[schema(example = "99002")]
    postleitzahl: String,
    /// Storey or number of the flat, at most four characters.
    wohnungsnummer: String,
    /// Anything that helps to find the door, at most 21 characters.
    zusatzangaben: String,
    /// Day of moving in, `1` to `31`.
    #[schema(example = "1")]
    einzug_tag: String,
    /// Month of moving in, `1` to `12`.
    #[schema(example = "11")]
    einzug_monat: String,
    /// Year of moving in, four digits.
    #[schema(example = "2026")]
    einzug_jahr: String,
    /// `alleinige`, `haupt` or `neben`.
    #[schema(example = "alleinige")]
    status: String,
}

impl From<WohnungForm> for WohnungEingabe {
    fn from(form: WohnungForm) -> Self {
        Self {
            gemeinde: form.gemeinde,
            strasse: form.strasse,
            hausnummer: form.hausnummer,
            hausnummernzusatz: form.hausnummernzusatz,
            postleitzahl: form.postleitzahl,
            wohnungsnummer: form.wohnungsnummer,
            zusatzangaben: form.zusatzangaben,
            einzug_tag: form.einzug_tag,
            einzug_monat: form.einzug_monat,
            einzug_jahr: form.einzug_jahr,
            status: form.status,
        }
    }
}

/// The landlord, every field as text as it would be typed.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WohnungsgeberForm {
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
    /// `datei` if a confirmation is uploaded, `keine` for a letter with a code.
    #[schema(example = "keine")]
    bestaetigung: String,
}

impl From<WohnungsgeberForm> for WohnungsgeberEingabe {
    fn from(form: WohnungsgeberForm) -> Self {
        Self {
            art: form.art,
            name: form.name,
            strasse_hausnummer: form.strasse_hausnummer,
            plz_ort: form.plz_ort,
            eigentuemer: form.eigentuemer,
            bestaetigung: form.bestaetigung,
        }
    }
}

/// A form being filled in.
#[derive(Serialize, ToSchema)]
pub(super) struct EntwurfForm {
    id: Uuid,
    art: Art,
    /// The first step that is not complete, or `zusammenfassung`.
    naechster_schritt: &'static str,
    /// Whether the person has confirmed the register's data.
    daten_bestaetigt: bool,
    /// The register's data.
    #[schema(value_type = Object)]
    meldedaten: Meldedaten,
    /// The step "new dwelling" as it was sent.
    #[schema(value_type = WohnungForm)]
    wohnung: WohnungEingabe,
    /// The step "landlord" as it was sent.
    #[schema(value_type = WohnungsgeberForm)]
    wohnungsgeber: WohnungsgeberEingabe,
    /// Name of the uploaded confirmation.
    datei: Option<String>,
}

impl EntwurfForm {
    pub(super) fn neu(entwurf: Entwurf, stand: &Einreichungsstand) -> Self {
        let naechster_schritt = match stand {
            Einreichungsstand::Offen(Schritt::Daten) => "daten",
            Einreichungsstand::Offen(Schritt::Wohnung) => "wohnung",
            Einreichungsstand::Offen(Schritt::Wohnungsgeber) => "wohnungsgeber",
            Einreichungsstand::Offen(Schritt::Zusammenfassung)
            | Einreichungsstand::Regelwidrig(_)
            | Einreichungsstand::Bereit(_) => "zusammenfassung",
        };
        Self {
            id: entwurf.id.uuid(),
            art: entwurf.art.into(),
            naechster_schritt,
            daten_bestaetigt: entwurf.daten_bestaetigt,
            meldedaten: entwurf.meldedaten,
            wohnung: entwurf.wohnung,
            wohnungsgeber: entwurf.wohnungsgeber,
            datei: entwurf.datei.map(|datei| datei.name),
        }
    }
}

/// What the signature binds to.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Abdruck {
    /// SHA-256 over everything that is declared, 64 hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub(super) abdruck: String,
}

/// Where the browser goes to sign.
#[derive(Serialize, ToSchema)]
pub(super) struct Unterschrift {
    /// The identity provider's page; the answer also sets the cookie that binds the login to this browser.
    pub(super) anmelde_url: String,
}

/// A submitted Anmeldung.
#[derive(Serialize, ToSchema)]
pub(super) struct FallForm {
    id: Uuid,
    /// The file number on the receipt.
    #[schema(example = "MW-2026-7K3Q-9XHT")]
    aktenzeichen: String,
    /// The code under which the authority finds the case and its papers.
    #[schema(example = "7K3Q-9XHT-0B2C-M5VW")]
    fallcode: String,
    art: Art,
    #[schema(value_type = String, format = DateTime)]
    eingereicht_am: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    geaendert_am: Timestamp,
    /// Until when it can surely be taken back; only where one case is asked for and nothing of it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ruecknahme_bis: Option<Timestamp>,
    /// The state; `name` says which, the other members belong to it.
    #[schema(value_type = Object)]
    zustand: crate::fall::Zustand,
    /// The states before, oldest first, each with the instant at which it was left.
    #[schema(value_type = Vec<Object>)]
    bisher: Vec<crate::fall::Halt>,
}

impl From<Vorgang> for FallForm {
    fn from(vorgang: Vorgang) -> Self {
        Self {
            id: vorgang.fall.id.uuid(),
            aktenzeichen: vorgang.fall.aktenzeichen.to_string(),
            fallcode: vorgang.fall.fallcode.as_str().to_owned(),
            art: vorgang.fall.erklaerung.art.into(),
            eingereicht_am: vorgang.fall.eingereicht_am,
            geaendert_am: vorgang.geaendert_am,
            ruecknahme_bis: vorgang.ruecknahme_bis,
            zustand: vorgang.fall.zustand,
            bisher: vorgang.fall.bisher,
        }
    }
}

/// The code from the letter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeForm {
    /// 4 to 40 letters, digits and hyphens; blanks and case do not matter.
    pub(super) code: String,
}

/// What a Meldebescheinigung shall say besides the minimum.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ElementeForm {
    /// Keys `01` to `45` of code list `meldebescheinigung.anforderungselement`; none means the minimum.
    #[serde(default)]
    pub(super) elemente: Vec<String>,
}

/// A Meldebescheinigung that has been made.
#[derive(Serialize, ToSchema)]
pub(super) struct AusgestelltForm {
    /// Download it at `/api/v1/dokumente/{id}`.
    pub(super) dokument: Uuid,
    /// What it says; absent where the register sent its own PDF.
    #[schema(value_type = Option<Object>)]
    pub(super) meldedaten: Option<Meldedaten>,
}
