//! What every step of the form shows around its fields: how far one is, and the way back.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use super::{danach, pfad};
use crate::{
    antrag::Feldfehler,
    kernel::EntwurfId,
    service::{Entwurf, EntwurfFehler, Schritt},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::Formular,
        seite::{antworte, weiter},
    },
};

/// How far one is; templates call it `fort`.
pub(super) struct Fortschritt {
    /// This step, from 1.
    pub(super) nummer: usize,
    /// How many steps this form has.
    pub(super) von: usize,
    /// Path of the step before, or of the cases.
    pub(super) zurueck: String,
    /// Path of the draft.
    pub(super) entwurf: String,
}

impl Fortschritt {
    /// The progress of `entwurf` at `schritt`.
    pub(super) fn neu(entwurf: &Entwurf, schritt: Schritt) -> Self {
        let schritte = entwurf.schritte();
        Self {
            nummer: schritte
                .iter()
                .position(|s| *s == schritt)
                .map_or(1, |stelle| stelle + 1),
            von: schritte.len(),
            zurueck: entwurf
                .vor(schritt)
                .map_or_else(|| "/faelle".to_owned(), |vorher| pfad(entwurf.id, vorher)),
            entwurf: format!("/entwurf/{}", entwurf.id),
        }
    }
}

/// Answers with a step's page: 422 if its form has faults.
pub(super) fn zeige(seite: &impl Template, form: &Formular) -> HttpResponse {
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    antworte(status, seite)
}

/// After a step was taken: on to the next, or the same page with what is wrong.
pub(super) async fn nach_eingabe(
    anfrage: &Anfrage,
    id: EntwurfId,
    schritt: Schritt,
    ergebnis: Result<Entwurf, EntwurfFehler>,
    seite: impl FnOnce(&Anfrage, &Entwurf, &[Feldfehler]) -> HttpResponse,
) -> Result<HttpResponse, Ausweg> {
    match ergebnis {
        Ok(entwurf) => Ok(weiter(&danach(anfrage, &entwurf, schritt))),
        Err(EntwurfFehler::Felder(fehler)) => {
            let entwurf = anfrage
                .dienste()
                .entwurf(anfrage.land(), anfrage.angemeldet()?, id)
                .await?;
            Ok(seite(anfrage, &entwurf, &fehler))
        }
        Err(fehler) => Err(fehler.into()),
    }
}
