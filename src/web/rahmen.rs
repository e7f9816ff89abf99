//! Around every request: which Land, which language, security headers, and a readable page for every error.

use std::sync::Arc;

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse,
    body::{EitherBody, MessageBody},
    cookie::{Cookie, SameSite, time::Duration},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{self, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
    web,
};

use super::{
    Umgebung, anmeldung,
    ausweg::Ausweg,
    seite::Seite,
    sprache::{Sprache, Sprachen, Texte},
};
use crate::{identity::Cookieart, kernel::LandId, land::Land};

/// Name of the cookie that remembers the language; it holds nothing else.
const SPRACHE: &str = "sprache";

/// What is known of a request before its handler runs.
#[derive(Clone)]
pub(super) struct Rahmen {
    pub(super) land: Arc<Land>,
    pub(super) texte: Texte,
    pub(super) pfad: String,
}

impl Rahmen {
    /// The frame of a page for somebody who is not logged in.
    pub(super) fn seite(&self) -> Seite {
        Seite::oeffentlich(&self.land, self.texte.clone(), &self.pfad)
    }
}

/// Name and form of the person who is logged in, left by the handler for an error page.
#[derive(Clone)]
pub(super) struct Angemeldet {
    pub(super) person: String,
    pub(super) csrf: String,
}

/// A step of a form came after its session's time: where its page is. Left by the handler's [`Anfrage`](super::anfrage::Anfrage).
#[derive(Clone)]
pub(super) struct NachDerZeit(pub(super) String);

/// The middleware for pages and API.
pub(super) async fn umrahmen<B: MessageBody + 'static>(
    mut anfrage: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let Some(umgebung) = anfrage.app_data::<web::Data<Umgebung>>().cloned() else {
        return Ok(anfrage
            .into_response(HttpResponse::InternalServerError())
            .map_into_right_body());
    };
    if anfrage.method() == Method::HEAD {
        // Answered like GET; the server leaves the body out (RFC 9110, section 9.3.2).
        anfrage.head_mut().method = Method::GET;
    }
    let sprachen = umgebung.texte.sprachen();
    let gewuenscht = gewuenschte_sprache(anfrage.request(), sprachen).cloned();
    let texte = umgebung
        .texte
        .in_sprache(sprache(anfrage.request(), sprachen, gewuenscht.as_ref()));
    let host = host(anfrage.request()).to_owned();
    let Some(land) = umgebung.dienste.land_zu_host(&host).cloned() else {
        let unbekannt = HttpResponse::MisdirectedRequest()
            .content_type("text/plain; charset=utf-8")
            .body(format!(
                "{}\n{}\n",
                texte.t("unbekannter-host-titel"),
                texte.t("unbekannter-host-text")
            ));
        let antwort = anfrage.into_response(unbekannt);
        return Ok(mit_kopfzeilen(antwort, &umgebung, None).map_into_right_body());
    };
    let rahmen = Rahmen {
        land: Arc::clone(&land),
        texte,
        pfad: anfrage.path().to_owned(),
    };
    anfrage.extensions_mut().insert(rahmen.clone());

    let antwort = if herkunft_stimmt(anfrage.request(), &land) {
        next.call(anfrage).await?
    } else {
        let (request, _) = anfrage.into_parts();
        let verweigert = if rahmen.pfad.starts_with("/api/") {
            super::api::Problem::fremde_herkunft().antwort()
        } else {
            Ausweg::abgelaufen().zeige(rahmen.seite())
        };
        return Ok(mit_kopfzeilen(
            ServiceResponse::new(request, verweigert),
            &umgebung,
            Some(&land.id),
        )
        .map_into_right_body());
    };
    let mut antwort = match nach_der_zeit(&antwort).or_else(|| ersatz(&antwort, &rahmen)) {
        Some(seite) => {
            let (request, _) = antwort.into_parts();
            ServiceResponse::new(request, seite).map_into_right_body()
        }
        None => antwort.map_into_left_body(),
    };
    antwort = mit_kopfzeilen(antwort, &umgebung, Some(&land.id));
    if let Some(sprache) = gewuenscht {
        merke(&mut antwort, &sprache, umgebung.cookieart);
    }
    Ok(antwort)
}

/// The way to the login, in the place of whatever a step shows that came after its session's time: what was typed is in the
/// draft, and who logs in goes on from there.
fn nach_der_zeit<B>(antwort: &ServiceResponse<B>) -> Option<HttpResponse> {
    let NachDerZeit(schritt) = antwort.request().extensions().get::<NachDerZeit>().cloned()?;
    if antwort.response().error().is_some() {
        return None;
    }
    let weiter = antwort.headers().get(header::LOCATION);
    let ziel = weiter.and_then(|ziel| ziel.to_str().ok()).unwrap_or(&schritt);
    Some(super::seite::weiter(&super::login::zur_anmeldung(ziel)))
}

