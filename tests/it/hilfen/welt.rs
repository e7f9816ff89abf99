//! The service in this process, with parts that a test may leave out, replace, or start later.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use meldewerk::{
    config::{
        self, Bestandsteil, Config, Dienstteil, Landteil, Mailteil, Mailverschluesselung, Protokollteil,
    },
    demo::{bereite_vor, siegel_aus},
    identity::dev::{ClientNachweis, DevAnmeldedienst, DevClient, Personen, Settings as DevSettings},
    kernel::{Uhr, Zufall},
    ops::{Laufend, SystemUhr, SystemZufall, Umstaende},
    register::{
        AnderesRegister, Handle, Musterregister, Portal, Settings as RegisterSettings, Xtazugang, musterland,
    },
    store::{self, Bestand as _, SqliteBestand},
    urkunde::Setzerei,
    web::Grenzen,
};
use tempfile::TempDir;
use url::Url;
use xoev::listen::Codelisten;

use super::{gegenstelle::quelle, weg::Orte, xtanetz::Xtanetz};

/// What is at the other end of the line to a register.
pub(crate) enum Leitung {
    /// A Musterregister.
    Register,
    /// Nobody listens; a Musterregister may come later.
    Tot,
    /// Something else.
    Anderes(SocketAddr),
}

/// The clock of the service and its identity provider: the system's, set forward by a test.
#[derive(Default)]
pub(crate) struct Stelluhr(AtomicI64);

impl Stelluhr {
    pub(crate) fn stelle_vor(&self, minuten: i64) {
        self.0.fetch_add(minuten * 60, Ordering::SeqCst);
    }
}

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        SystemUhr.jetzt() + SignedDuration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

/// Keys, addresses and sockets; nothing runs yet.
pub(crate) struct Vorbau {
    pub(crate) ordner: TempDir,
    land: Landteil,
    mail: Option<Mailteil>,
    grenzen: Grenzen,
    uhr: Arc<Stelluhr>,
    metriken: Option<SocketAddr>,
    xta: Option<Xtanetz>,
    zweiter: Option<TcpListener>,
    nachbar: Option<Landteil>,
    dienst: TcpListener,
    anbieter: TcpListener,
}

/// A running service with its parts.
pub(crate) struct Welt {
    pub(crate) orte: Orte,
    pub(crate) ordner: TempDir,
    pub(crate) uhr: Arc<Stelluhr>,
    /// The certificates, if registers are reached by XTA.
    pub(crate) xta: Option<Xtanetz>,
    land: Landteil,
    dienst: Laufend,
    anbieter: Vec<DevAnmeldedienst>,
    register: Vec<Handle>,
}

