//! The HTTP face of the register: thin, every request is one call of the office.

use std::{sync::Arc, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{self, Bytes, Data, Path, ServiceConfig},
};
use serde::Serialize;
use subtle::ConstantTimeEq;

use super::{
    ablauf::Annahme, briefkasten, fehler::RegisterFehler, fortzug::Fortzug, mitschrift::Richtung,
    stube::Stube, szenario::Verhalten,
};
use crate::kernel::NachrichtId;

/// The largest body that is read: a 1704 with its PDF. Unit: bytes.
const GROESSTER_KOERPER: usize = 16 * 1024 * 1024;

/// How long a slow register thinks about a question.
pub(super) const LANGSAM: Duration = Duration::from_secs(10);

/// How long a silent one lets a caller wait: longer than any portal may.
pub(super) const STUMM: Duration = Duration::from_mins(10);

/// All routes.
pub(super) fn routen(config: &mut ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(GROESSTER_KOERPER))
        .route("/xmeld/synchron", web::post().to(synchron))
        .route("/xmeld/nachrichten", web::post().to(nachrichten))
        .route("/xmeld/postfach", web::get().to(postfach))
        .route("/xmeld/postfach/{id}", web::get().to(nachricht))
        .route("/xmeld/postfach/{id}", web::delete().to(quittiere))
        .route("/muster/fortzug", web::post().to(fortzug))
        .configure(briefkasten::routen);
}

/// Proof that the caller sent the Bearer token; a handler that asks for it cannot be reached without.
struct Berechtigt;

impl actix_web::FromRequest for Berechtigt {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, actix_web::Error>>;

    fn from_request(request: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        let soll = request
            .app_data::<Data<Arc<Stube>>>()
            .map(|stube| stube.settings().zugangsschluessel.clone());
        let ist = request
            .headers()
            .get(header::AUTHORIZATION)
            .and_then(|wert| wert.to_str().ok());
        let ist = ist.and_then(|wert| wert.strip_prefix("Bearer "));
        let gleich = match (soll, ist) {
            (Some(soll), Some(ist)) => soll.offen().as_bytes().ct_eq(ist.as_bytes()).into(),
            _ => false,
        };
        std::future::ready(if gleich { Ok(Self) } else { Err(unberechtigt()) })
    }
}

fn unberechtigt() -> actix_web::Error {
    let antwort = HttpResponse::Unauthorized()
        .insert_header((header::WWW_AUTHENTICATE, "Bearer"))
        .content_type("text/plain; charset=utf-8")
        .body("the Bearer token is missing or wrong");
    actix_web::error::InternalError::from_response("no valid Bearer token", antwort).into()
}

async fn synchron(_: Berechtigt, stube: Data<Arc<Stube>>, koerper: Bytes) -> HttpResponse {
    stube.schreibe_mit(Richtung::Herein, &koerper);
    match stube.verhalten(&koerper) {
        Verhalten::Langsam => tokio::time::sleep(LANGSAM).await,
        Verhalten::Stumm => tokio::time::sleep(STUMM).await,
        _ => {}
    }
    match im_hintergrund(&stube, move |stube| stube.auskunft(&koerper)).await {
        Ok(Some(antwort)) => {
            stube.schreibe_mit(Richtung::Hinaus, antwort.as_bytes());
            xml(antwort)
        }
        Ok(None) => ohne_kopf(),
        Err(antwort) => antwort,
    }
}

async fn nachrichten(_: Berechtigt, stube: Data<Arc<Stube>>, koerper: Bytes) -> HttpResponse {
    stube.schreibe_mit(Richtung::Herein, &koerper);
    match im_hintergrund(&stube, move |stube| stube.nimm_an(&koerper)).await {
        Ok(Ok(Annahme::Neu)) => HttpResponse::Accepted().finish(),
        Ok(Ok(Annahme::Bekannt)) => HttpResponse::Ok().finish(),
        Ok(Err(_)) => ohne_kopf(),
        Err(antwort) => antwort,
    }
}

/// What is due is answered by request too, so that nobody waits for the next tick.
async fn postfach(_: Berechtigt, stube: Data<Arc<Stube>>) -> HttpResponse {
    #[derive(Serialize)]
    struct Postfach {
        nachrichten: Vec<Eintrag>,
    }
    #[derive(Serialize)]
    struct Eintrag {
        id: NachrichtId,
    }
    let ids = im_hintergrund(&stube, |stube| {
        stube.arbeite_ab()?;
        Ok(stube.postfach())
    });
    match ids.await {
        Ok(ids) => HttpResponse::Ok().json(Postfach {
            nachrichten: ids.into_iter().map(|id| Eintrag { id }).collect(),
        }),
        Err(antwort) => antwort,
    }
}

async fn nachricht(_: Berechtigt, stube: Data<Arc<Stube>>, id: Path<String>) -> HttpResponse {
    match id.parse().ok().and_then(|id| stube.nachricht(id)) {
        Some(nachricht) => {
            stube.schreibe_mit(Richtung::Hinaus, nachricht.as_bytes());
            xml(nachricht)
        }
        None => HttpResponse::NotFound().finish(),
    }
}

async fn quittiere(_: Berechtigt, stube: Data<Arc<Stube>>, id: Path<String>) -> HttpResponse {
    let Ok(id) = id.parse() else {
        return HttpResponse::NotFound().finish();
    };
    match im_hintergrund(&stube, move |stube| stube.quittiere(id)).await {
        Ok(()) => HttpResponse::NoContent().finish(),
        Err(antwort) => antwort,
    }
}

async fn fortzug(_: Berechtigt, stube: Data<Arc<Stube>>, koerper: Bytes) -> HttpResponse {
    let Ok(fortzug) = serde_json::from_slice::<Fortzug>(&koerper) else {
        return HttpResponse::BadRequest()
            .content_type("text/plain; charset=utf-8")
            .body("not a notice of a Fortzug");
    };
    match im_hintergrund(&stube, move |stube| stube.beende(&fortzug)).await {
        Ok(auswertung) => HttpResponse::Ok().json(auswertung),
        Err(antwort) => antwort,
    }
}

/// Runs what may wait for the disk or the typesetter beside the worker, so that other requests go on.
async fn im_hintergrund<T: Send + 'static>(
    stube: &Data<Arc<Stube>>,
    arbeit: impl FnOnce(&Stube) -> Result<T, RegisterFehler> + Send + 'static,
) -> Result<T, HttpResponse> {
    let stube = Arc::clone(stube);
    match web::block(move || arbeit(&stube)).await {
        Ok(Ok(wert)) => Ok(wert),
        Ok(Err(fehler)) => {
            tracing::error!("the register cannot answer: {fehler}");
            Err(HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR))
        }
        Err(_) => Err(HttpResponse::new(StatusCode::SERVICE_UNAVAILABLE)),
    }
}

fn xml(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/xml; charset=utf-8")
        .body(text)
}

fn ohne_kopf() -> HttpResponse {
    HttpResponse::BadRequest()
        .content_type("text/plain; charset=utf-8")
        .body("no nachrichtenUUID, nachrichtentyp and erstellungszeitpunkt can be read in this body, so nothing can answer it")
}
