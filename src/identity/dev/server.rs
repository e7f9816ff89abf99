//! The dev identity provider over HTTP, on a loopback socket of its own.

use std::{
    net::{SocketAddr, TcpListener},
    sync::Arc,
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::ServerHandle,
    http::header::{AUTHORIZATION, CONTENT_SECURITY_POLICY, LOCATION},
    middleware::DefaultHeaders,
    web,
};
use askama::Template;
use jiff::civil::Date;

use crate::{
    identity::dev::{
        DevClient, DevFehler, DevVerboten, Personen,
        anbieter::{Anfrage, Auswahl, DevAnbieter, Entscheid, Tokenanfrage, Tokenfehler},
        clients::basic,
        seite::{Auswahlseite, Hinweisseite, STIL},
    },
    kernel::{Uhr, Zufall},
};

/// Who may log in, and for whom.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The people on the page.
    pub personen: Personen,
    /// The relying parties.
    pub clients: Vec<DevClient>,
    /// The day on which the ages of the people hold.
    pub stichtag: Date,
}

/// A running dev identity provider.
pub struct DevAnmeldedienst {
    adresse: SocketAddr,
    handle: ServerHandle,
}

impl DevAnmeldedienst {
    /// Starts on `listener` within the current tokio runtime; call [`crate::identity::dev::pruefe_erlaubt`] before.
    ///
    /// # Errors
    /// [`DevFehler`] if the socket is not a loopback one, or no key can be made.
    pub fn starte(
        listener: TcpListener,
        settings: Settings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
    ) -> Result<Self, DevFehler> {
        let adresse = listener.local_addr()?;
        if !adresse.ip().is_loopback() {
            return Err(DevVerboten::KeinLoopback.into());
        }
        let anbieter = web::Data::new(DevAnbieter::neu(aussteller(adresse), settings, uhr, zufall)?);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(anbieter.clone())
                .wrap(
                    DefaultHeaders::new()
                        .add(("Cache-Control", "no-store"))
                        .add(("Referrer-Policy", "no-referrer"))
                        .add(("X-Content-Type-Options", "nosniff"))
                        .add((CONTENT_SECURITY_POLICY, richtlinie(None))),
                )
                .route("/.well-known/openid-configuration", web::get().to(beschreibung))
                .route("/jwks", web::get().to(jwks))
                .route("/authorize", web::get().to(authorize))
                .route("/auswahl", web::post().to(auswahl))
                .route("/token", web::post().to(token))
                .route("/userinfo", web::get().to(userinfo))
                .route("/userinfo", web::post().to(userinfo))
                .route("/end_session", web::get().to(end_session))
                .route("/end_session", web::post().to(end_session))
                .route("/stil.css", web::get().to(stil))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)?
        .run();
        let handle = server.handle();
        tokio::spawn(server);
        Ok(Self { adresse, handle })
    }

    /// The port it listens on.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.adresse.port()
    }

    /// The issuer URL for the relying party's settings.
    #[must_use]
    pub fn aussteller(&self) -> String {
        aussteller(self.adresse)
    }

    /// Stops after the requests under way.
    pub async fn stoppe(self) {
        self.handle.stop(true).await;
    }
}

/// The issuer URL of a provider on this socket, known before it starts.
fn aussteller(adresse: SocketAddr) -> String {
    format!("http://{adresse}")
}

/// Nothing but its own style sheet; forms lead to itself and back to the client.
fn richtlinie(ziel: Option<&str>) -> String {
    let ziel = ziel.unwrap_or_default();
    format!(
        "default-src 'none'; style-src 'self'; form-action 'self' {ziel}; base-uri 'none'; frame-ancestors 'none'"
    )
}

async fn beschreibung(anbieter: web::Data<DevAnbieter>) -> HttpResponse {
    HttpResponse::Ok().json(anbieter.beschreibung())
}

async fn jwks(anbieter: web::Data<DevAnbieter>) -> HttpResponse {
    HttpResponse::Ok().json(anbieter.jwks())
}

async fn stil() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .body(STIL)
}

