//! What the API takes and gives, as JSON.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{antrag::Umzugsart, meldewesen::Meldedaten, service::Vorgang};

/// From where to where (§ 23a BMG).
#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Art {
    /// Into another commune.
    Anmeldung,
    /// Within the commune.
    Ummeldung,
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
    /// `deutsch` (default), `mit-englisch` (English words beside the German ones), or `meldedatensatz` (§ 18a BMG, for an
    /// online service of the administration).
    #[serde(default)]
    pub(super) ausfertigung: String,
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
