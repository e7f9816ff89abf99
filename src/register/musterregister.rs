//! Starting and stopping the register: its server in a thread of its own, and the clockwork that keeps it working.

use std::{
    net::{SocketAddr, TcpListener},
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::Duration,
};

use actix_web::{App, HttpServer, dev::ServerHandle, rt::System, web::Data};

use super::{
    fehler::RegisterFehler,
    fortzug::Bote,
    server,
    settings::Settings,
    stube::Stube,
    xta::{Xtastube, Xtazugang},
};
use crate::{
    kernel::{Uhr, Zufall},
    transport::{merke_zertifikat, tls_server, xta_routen},
    urkunde::Setzerei,
};

/// A municipal register with state. See the [room](crate::register).
#[derive(Debug)]
pub struct Musterregister;

/// A register that runs.
#[derive(Debug)]
pub struct Handle {
    /// The port it listens on.
    pub port: u16,
    /// Where it is reached by XTA.
    pub xta: Option<SocketAddr>,
    server: ServerHandle,
    faden: Option<JoinHandle<()>>,
}

/// How often the register looks for work that has become due.
const TAKT: Duration = Duration::from_millis(250);

/// How often the other registers are tried. Counted in beats of [`TAKT`].
const BOTENGANG: u32 = 4;

impl Musterregister {
    /// Serves on `listener` until [`Handle::stop`], with the state of the last run if there is one.
    ///
    /// Needs a crypto provider of rustls to be installed, because the notices to other registers may go over TLS.
    ///
    /// # Errors
    /// [`RegisterFehler`] if the state cannot be read or written, or the server cannot be set up.
    pub fn starte(
        listener: TcpListener,
        settings: Settings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
        setzerei: Arc<Setzerei>,
    ) -> Result<Handle, RegisterFehler> {
        let port = listener
            .local_addr()
            .map_err(|grund| RegisterFehler::Http("server", grund))?
            .port();
        let http = |grund| RegisterFehler::Http("server", grund);
        let bote = Bote::neu(settings.andere.clone())?;
        let xta = settings
            .xta
            .clone()
            .map(Xtatuer::oeffne)
            .transpose()
            .map_err(http)?;
        let xta_adresse = xta.as_ref().map(|tuer| tuer.adresse);
        let stube = Arc::new(Stube::oeffne(settings, uhr, zufall, setzerei)?);
        let (sender, empfaenger) = mpsc::channel();
        let faden = std::thread::Builder::new()
            .name(format!("register-{port}"))
            .spawn(move || System::new().block_on(laufe(listener, xta, stube, bote, &sender)))
            .map_err(|grund| RegisterFehler::Http("server", grund))?;
        let server = empfaenger
            .recv()
            .unwrap_or_else(|_| Err(std::io::Error::other("the server's thread has ended")))
            .map_err(|grund| RegisterFehler::Http("server", grund))?;
        Ok(Handle {
            port,
            xta: xta_adresse,
            server,
            faden: Some(faden),
        })
    }
}

impl Handle {
    /// Takes no more requests, finishes those that run, and returns when the register is at rest.
    pub async fn stop(mut self) {
        self.server.stop(true).await;
        if let Some(faden) = self.faden.take() {
            // The server has stopped, so its thread has nothing left to wait for.
            let _ = faden.join();
        }
    }
}

/// The socket on which the register is reached by XTA.
struct Xtatuer {
    adresse: SocketAddr,
    listener: TcpListener,
    tls: rustls::ServerConfig,
    zugang: Xtazugang,
}

impl Xtatuer {
    fn oeffne(zugang: Xtazugang) -> std::io::Result<Self> {
        let listener = TcpListener::bind(zugang.adresse)?;
        Ok(Self {
            adresse: listener.local_addr()?,
            listener,
            tls: tls_server(&zugang.tls).map_err(std::io::Error::other)?,
            zugang,
        })
    }
}

async fn laufe(
    listener: TcpListener,
    xta: Option<Xtatuer>,
    stube: Arc<Stube>,
    bote: Bote,
    sender: &mpsc::Sender<Result<ServerHandle, std::io::Error>>,
) {
    let daten = Data::new(Arc::clone(&stube));
    let anbindung = xta.as_ref().map(|tuer| {
        let dienst = Arc::new(Xtastube::neu(Arc::clone(&stube), tuer.zugang.clone()));
        xta_routen(dienst, stube.uhr(), stube.zufall())
    });
    let app = move || {
        let app = App::new().app_data(daten.clone()).configure(server::routen);
        match &anbindung {
            Some(anbindung) => app.configure(anbindung.clone()),
            None => app,
        }
    };
    let server = HttpServer::new(app)
        .on_connect(merke_zertifikat)
        .workers(1)
        .disable_signals()
        .shutdown_timeout(5)
        .listen(listener);
    let server = server.and_then(|server| match xta {
        // The same doors, with both certificates.
        Some(tuer) => server.listen_rustls_0_23(tuer.listener, tuer.tls),
        None => Ok(server),
    });
    let server = match server {
        Ok(server) => server.run(),
        Err(grund) => {
            let _ = sender.send(Err(grund));
            return;
        }
    };
    let _ = sender.send(Ok(server.handle()));
    let uhrwerk = actix_web::rt::spawn(uhrwerk(stube, bote));
    if let Err(grund) = server.await {
        tracing::error!("the register's server has ended: {grund}");
    }
    uhrwerk.abort();
}

/// Works off what is due, and carries notices to the other registers, for ever.
async fn uhrwerk(stube: Arc<Stube>, bote: Bote) {
    let mut takt = tokio::time::interval(TAKT);
    let mut schlag = 0_u32;
    loop {
        takt.tick().await;
        schlag = schlag.wrapping_add(1);
        let arbeit = Arc::clone(&stube);
        if let Ok(Err(fehler)) = actix_web::web::block(move || arbeit.arbeite_ab()).await {
            tracing::error!("work that is due cannot be done: {fehler}");
        }
        if !schlag.is_multiple_of(BOTENGANG) {
            continue;
        }
        for fortzug in stube.fortzuege() {
            if let Some(auswertung) = bote.ueberbringe(&fortzug).await
                && let Err(fehler) = stube.fortzug_erledigt(&fortzug, &auswertung)
            {
                tracing::error!("a notice that was taken cannot be crossed off: {fehler}");
            }
        }
    }
}