impl Vorbau {
    pub(crate) fn neu() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let ordner = tempfile::tempdir().unwrap();
        let (dienst, anbieter) = (belege(), belege());
        let text = std::fs::read_to_string(quelle("config/land/musterland.toml")).unwrap();
        let mut land = config::lies_land_text(&text, &ordner.path().join("musterland.toml")).unwrap();
        bereite_vor(ordner.path(), &land.land(), SystemUhr.jetzt(), &SystemZufall).unwrap();
        land.adresse = http(&dienst);
        land.anmeldedienst[0].aussteller = http(&anbieter);
        land.anmeldedienst[0].schluessel_datei = Some("client.key".into());
        siegel_aus(&mut land, ordner.path());
        land.bedenkzeit_sekunden = 0;
        for gemeinde in &mut land.gemeinden {
            let ags = gemeinde.ags;
            gemeinde.register.zugangsschluessel_datei = Some(format!("register-{ags}.token").into());
            if let Some(zugang) = &mut gemeinde.amtszugang {
                zugang.schluessel_datei = format!("amt-{ags}.key").into();
            }
        }
        Self {
            ordner,
            land,
            mail: None,
            grenzen: Grenzen::KEINE,
            uhr: Arc::default(),
            metriken: None,
            xta: None,
            zweiter: None,
            nachbar: None,
            dienst,
            anbieter,
        }
    }

    /// The same, with so long to take an Anmeldung back.
    pub(crate) fn mit_bedenkzeit(mut self, sekunden: u16) -> Self {
        self.land.bedenkzeit_sekunden = sekunden;
        self
    }

    /// The same, with a mail server on this port of this machine.
    pub(crate) fn mit_mail(mut self, port: u16) -> Self {
        self.mail = Some(Mailteil {
            server: "127.0.0.1".to_owned(),
            port,
            verschluesselung: Mailverschluesselung::Keine,
            benutzer: None,
            kennwort_datei: None,
            absender: "nicht-antworten@musterland.example".to_owned(),
        });
        self
    }

    /// The same, with its numbers at this address.
    pub(crate) fn mit_metriken(mut self, adresse: SocketAddr) -> Self {
        self.metriken = Some(adresse);
        self
    }

    /// The same, with a second identity provider, `bayernid`, among which people choose.
    pub(crate) fn mit_zweitem_anbieter(mut self) -> Self {
        let listener = belege();
        let mut zweiter = self.land.anmeldedienst[0].clone();
        zweiter.id = "bayernid".parse().unwrap();
        "BayernID".clone_into(&mut zweiter.name);
        zweiter.aussteller = http(&listener);
        self.land.anmeldedienst.push(zweiter);
        self.zweiter = Some(listener);
        self
    }

    /// The same, with another Land on the same service, at the host `localhost`; no commune of it takes part yet.
    pub(crate) fn mit_nachbarland(mut self) -> Self {
        let mut nachbar = self.land.clone();
        nachbar.id = "nachbarland".parse().unwrap();
        nachbar.adresse = nachbar.adresse.replace("127.0.0.1", "localhost");
        nachbar.gemeinden.clear();
        self.nachbar = Some(nachbar);
        self
    }

    /// The same, with registers that are reached by XTA and deliver by it, each with a certificate of its own.
    pub(crate) fn mit_xta(mut self) -> Self {
        self.xta = Some(Xtanetz::neu(self.ordner.path(), self.land.gemeinden.len()));
        self
    }

    /// The same, with limits of requests; without them there are none, because all tests come from one address.
    pub(crate) fn mit_grenzen(mut self, grenzen: Grenzen) -> Self {
        self.grenzen = grenzen;
        self
    }

    /// The same, with changes to its Land, whose folder is given.
    pub(crate) fn mit_land(mut self, aendere: impl FnOnce(&mut Landteil, &Path)) -> Self {
        aendere(&mut self.land, self.ordner.path());
        self
    }

    /// Base URL of the service that is to come.
    pub(crate) fn adresse(&self) -> &str {
        &self.land.adresse
    }

    /// Starts with the dev identity provider beside it.
    pub(crate) async fn starte(self, leitungen: [Leitung; 2]) -> Welt {
        Box::pin(self.weiter(leitungen, None)).await
    }

    /// Starts with a foreign identity provider, and therefore with the cookies of production.
    pub(crate) async fn starte_mit_anbieter(self, aussteller: &str) -> Welt {
        Box::pin(self.weiter([Leitung::Tot, Leitung::Tot], Some(aussteller))).await
    }

    async fn weiter(mut self, leitungen: [Leitung; 2], fremder: Option<&str>) -> Welt {
        let mut laufende = Vec::new();
        let mut ports = Vec::new();
        for (gemeinde, leitung) in self.land.gemeinden.iter_mut().zip(leitungen) {
            let listener = belege();
            let adresse = match &leitung {
                Leitung::Anderes(adresse) => *adresse,
                Leitung::Register | Leitung::Tot => listener.local_addr().unwrap(),
            };
            gemeinde.register.adresse = Some(Url::parse(&format!("http://{adresse}")).unwrap());
            ports.push(matches!(leitung, Leitung::Register).then_some(listener));
        }
        for (nummer, listener) in ports.into_iter().enumerate() {
            if let Some(listener) = listener {
                let xta = self.xta.as_ref().map(|netz| netz.zugang(nummer));
                laufende.push(register(&self.land, self.ordner.path(), nummer, listener, xta));
            }
        }
        let anbieter = match fremder {
            Some(aussteller) => {
                aussteller.clone_into(&mut self.land.anmeldedienst[0].aussteller);
                None
            }
            None => Some(dev_anbieter(
                &self.land,
                0,
                self.ordner.path(),
                self.anbieter,
                self.uhr.clone(),
            )),
        };
        let zweiter = self
            .zweiter
            .map(|listener| dev_anbieter(&self.land, 1, self.ordner.path(), listener, self.uhr.clone()));
        let mut land = self.land.clone();
        if let Some(netz) = &self.xta {
            netz.verbinde(&mut land, &laufende);
        }
        let config = Config {
            dienst: Dienstteil {
                adresse: self.dienst.local_addr().unwrap(),
                arbeiter: 2,
                metriken_adresse: self.metriken,
                xta: self.xta.as_ref().map(Xtanetz::zustellteil),
                grenzen: self.grenzen,
            },
            bestand: Bestandsteil {
                pfad: self.ordner.path().join("meldewerk.sqlite"),
                schluessel_datei: self.ordner.path().join("bestand.key"),
            },
            protokoll: Protokollteil::default(),
            mail: self.mail,
            codelisten: Arc::new(Codelisten::eingebaut()),
            laender: [land].into_iter().chain(self.nachbar).collect(),
        };
        let umstaende = Umstaende {
            uhr: self.uhr.clone(),
            mit_entwicklungsdienst: fremder.is_none(),
            ..Umstaende::default()
        };
        let dienst = Box::pin(Laufend::starte(config, self.dienst, umstaende))
            .await
            .unwrap();
        let register =
            |nummer: usize| ohne_schraegstrich(self.land.gemeinden[nummer].register.https().unwrap().0);
        let orte = Orte {
            dienst: self.land.adresse.clone(),
            anbieter: self.land.anmeldedienst[0].aussteller.clone(),
            altstadt: register(0),
            neustadt: register(1),
        };
        Welt {
            orte,
            xta: self.xta,
            ordner: self.ordner,
            uhr: self.uhr,
            land: self.land,
            dienst,
            anbieter: anbieter.into_iter().chain(zweiter).collect(),
            register: laufende,
        }
    }
}