async fn authorize(anbieter: web::Data<DevAnbieter>, anfrage: web::Query<Anfrage>) -> HttpResponse {
    match anbieter.beginne(anfrage.into_inner()) {
        Entscheid::Seite { vorgang, erneut } => {
            let ziel = anbieter.ziel(&vorgang);
            let seite = Auswahlseite::neu(&vorgang, erneut, anbieter.personen());
            HttpResponse::Ok()
                .insert_header((CONTENT_SECURITY_POLICY, richtlinie(ziel.as_deref())))
                .content_type("text/html; charset=utf-8")
                .body(seite.render().unwrap_or_default())
        }
        Entscheid::Zurueck(url) => weiter(url.as_str()),
        Entscheid::Abgewiesen => hinweis(
            HttpResponse::BadRequest(),
            "Unbekannter Dienst",
            "client_id oder redirect_uri sind hier nicht eingetragen.",
        ),
    }
}

async fn auswahl(anbieter: web::Data<DevAnbieter>, auswahl: web::Form<Auswahl>) -> HttpResponse {
    match anbieter.waehle(&auswahl) {
        Some(url) => weiter(url.as_str()),
        None => hinweis(
            HttpResponse::BadRequest(),
            "Anmeldung nicht möglich",
            "Die Anmeldung ist abgelaufen oder schon verwendet, oder es wurde keine Person gewählt. \
             Beginnen Sie beim Dienst noch einmal.",
        ),
    }
}

async fn token(
    anbieter: web::Data<DevAnbieter>,
    anfrage: HttpRequest,
    formular: web::Form<Tokenanfrage>,
) -> HttpResponse {
    let basic = kopf(&anfrage).and_then(basic);
    let basic = basic
        .as_ref()
        .map(|(id, geheimnis)| (id.as_str(), geheimnis.offen()));
    match anbieter.tausche(&formular, basic) {
        Ok(antwort) => HttpResponse::Ok().json(antwort),
        Err(fehler) => {
            let (mut antwort, code) = match fehler {
                Tokenfehler::Client => (HttpResponse::Unauthorized(), "invalid_client"),
                Tokenfehler::Grant => (HttpResponse::BadRequest(), "invalid_grant"),
                Tokenfehler::Art => (HttpResponse::BadRequest(), "unsupported_grant_type"),
                Tokenfehler::Eigener => (HttpResponse::InternalServerError(), "server_error"),
            };
            antwort.json(serde_json::json!({ "error": code }))
        }
    }
}

async fn userinfo(anbieter: web::Data<DevAnbieter>, anfrage: HttpRequest) -> HttpResponse {
    let claims = kopf(&anfrage)
        .and_then(|kopf| kopf.strip_prefix("Bearer "))
        .and_then(|t| anbieter.userinfo(t));
    match claims {
        Some(claims) => HttpResponse::Ok().json(claims),
        None => HttpResponse::Unauthorized()
            .insert_header(("WWW-Authenticate", "Bearer"))
            .finish(),
    }
}

/// RP-Initiated Logout: nothing to end here, so straight back to a client that asks for it.
#[derive(serde::Deserialize)]
struct Abmeldung {
    client_id: Option<String>,
    post_logout_redirect_uri: Option<String>,
}

async fn end_session(anbieter: web::Data<DevAnbieter>, wunsch: web::Query<Abmeldung>) -> HttpResponse {
    if let (Some(client), Some(ziel)) = (&wunsch.client_id, &wunsch.post_logout_redirect_uri)
        && anbieter.fuehrt_zurueck(client, ziel)
    {
        return weiter(ziel);
    }
    hinweis(
        HttpResponse::Ok(),
        "Abgemeldet",
        "Dieser Entwicklungs-Anmeldedienst merkt sich keine Anmeldung.",
    )
}

fn kopf(anfrage: &HttpRequest) -> Option<&str> {
    anfrage.headers().get(AUTHORIZATION)?.to_str().ok()
}

fn weiter(url: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, url)).finish()
}

fn hinweis(
    mut antwort: actix_web::HttpResponseBuilder,
    titel: &'static str,
    text: &'static str,
) -> HttpResponse {
    let seite = Hinweisseite { titel, text }.render().unwrap_or_default();
    antwort.content_type("text/html; charset=utf-8").body(seite)
}
