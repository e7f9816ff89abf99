//! Check documents; open to everybody.

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Problem, ressource,
    zugang::{Zugang, lies},
};
use crate::{
    antrag::UPLOAD_HOECHSTENS,
    urkunde::{Dokumentstatus, Pruefergebnis, Sperrstand, Ungueltigkeit, Unklarheit, Urteil, Zeitquelle},
    web::pruefung,
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/pruefungen").route(web::post().to(pruefe)))
        .service(ressource("/pruefungen/nummer").route(web::post().to(pruefe_nummer)));
}

/// The verdict on a document.
#[derive(Serialize, ToSchema)]
pub(super) struct UrteilForm {
    /// `gueltig`, `ungueltig` or `unbestimmt` (ETSI EN 319 102-1: passed, failed, indeterminate).
    urteil: &'static str,
    /// Why, unless it is `gueltig`: `veraendert`, `widerrufen`, `zertifikat-gesperrt`, `fremder-aussteller` and so on.
    grund: Option<&'static str>,
    /// The authority that sealed, as its certificate names it.
    stelle: Option<String>,
    /// The authority on whose behalf it sealed.
    im_auftrag_von: Option<String>,
    /// When it was sealed; only for a valid document.
    #[schema(value_type = Option<String>, format = DateTime)]
    gesiegelt_am: Option<Timestamp>,
    /// Who attests that time: a time-stamp authority; `null` if only the clock of the authority tells it.
    zeitstempel: Option<String>,
    /// Whether a revocation list says that the certificate of the seal was good: `gut`, `spaeter-gesperrt` or `ungeprueft`.
    zertifikat: Option<&'static str>,
    /// Whether the status list says that the document was not taken back: `gueltig`, `ungeprueft` or `ohne-liste`.
    status: Option<&'static str>,
    /// The data attached to a valid document, or disclosed by a valid credential.
    #[schema(value_type = Option<Object>)]
    daten: Option<serde_json::Value>,
}

/// Is this PDF, this credential (SD-JWT VC) or this seal on paper (its bytes or a photo) genuine, and does it still hold?
///
/// Nothing of the file is kept. Needs no login and no token.
#[utoipa::path(post, path = "/api/v1/pruefungen", tag = "Prüfung", security(()),
    request_body(content = Vec<u8>, content_type = "application/pdf"),
    responses((status = 200, description = "The verdict", body = UrteilForm)))]
pub(super) async fn pruefe(zugang: Zugang, body: web::Payload) -> Result<HttpResponse, Problem> {
    let datei = lies(body).await?;
    if datei.len() > UPLOAD_HOECHSTENS {
        return Err(Problem::zu_gross());
    }
    let ergebnis = zugang.dienste().urkunde_pruefen(datei).await?;
    Ok(HttpResponse::Ok().json(form(ergebnis)))
}

/// What stands on a print-out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NummerForm {
    /// The number of the document; hyphens and case do not matter.
    #[schema(example = "7K3Q-9XHT")]
    nummer: String,
    /// The code beside it.
    #[schema(example = "7K3Q-9XHT-0B2C-M5VW-3")]
    code: String,
}

/// Whether a document still holds.
#[derive(Serialize, ToSchema)]
pub(super) struct StatusForm {
    /// `gueltig`, `widerrufen` or `unbekannt`: number or code is wrong, which one is not told.
    status: &'static str,
    /// What it is, for example `meldebescheinigung`.
    art: Option<String>,
    /// When it was issued.
    #[schema(value_type = Option<String>, format = DateTime)]
    ausgestellt_am: Option<Timestamp>,
}

/// Does the document with this number and code still hold?
///
/// Tells the status and no data. Needs no login and no token; ten failures in five minutes from one address or for one
/// number are the most.
#[utoipa::path(post, path = "/api/v1/pruefungen/nummer", tag = "Prüfung", security(()), request_body = NummerForm,
    responses((status = 200, description = "The status", body = StatusForm),
        (status = 429, description = "Too many failures", body = Problem,
            content_type = "application/problem+json")))]