impl Welt {
    /// Everything runs.
    pub(crate) async fn starte() -> Self {
        Vorbau::neu().starte([Leitung::Register, Leitung::Register]).await
    }

    /// The register of Neustadt comes to its address.
    pub(crate) fn neustadt_kommt(&mut self) {
        let adresse = self.orte.neustadt.trim_start_matches("http://");
        let listener = TcpListener::bind(adresse).unwrap();
        self.register
            .push(register(&self.land, self.ordner.path(), 1, listener, None));
    }

    /// What the journal holds about a case, as text.
    pub(crate) async fn journal(&self, fall: &str) -> String {
        let bestand = self.bestand().await;
        let mut einheit = bestand.lesen().await.unwrap();
        let eintraege = einheit
            .journal()
            .von_fall(&self.land.id, fall.parse().unwrap())
            .await
            .unwrap();
        drop(einheit);
        bestand.schliesse().await;
        let vorgaenge: Vec<_> = eintraege
            .iter()
            .map(|eintrag| format!("{:?}", eintrag.eintrag().unwrap().vorgang))
            .collect();
        vorgaenge.join("\n")
    }

    async fn bestand(&self) -> SqliteBestand {
        let schluessel = std::fs::read_to_string(self.ordner.path().join("bestand.key")).unwrap();
        let settings = store::Settings {
            pfad: self.ordner.path().join("meldewerk.sqlite"),
            schluessel: schluessel.parse().unwrap(),
        };
        SqliteBestand::oeffne(settings, Arc::new(SystemZufall))
            .await
            .unwrap()
    }

