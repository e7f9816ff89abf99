//! The running service: server, workers, and their orderly end.

use std::{
    collections::BTreeMap,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use actix_web::{
    App, HttpServer,
    dev::{Server, ServerHandle},
    web::Data,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
    task::JoinSet,
};

use super::{
    BauFehler, SystemUhr, SystemZufall,
    arbeiter::{RUHE, wiederhole},
    bau::baue,
    messung::Messung,
    metriken, siegel, statusdateien,
};
use crate::{
    config::Config,
    identity::Cookieart,
    kernel::{Uhr, Zufall},
    service::Dienste,
    transport::{
        self, Berichte, Mailausgang, Postausgang, Posteingang, Registerverbindung, Zusteller, Zustellung,
    },
    web,
};

/// How often the service looks for reports that are due.
const BERICHTE: Duration = Duration::from_secs(2);

/// How often the service tidies up.
const STUNDE: Duration = Duration::from_hours(1);

/// How often the service looks for drafts whose owners must be told.
const MINUTE: Duration = Duration::from_mins(1);

/// Wraps the way to the registers, as the demo does to listen in.
pub type Lauscher = Box<dyn Fn(Arc<dyn Registerverbindung>) -> Arc<dyn Registerverbindung> + Send + Sync>;

/// What production takes from the system, and the demo and tests may replace.
pub struct Umstaende {
    /// The clock.
    pub uhr: Arc<dyn Uhr>,
    /// Randomness.
    pub zufall: Arc<dyn Zufall>,
    /// The way to the registers, as it is or with somebody listening in.
    pub verbindung: Lauscher,
    /// The dev identity provider runs beside it; only then, and only on http loopback, cookies lose `Secure`.
    pub mit_entwicklungsdienst: bool,
}

impl Default for Umstaende {
    fn default() -> Self {
        Self {
            uhr: Arc::new(SystemUhr),
            zufall: Arc::new(SystemZufall),
            verbindung: Box::new(|verbindung| verbindung),
            mit_entwicklungsdienst: false,
        }
    }
}

/// A service that answers requests and keeps messages moving.
pub struct Laufend {
    adresse: SocketAddr,
    server: ServerHandle,
    metriken: Option<ServerHandle>,
    zustellung: Option<(SocketAddr, ServerHandle)>,
    ende: watch::Sender<bool>,
    aufgaben: JoinSet<()>,
}

impl Laufend {
    /// Starts on the address of the configuration.
    ///
    /// # Errors
    /// [`BauFehler`], one line that names what to change.
    pub async fn starte_mit(config: Config) -> Result<Self, BauFehler> {
        let adresse = config.dienst.adresse;
        let listener = TcpListener::bind(adresse).map_err(|fehler| BauFehler::Port(adresse, fehler))?;
        Self::starte(config, listener, Umstaende::default()).await
    }

    /// Starts on `listener`, whatever address the configuration names.
    ///
    /// # Errors
    /// [`BauFehler`], one line that names what to change.
    pub async fn starte(
        config: Config,
        listener: TcpListener,
        umstaende: Umstaende,
    ) -> Result<Self, BauFehler> {
        let adresse = listener
            .local_addr()
            .map_err(|fehler| BauFehler::Port(config.dienst.adresse, fehler))?;
        let messung = Messung::neu(umstaende.uhr.clone());
        let bau = baue(
            &config,
            &umstaende.uhr,
            &umstaende.zufall,
            &messung,
            &umstaende.verbindung,
        )
        .await?;
        let cookieart = config.laender.first().map_or(Cookieart::Sicher, |land| {
            Cookieart::fuer(&land.adresse, umstaende.mit_entwicklungsdienst)
        });
        let bestand = bau.teile.bestand.clone();
        let dienste = Dienste::neu(bau.teile);
        dienste
            .merke_siegelzertifikate()
            .await
            .map_err(|fehler| BauFehler::Siegel(fehler.to_string()))?;
        let umgebung = web::Umgebung::neu(
            dienste.clone(),
            cookieart,
            bau.anmeldeziele,
            config.dienst.grenzen,
        )
        .map_err(|fehler| BauFehler::Texte(fehler.to_string()))?;
        let umgebung = Data::new(umgebung);
        let metriken = starte_metriken(config.dienst.metriken_adresse, &dienste, messung)?;
        let arbeiter = config.dienst.arbeiter;
        let server = HttpServer::new(move || {
            let umgebung = umgebung.clone();
            App::new().configure(move |app| web::routen(app, umgebung))
        })
        .workers(arbeiter)
        .disable_signals()
        .shutdown_timeout(5)
        .listen(listener)
        .map_err(|fehler| BauFehler::Port(adresse, fehler))?
        .run();
        let handle = server.handle();
        let (ende, halt) = watch::channel(false);
        let mut aufgaben = JoinSet::new();
        aufgaben.spawn(async move {
            if let Err(fehler) = server.await {
                tracing::error!("the server has ended: {fehler}");
            }
        });
        let metriken = metriken.map(|server| {
            let handle = server.handle();
            aufgaben.spawn(async move { drop(server.await) });
            handle
        });
        let sender = Postausgang::neu(
            bestand.clone(),
            bau.verbindungen.clone(),
            umstaende.uhr.clone(),
            umstaende.zufall.clone(),
        );
        if let Some(versand) = bau.mailversand {
            let mails = Mailausgang::neu(bestand.clone(), versand, umstaende.uhr.clone());
            starte_mailarbeiter(&mut aufgaben, &halt, mails, dienste.clone());
        }
        let berichte = Berichte::neu(bestand.clone(), bau.verbindungen.clone(), umstaende.uhr.clone());
        starte_berichte(&mut aufgaben, &halt, berichte);
        let holer = Posteingang::neu(bestand, bau.verbindungen, umstaende.uhr.clone());
        let zustellung = starte_zustellung(&config, &holer, umstaende.uhr, umstaende.zufall)?;
        let zustellung = zustellung.map(|(adresse, server)| {
            let handle = server.handle();
            aufgaben.spawn(async move { drop(server.await) });
            (adresse, handle)
        });
        starte_statusdateien(&mut aufgaben, &halt, &config, &dienste);
        starte_siegelpflege(&mut aufgaben, &halt, config, dienste.clone());
        starte_arbeiter(&mut aufgaben, &halt, sender, holer, dienste);
        Ok(Self {
            adresse,
            server: handle,
            metriken,
            zustellung,
            ende,
            aufgaben,
        })
    }

    /// Where it listens.
    #[must_use]
    pub const fn adresse(&self) -> SocketAddr {
        self.adresse
    }

    /// Where registers deliver to it by XTA.
    #[must_use]
    pub fn zustellung(&self) -> Option<SocketAddr> {
        self.zustellung.as_ref().map(|(adresse, _)| *adresse)
    }

    /// Ends: no new requests, the running ones are finished, workers stop after their step.
    pub async fn stoppe(mut self) {
        let _ = self.ende.send(true);
        self.server.stop(true).await;
        if let Some((_, zustellung)) = &self.zustellung {
            zustellung.stop(true).await;
        }
        if let Some(metriken) = &self.metriken {
            metriken.stop(false).await;
        }
        while self.aufgaben.join_next().await.is_some() {}
    }
}

/// The numbers, on an address of their own, if there is one.
fn starte_metriken(
    adresse: Option<SocketAddr>,
    dienste: &Dienste,
    messung: Messung,
) -> Result<Option<Server>, BauFehler> {
    let Some(adresse) = adresse else {
        return Ok(None);
    };
    let fehler = |fehler| BauFehler::Metriken(adresse, fehler);
    let listener = TcpListener::bind(adresse).map_err(fehler)?;
    metriken::diene(listener, dienste.clone(), messung)
        .map(Some)
        .map_err(fehler)
}

/// Where registers deliver to us by XTA, if there is such an address.
fn starte_zustellung(
    config: &Config,
    eingang: &Posteingang,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
) -> Result<Option<(SocketAddr, Server)>, BauFehler> {
    let Some(teil) = &config.dienst.xta else {
        return Ok(None);
    };
    let (mut zusteller, mut laender) = (BTreeMap::new(), BTreeMap::new());
    for land in &config.laender {
        for (fingerabdruck, ags) in land.zusteller()? {
            let land = land.id.clone();
            if zusteller.insert(fingerabdruck, Zusteller { land, ags }).is_some() {
                let grund = format!("two registers have the certificate {fingerabdruck}");
                return Err(BauFehler::Zustellung(grund));
            }
        }
        if let Some(empfaenger) = land.xta_empfaenger() {
            laender.insert(land.id.clone(), empfaenger);
        }
    }
    let dienst = Arc::new(Zustellung::neu(eingang.clone(), zusteller, laender));
    let fehler = |fehler: std::io::Error| BauFehler::Zustellung(fehler.to_string());
    let listener = TcpListener::bind(teil.adresse).map_err(fehler)?;
    let adresse = listener.local_addr().map_err(fehler)?;
    let server = transport::lausche(listener, &teil.tls()?, dienst, uhr, zufall).map_err(fehler)?;
    Ok(Some((adresse, server)))
}

fn starte_arbeiter(
    aufgaben: &mut JoinSet<()>,
    halt: &watch::Receiver<bool>,
    sender: Postausgang,
    holer: Posteingang,
    dienste: Dienste,
) {
    aufgaben.spawn(wiederhole("postausgang", halt.clone(), RUHE, move || {
        let sender = sender.clone();
        async move {
            let schritt = sender.schritt().await.map_err(|fehler| fehler.to_string())?;
            Ok(schritt.zugestellt > 0)
        }
    }));
    aufgaben.spawn(wiederhole(
        "posteingang",
        halt.clone(),
        Duration::from_millis(500),
        move || {
            let holer = holer.clone();
            async move {
                holer.schritt().await.map_err(|fehler| fehler.to_string())?;
                Ok(false)
            }
        },
    ));
    let aufraeumer = dienste.clone();
    aufgaben.spawn(wiederhole("aufraeumen", halt.clone(), STUNDE, move || {
        let dienste = aufraeumer.clone();
        async move { Ok(dienste.aufraeumen().await.map_err(|fehler| fehler.to_string())? > 0) }
    }));
    let stempler = dienste.clone();
    aufgaben.spawn(wiederhole("journal", halt.clone(), MINUTE, move || {
        let dienste = stempler.clone();
        async move {
            dienste
                .journal_stempeln()
                .await
                .map_err(|fehler| fehler.to_string())?;
            Ok(false)
        }
    }));
    let waechter = dienste.clone();
    aufgaben.spawn(wiederhole("fristen", halt.clone(), STUNDE, move || {
        let dienste = waechter.clone();
        async move {
            Ok(dienste
                .fristen_pruefen()
                .await
                .map_err(|fehler| fehler.to_string())?
                > 0)
        }
    }));
    aufgaben.spawn(wiederhole("antworten", halt.clone(), RUHE, move || {
        let dienste = dienste.clone();
        async move {
            Ok(dienste
                .antworten_verarbeiten()
                .await
                .map_err(|fehler| fehler.to_string())?
                > 0)
        }
    }));
}

fn starte_berichte(aufgaben: &mut JoinSet<()>, halt: &watch::Receiver<bool>, berichte: Berichte) {
    aufgaben.spawn(wiederhole("berichte", halt.clone(), BERICHTE, move || {
        let berichte = berichte.clone();
        async move { Ok(berichte.schritt().await.map_err(|fehler| fehler.to_string())? > 0) }
    }));
}

fn starte_siegelpflege(
    aufgaben: &mut JoinSet<()>,
    halt: &watch::Receiver<bool>,
    config: Config,
    dienste: Dienste,
) {
    let config = Arc::new(config);
    aufgaben.spawn(wiederhole("siegel", halt.clone(), STUNDE, move || {
        let (config, dienste) = (config.clone(), dienste.clone());
        async move {
            siegel::pflege(&config, &dienste).map_err(|fehler| fehler.to_string())?;
            Ok(false)
        }
    }));
}

fn starte_statusdateien(
    aufgaben: &mut JoinSet<()>,
    halt: &watch::Receiver<bool>,
    config: &Config,
    dienste: &Dienste,
) {
    for teil in &config.laender {
        let (Some(ordner), Some(land)) = (&teil.siegel.status_ordner, dienste.land(&teil.id)) else {
            continue;
        };
        let (ordner, land, dienste) = (teil.neben(ordner), land.clone(), dienste.clone());
        aufgaben.spawn(wiederhole("statusdateien", halt.clone(), MINUTE, move || {
            let (ordner, land, dienste) = (ordner.clone(), land.clone(), dienste.clone());
            async move {
                statusdateien::schreibe(&dienste, &land, &ordner).await?;
                Ok(false)
            }
        }));
    }
}

fn starte_mailarbeiter(
    aufgaben: &mut JoinSet<()>,
    halt: &watch::Receiver<bool>,
    mails: Mailausgang,
    dienste: Dienste,
) {
    aufgaben.spawn(wiederhole("mailausgang", halt.clone(), RUHE, move || {
        let mails = mails.clone();
        async move {
            let schritt = mails.schritt().await.map_err(|fehler| fehler.to_string())?;
            Ok(schritt.gesendet > 0)
        }
    }));
    aufgaben.spawn(wiederhole("erinnern", halt.clone(), MINUTE, move || {
        let dienste = dienste.clone();
        async move { Ok(dienste.erinnern().await.map_err(|fehler| fehler.to_string())? > 0) }
    }));
}

/// Returns when the process is told to end: Ctrl-C or SIGTERM.
pub async fn warte_auf_ende() {
    let (Ok(mut unterbrechen), Ok(mut beenden)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return;
    };
    tokio::select! {
        _ = unterbrechen.recv() => {}
        _ = beenden.recv() => {}
    }
}
