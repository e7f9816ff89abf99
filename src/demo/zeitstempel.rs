//! The time-stamp authority of the demo, asked over HTTP like any other (RFC 3161 section 3.4).

use std::{
    fs, io,
    net::TcpListener,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use actix_web::{App, HttpResponse, HttpServer, dev::ServerHandle, web};

use crate::{
    kernel::{Geheim, Uhr},
    urkunde::{
        SiegelFehler, Softwareschluessel,
        zeitstempel::{ANTWORT, beantworte},
    },
};

/// The time-stamp authority could not start.
#[derive(Debug, thiserror::Error)]
pub enum ZeitstempelstelleFehler {
    /// Its files or its port.
    #[error("the demo's time-stamp authority: {0}")]
    Io(#[from] io::Error),
    /// Its key.
    #[error("the demo's time-stamp authority: {0}")]
    Schluessel(#[from] SiegelFehler),
}

/// The running authority.
pub(super) struct Zeitstempelstelle(ServerHandle);

/// Longer requests are not read. Unit: bytes.
const ANFRAGE_HOECHSTENS: usize = 4096;

struct Stelle {
    schluessel: Softwareschluessel,
    uhr: Arc<dyn Uhr>,
    naechste: AtomicU64,
}

impl Zeitstempelstelle {
    /// Starts with key and certificate `zeitstempel.{key,pem}` in `ordner`.
    pub(super) fn starte(
        listener: TcpListener,
        ordner: &Path,
        uhr: Arc<dyn Uhr>,
    ) -> Result<Self, ZeitstempelstelleFehler> {
        let zertifikat = fs::read_to_string(ordner.join("zeitstempel.pem"))?;
        let geheim = Geheim::neu(fs::read_to_string(ordner.join("zeitstempel.key"))?);
        let stelle = web::Data::new(Stelle {
            schluessel: Softwareschluessel::aus_pem(&zertifikat, &geheim)?,
            // Numbers are unique as long as nobody asks more than a million times a second.
            naechste: AtomicU64::new(uhr.jetzt().as_microsecond().unsigned_abs()),
            uhr,
        });
        let server = HttpServer::new(move || {
            App::new()
                .app_data(stelle.clone())
                .app_data(web::PayloadConfig::new(ANFRAGE_HOECHSTENS))
                .route("/", web::post().to(stemple))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)?
        .run();
        let handle = server.handle();
        tokio::spawn(server);
        Ok(Self(handle))
    }

    pub(super) async fn stoppe(self) {
        self.0.stop(false).await;
    }
}

async fn stemple(stelle: web::Data<Stelle>, anfrage: web::Bytes) -> HttpResponse {
    let nummer = stelle.naechste.fetch_add(1, Ordering::Relaxed);
    match beantworte(&anfrage, nummer, stelle.uhr.jetzt(), &stelle.schluessel) {
        Ok(antwort) => HttpResponse::Ok().content_type(ANTWORT).body(antwort),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