    /// Makes every draft so many days older, as far as its deletion goes.
    pub(crate) async fn altere_entwuerfe(&self, tage: i64) {
        let bestand = self.bestand().await;
        let mut einheit = bestand.schreiben().await.unwrap();
        let alle = einheit.entwuerfe().zu_warnen(Timestamp::MAX, 100).await.unwrap();
        for mut entwurf in alle {
            entwurf.loeschen_am -= SignedDuration::from_hours(24 * tage);
            einheit.entwuerfe().speichere(&entwurf).await.unwrap();
        }
        einheit.speichern().await.unwrap();
        bestand.schliesse().await;
    }

    /// Where registers deliver to the service by XTA.
    pub(crate) fn zustellung(&self) -> SocketAddr {
        self.dienst.zustellung().unwrap()
    }

    pub(crate) async fn stoppe(self) {
        self.dienst.stoppe().await;
        for anbieter in self.anbieter {
            anbieter.stoppe().await;
        }
        for register in self.register {
            register.stop().await;
        }
    }
}

fn belege() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").unwrap()
}

fn http(listener: &TcpListener) -> String {
    format!("http://{}", listener.local_addr().unwrap())
}

fn ohne_schraegstrich(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

fn uhr_und_zufall() -> (Arc<dyn Uhr>, Arc<dyn Zufall>) {
    (Arc::new(SystemUhr), Arc::new(SystemZufall))
}

fn beispiel(name: &str) -> String {
    std::fs::read_to_string(quelle("examples/musterland").join(name)).unwrap()
}

fn register(
    teil: &Landteil,
    ordner: &Path,
    nummer: usize,
    listener: TcpListener,
    xta: Option<Xtazugang>,
) -> Handle {
    let land = teil.land();
    let (personen, register) = (beispiel("personen.toml"), beispiel("register.toml"));
    let gemeinde = land.gemeinden[nummer].clone();
    let (bestand, strassen) = musterland(&personen, &register, gemeinde.ags, SystemUhr.heute()).unwrap();
    let mut alle: Vec<AnderesRegister> = teil
        .gemeinden
        .iter()
        .map(|gemeinde| {
            let (adresse, schluessel) = gemeinde.register.https().unwrap();
            AnderesRegister {
                ags: gemeinde.ags,
                adresse: ohne_schraegstrich(adresse),
                zugangsschluessel: config::lies_geheim(&teil.neben(schluessel)).unwrap(),
            }
        })
        .collect();
    let eigenes = alle.remove(nummer);
    let settings = RegisterSettings {
        verzeichnis: ordner.join(format!("register-{}", gemeinde.ags)),
        gemeinde,
        zugangsschluessel: eigenes.zugangsschluessel,
        portal: Portal {
            kennung: land.portalkennung.clone(),
            behoerde: land.portal.clone(),
        },
        bestand,
        strassen,
        andere: alle,
        antwortverzug: Duration::ZERO,
        xta,
        szenarien: Vec::new(),
        testbetrieb: true,
    };
    let (uhr, zufall) = uhr_und_zufall();
    Musterregister::starte(
        listener,
        settings,
        uhr,
        zufall,
        Arc::new(Setzerei::neu().unwrap()),
    )
    .unwrap()
}

fn dev_anbieter(
    teil: &Landteil,
    nummer: usize,
    ordner: &Path,
    listener: TcpListener,
    uhr: Arc<Stelluhr>,
) -> DevAnmeldedienst {
    let login = teil.anmeldedienste().unwrap().remove(nummer);
    let client = DevClient {
        client_id: login.client_id,
        weiterleitungen: vec![login.weiterleitung],
        nachweis: ClientNachweis::Schluessel(std::fs::read_to_string(ordner.join("client.pub")).unwrap()),
    };
    let personen = Personen::parse(&beispiel("personen.toml")).unwrap();
    let (_, zufall) = uhr_und_zufall();
    DevAnmeldedienst::starte(
        listener,
        DevSettings {
            personen,
            clients: vec![client],
            stichtag: uhr.heute(),
        },
        uhr,
        zufall,
    )
    .unwrap()
}