pub(super) async fn pruefe_nummer(
    zugang: Zugang,
    request: HttpRequest,
    form: web::Json<NummerForm>,
) -> Result<HttpResponse, Problem> {
    let anfrage = zugang.anfrage();
    let antwort = pruefung::status(anfrage, &request, &form.nummer, &form.code).await?;
    let form = match antwort.ok_or_else(Problem::zu_oft)? {
        Some(urkunde) => StatusForm {
            status: if urkunde.widerruf.is_some() {
                "widerrufen"
            } else {
                "gueltig"
            },
            art: Some(urkunde.art),
            ausgestellt_am: Some(urkunde.ausgestellt_am),
        },
        None => StatusForm {
            status: "unbekannt",
            art: None,
            ausgestellt_am: None,
        },
    };
    Ok(HttpResponse::Ok().json(form))
}

fn form(ergebnis: Pruefergebnis) -> UrteilForm {
    let urteil = match ergebnis.urteil() {
        Urteil::Gueltig => "gueltig",
        Urteil::Ungueltig => "ungueltig",
        Urteil::Unbestimmt => "unbestimmt",
    };
    let stelle = ergebnis.stelle();
    let leer = UrteilForm {
        urteil,
        grund: None,
        stelle: stelle.and_then(|stelle| stelle.organisation.clone().or_else(|| stelle.name.clone())),
        im_auftrag_von: stelle.and_then(|stelle| stelle.im_auftrag_von.clone()),
        gesiegelt_am: None,
        zeitstempel: None,
        zertifikat: None,
        status: None,
        daten: None,
    };
    match ergebnis {
        Pruefergebnis::Gueltig(beleg) => UrteilForm {
            gesiegelt_am: Some(beleg.zeitpunkt),
            zeitstempel: match beleg.zeitquelle {
                Zeitquelle::Zeitstempel(name) => Some(name),
                Zeitquelle::Behoerde => None,
            },
            zertifikat: Some(match beleg.sperrung {
                Sperrstand::Gut { .. } => "gut",
                Sperrstand::Gesperrt { .. } => "spaeter-gesperrt",
                Sperrstand::Unbekannt => "ungeprueft",
            }),
            status: Some(match beleg.status {
                Dokumentstatus::Gueltig { .. } => "gueltig",
                Dokumentstatus::NichtGeprueft => "ungeprueft",
                Dokumentstatus::OhneListe => "ohne-liste",
            }),
            daten: beleg.angehaengte_daten.map(crate::kernel::Personal::heraus),
            ..leer
        },
        Pruefergebnis::Ungueltig { grund, .. } => UrteilForm {
            grund: Some(match grund {
                Ungueltigkeit::Veraendert(_) => "veraendert",
                Ungueltigkeit::ZeitstempelEntfernt => "zeitstempel-entfernt",
                Ungueltigkeit::ZeitstempelFalsch => "zeitstempel-falsch",
                Ungueltigkeit::ZertifikatUngueltig => "zertifikat-ungueltig",
                Ungueltigkeit::ZertifikatZweck => "zertifikat-zweck",
                Ungueltigkeit::ZertifikatGesperrt { .. } => "zertifikat-gesperrt",
                Ungueltigkeit::Zukunft => "zukunft",
                Ungueltigkeit::Widerrufen => "widerrufen",
            }),
            ..leer
        },
        Pruefergebnis::Unbestimmt { grund, .. } => UrteilForm {
            grund: Some(match grund {
                Unklarheit::ZuGross => "zu-gross",
                Unklarheit::KeinPdf => "kein-pdf",
                Unklarheit::KeinNachweis => "kein-nachweis",
                Unklarheit::KeinPapiersiegel => "kein-papiersiegel",
                Unklarheit::KeinCode => "kein-code",
                Unklarheit::OhneSiegel => "ohne-siegel",
                Unklarheit::FremderAussteller => "fremder-aussteller",
                Unklarheit::ZertifikatAbgelaufen => "zertifikat-abgelaufen",
                Unklarheit::StatuslisteUnpassend => "statusliste-unpassend",
            }),
            ..leer
        },
    }
}