/// The page that takes the place of a bare error.
fn ersatz<B>(antwort: &ServiceResponse<B>, rahmen: &Rahmen) -> Option<HttpResponse> {
    if rahmen.pfad.starts_with("/api/") || rahmen.pfad.starts_with("/assets/") {
        return None;
    }
    let fehler = antwort.response().error()?;
    let ausweg = fehler
        .as_error::<Ausweg>()
        .cloned()
        .unwrap_or_else(|| Ausweg::zu_status(antwort.status()));
    let ausweg = match ausweg {
        // Whoever has just filled in a page must learn what became of it.
        Ausweg::Login if *antwort.request().method() == Method::POST => anmeldung::zum_schritt(&rahmen.pfad)
            .map_or(Ausweg::Login, |schritt| Ausweg::sitzung_beendet(&schritt)),
        andere => andere,
    };
    let mut seite = rahmen.seite();
    if let Some(angemeldet) = antwort.request().extensions().get::<Angemeldet>() {
        seite.person = Some(angemeldet.person.clone());
        seite.csrf.clone_from(&angemeldet.csrf);
    }
    Some(ausweg.zeige(seite))
}

/// Whether an unsafe request comes from our own pages. Browsers that say so are believed; a form of a session carries
/// its token besides.
///
/// Source: Fetch metadata (`Sec-Fetch-Site`), RFC 6454 (`Origin`; `null` because we send no referrer).
fn herkunft_stimmt(anfrage: &HttpRequest, land: &Land) -> bool {
    if matches!(*anfrage.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let kopf = |name: &str| anfrage.headers().get(name).and_then(|wert| wert.to_str().ok());
    match (kopf("sec-fetch-site"), kopf("origin")) {
        (Some(ort), _) => matches!(ort, "same-origin" | "none"),
        (None, Some("null") | None) => true,
        (None, Some(herkunft)) => herkunft.eq_ignore_ascii_case(&land.adresse),
    }
}

fn host(anfrage: &HttpRequest) -> &str {
    anfrage
        .headers()
        .get(header::HOST)
        .and_then(|wert| wert.to_str().ok())
        .or_else(|| {
            anfrage
                .uri()
                .authority()
                .map(actix_web::http::uri::Authority::as_str)
        })
        .unwrap_or_default()
}

fn gewuenschte_sprache<'s>(anfrage: &HttpRequest, sprachen: &'s Sprachen) -> Option<&'s Sprache> {
    url::form_urlencoded::parse(anfrage.query_string().as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, wert)| sprachen.finde(&wert))
}

fn sprache<'s>(anfrage: &HttpRequest, sprachen: &'s Sprachen, gewuenscht: Option<&Sprache>) -> &'s Sprache {
    let gemerkt = anfrage.cookie(SPRACHE);
    let accept = anfrage
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|wert| wert.to_str().ok());
    sprachen.aushandeln(
        gewuenscht.map(Sprache::kuerzel),
        gemerkt.as_ref().map(Cookie::value),
        accept,
    )
}

fn merke<B>(antwort: &mut ServiceResponse<B>, sprache: &Sprache, art: Cookieart) {
    let cookie = Cookie::build(SPRACHE, sprache.kuerzel().to_owned())
        .path("/")
        .max_age(Duration::days(365))
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(art == Cookieart::Sicher)
        .finish();
    if antwort.response_mut().add_cookie(&cookie).is_err() {
        tracing::warn!("the cookie for the language could not be set");
    }
}

/// The armour of every answer; a form leads to the identity provider of `land`, and to none under an unknown host.
///
/// Source: BSI TR-03172-3 (headers of a portal), OWASP Secure Headers.
fn mit_kopfzeilen<B>(
    mut antwort: ServiceResponse<B>,
    umgebung: &Umgebung,
    land: Option<&LandId>,
) -> ServiceResponse<B> {
    let ziel = land
        .and_then(|land| umgebung.anmeldeziele.get(land))
        .map_or("", String::as_str);
    let skript = if antwort.request().path().starts_with("/api/docs") {
        // Swagger UI sets styles in attributes; it runs nowhere else and with nobody's data.
        "script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'"
    } else if antwort.request().extensions().contains::<Angemeldet>() {
        // The script that warns before the session's time is over; nobody else gets any.
        "script-src 'self'; style-src 'self'; connect-src 'self'"
    } else {
        "style-src 'self'"
    };
    let csp = format!(
        "default-src 'none'; {skript}; font-src 'self'; img-src 'self' data:; form-action 'self' {ziel}; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    let unveraenderlich = antwort.headers().contains_key(header::CACHE_CONTROL);
    let kopf = antwort.headers_mut();
    if let Ok(csp) = HeaderValue::from_str(&csp) {
        kopf.insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    setze(kopf, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    setze(kopf, header::REFERRER_POLICY, "no-referrer");
    setze(kopf, header::X_FRAME_OPTIONS, "DENY");
    setze(
        kopf,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    setze(
        kopf,
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    setze(
        kopf,
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    );
    if umgebung.cookieart == Cookieart::Sicher {
        setze(
            kopf,
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=63072000; includeSubDomains",
        );
    }
    if !unveraenderlich {
        setze(kopf, header::CACHE_CONTROL, "no-store");
    }
    if antwort.status() == StatusCode::OK {
        antwort
            .headers_mut()
            .append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    }
    antwort
}

fn setze(kopf: &mut HeaderMap, name: HeaderName, wert: &'static str) {
    kopf.insert(name, HeaderValue::from_static(wert));
}
