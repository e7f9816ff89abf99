//! Puts a demo together: ports, folder, identity provider, registers, service.

use std::{
    fs, io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use jiff::civil::Date;
use rust_embed::RustEmbed;
use url::Url;
use xoev::listen::Codelisten;

use super::vorbereitung::{VorbereitungFehler, bereite_vor, siegel_aus, stichtag};
use super::zeitstempel::{Zeitstempelstelle, ZeitstempelstelleFehler};
use crate::{
    config::{
        self, Amtsteil, Bestandsteil, Config, ConfigFehler, Dienstteil, Landteil, Protokollteil,
        Zeitstempelteil,
    },
    identity::dev::{
        ClientNachweis, DevAnmeldedienst, DevClient, DevFehler, DevVerboten, Personen, PersonenFehler,
        Settings as DevSettings, pruefe_erlaubt,
    },
    kernel::{Geheim, Uhr, Zufall},
    ops::{BauFehler, Laufend, Lauscher, SystemUhr, SystemZufall, Umstaende},
    register::{
        AnderesRegister, Handle, Musterregister, Portal, RegisterFehler, Settings as RegisterSettings,
        musterland,
    },
    urkunde::{SatzFehler, Setzerei},
    web::Grenzen,
};

/// The Land of the demo, as `config/land/` ships it; addresses and folders are put in at the start.
const LAND: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/config/land/musterland.toml"
));
/// Nobody waits long for a demo; still one can see the button that takes an Anmeldung back.
const BEDENKZEIT_SEKUNDEN: u16 = 3;

/// The people that one can be, and what the registers know besides.
#[derive(RustEmbed)]
#[folder = "examples/musterland/"]
struct Musterland;

/// Why a demo cannot start. The text is one line.
#[derive(Debug, thiserror::Error)]
pub enum DemoFehler {
    /// A port is taken.
    #[error("port {0}: {1}; choose others with --port")]
    Port(u16, io::Error),
    /// The folder.
    #[error(transparent)]
    Vorbereitung(#[from] VorbereitungFehler),
    /// The folder's name cannot be used.
    #[error("{}: {grund}", .0.display(), grund = .1)]
    Ordner(PathBuf, io::Error),
    /// The built-in Land.
    #[error(transparent)]
    Config(#[from] ConfigFehler),
    /// The built-in people.
    #[error(transparent)]
    Personen(#[from] PersonenFehler),
    /// The dev identity provider.
    #[error(transparent)]
    Anbieter(#[from] DevFehler),
    /// It must not run here.
    #[error(transparent)]
    Verboten(#[from] DevVerboten),
    /// The time-stamp authority.
    #[error(transparent)]
    Zeitstempel(#[from] ZeitstempelstelleFehler),
    /// A Musterregister.
    #[error(transparent)]
    Register(#[from] RegisterFehler),
    /// Fonts and templates.
    #[error(transparent)]
    Satz(#[from] SatzFehler),
    /// A built-in file.
    #[error("examples/musterland/{0} is not in this binary")]
    Beispiel(&'static str),
    /// The certificates just made.
    #[error("the demo's certificates cannot be read")]
    Anker,
    /// The service.
    #[error(transparent)]
    Dienst(#[from] BauFehler),
}

/// The sockets of a demo, taken before anything starts, so that a port in use is found out first.
pub struct Ports {
    dienst: TcpListener,
    anbieter: TcpListener,
    register: [TcpListener; 2],
    zeitstempel: TcpListener,
}

impl Ports {
    /// Takes `erster` and the three ports behind it; port 0 takes any free ones.
    ///
    /// # Errors
    /// [`DemoFehler::Port`] names the port that is taken.
    pub fn belege(erster: SocketAddr) -> Result<Self, DemoFehler> {
        let belege = |abstand: u16| {
            let port = if erster.port() == 0 {
                0
            } else {
                erster.port().saturating_add(abstand)
            };
            TcpListener::bind((erster.ip(), port)).map_err(|fehler| DemoFehler::Port(port, fehler))
        };
        Ok(Self {
            dienst: belege(0)?,
            anbieter: belege(1)?,
            register: [belege(2)?, belege(3)?],
            zeitstempel: TcpListener::bind((erster.ip(), 0)).map_err(|fehler| DemoFehler::Port(0, fehler))?,
        })
    }
}

/// A running demo.
pub struct Aufbau {
    /// Base URL of the service.
    pub adresse: String,
    /// Base URL of the identity provider.
    pub anbieter_adresse: String,
    /// Name and base URL of each Musterregister.
    pub registeradressen: Vec<(String, String)>,
    /// Name and access key of each authority, for the page `/amt`.
    pub amtszugaenge: Vec<(String, Geheim)>,
    /// The people that one can be.
    pub personen: Personen,
    dienst: Laufend,
    anbieter: DevAnmeldedienst,
    zeitstempel: Zeitstempelstelle,
    register: Vec<Handle>,
}

impl Aufbau {
    /// Starts everything, registers and identity provider first.
    ///
    /// # Errors
    /// [`DemoFehler`], one line.
    pub async fn starte(
        ports: Ports,
        ordner: &Path,
        arbeitszeit: Duration,
        lauscher: Option<Lauscher>,
    ) -> Result<Self, DemoFehler> {
        let (uhr, zufall): (Arc<dyn Uhr>, Arc<dyn Zufall>) = (Arc::new(SystemUhr), Arc::new(SystemZufall));
        let _ = rustls::crypto::ring::default_provider().install_default();
        fs::create_dir_all(ordner).map_err(|fehler| DemoFehler::Ordner(ordner.to_owned(), fehler))?;
        let ordner =
            fs::canonicalize(ordner).map_err(|fehler| DemoFehler::Ordner(ordner.to_owned(), fehler))?;
        let land = land(&ports, &ordner)?;
        bereite_vor(&ordner, &land.land(), uhr.jetzt(), &*zufall)?;
        let registeradressen: Vec<_> = land
            .gemeinden
            .iter()
            .filter_map(|g| Some((g.name.clone(), ohne_schraegstrich(g.register.https()?.0))))
            .collect();
        let amtszugaenge = amtszugaenge(&land)?;
        let setzerei = Arc::new(Setzerei::neu()?);
        let stichtag = stichtag(&ordner)?;
        let settings = register_settings(&land, &ordner, arbeitszeit, stichtag)?;
        let mut register = Vec::new();
        for (listener, settings) in ports.register.into_iter().zip(settings) {
            register.push(Musterregister::starte(
                listener,
                settings,
                uhr.clone(),
                zufall.clone(),
                setzerei.clone(),
            )?);
        }
        let personen = Personen::parse(&beispiel("personen.toml")?)?;
        pruefe_erlaubt(&land.adresse, adresse(&ports.anbieter))?;
        let dev = DevSettings {
            personen: personen.clone(),
            clients: vec![client(&land, &ordner)?],
            stichtag,
        };
        let anbieter = DevAnmeldedienst::starte(ports.anbieter, dev, uhr.clone(), zufall.clone())?;
        let zeitstempel = Zeitstempelstelle::starte(ports.zeitstempel, &ordner, uhr.clone())?;
        let umstaende = Umstaende {
            uhr,
            zufall,
            verbindung: lauscher.unwrap_or_else(|| Box::new(|verbindung| verbindung)),
            mit_entwicklungsdienst: true,
        };
        let (oeffentlich, anbieter_adresse) = (land.adresse.clone(), anbieter.aussteller());
        let config = config_von(land, adresse(&ports.dienst), &ordner);
        let dienst = Laufend::starte(config, ports.dienst, umstaende).await?;
        Ok(Self {
            adresse: oeffentlich,
            anbieter_adresse,
            registeradressen,
            amtszugaenge,
            personen,
            dienst,
            anbieter,
            zeitstempel,
            register,
        })
    }

    /// Stops everything, the service first.
    pub async fn stoppe(self) {
        self.dienst.stoppe().await;
        self.anbieter.stoppe().await;
        self.zeitstempel.stoppe().await;
        for register in self.register {
            register.stop().await;
        }
    }
}

/// The configuration of the demo that keeps its data in `ordner`, for the commands of an operator; it may be running. Its
/// addresses are not those of the running one.
///
/// # Errors
/// [`DemoFehler::Ordner`] if there is no such folder.
pub fn einstellung(ordner: &Path) -> Result<Config, DemoFehler> {
    let ordner = fs::canonicalize(ordner).map_err(|fehler| DemoFehler::Ordner(ordner.to_owned(), fehler))?;
    let ports = Ports::belege(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    let land = land(&ports, &ordner)?;
    Ok(config_von(land, adresse(&ports.dienst), &ordner))
}

fn config_von(land: Landteil, adresse: SocketAddr, ordner: &Path) -> Config {
    Config {
        dienst: Dienstteil {
            adresse,
            arbeiter: 2,
            metriken_adresse: None,
            xta: None,
            grenzen: Grenzen::KEINE,
        },
        bestand: Bestandsteil {
            pfad: ordner.join("meldewerk.sqlite"),
            schluessel_datei: ordner.join("bestand.key"),
        },
        protokoll: Protokollteil::default(),
        mail: None,
        codelisten: Arc::new(Codelisten::eingebaut()),
        laender: vec![land],
    }
}

fn land(ports: &Ports, ordner: &Path) -> Result<Landteil, DemoFehler> {
    let mut land = config::lies_land_text(LAND, Path::new("musterland.toml"))?;
    land.adresse = format!("http://{}", adresse(&ports.dienst));
    for dienst in &mut land.anmeldedienst {
        dienst.aussteller = format!("http://{}", adresse(&ports.anbieter));
        dienst.schluessel_datei = Some(ordner.join("client.key"));
    }
    siegel_aus(&mut land, ordner);
    land.siegel.zeitstempel = Url::parse(&format!("http://{}", adresse(&ports.zeitstempel)))
        .ok()
        .map(|adresse| Zeitstempelteil {
            adresse,
            zugangsschluessel_datei: None,
            journal_minuten: 1,
            journal_frist_stunden: 4,
        });
    land.bedenkzeit_sekunden = BEDENKZEIT_SEKUNDEN;
    for (gemeinde, listener) in land.gemeinden.iter_mut().zip(&ports.register) {
        let ags = gemeinde.ags;
        if let Ok(url) = Url::parse(&format!("http://{}", adresse(listener))) {
            gemeinde.register.adresse = Some(url);
        }
        gemeinde.register.zugangsschluessel_datei = Some(ordner.join(format!("register-{ags}.token")));
        gemeinde.amtszugang = Some(Amtsteil {
            schluessel_datei: ordner.join(format!("amt-{ags}.key")),
        });
    }
    Ok(land)
}

fn amtszugaenge(land: &Landteil) -> Result<Vec<(String, Geheim)>, DemoFehler> {
    let mut zugaenge = Vec::new();
    for gemeinde in &land.gemeinden {
        if let Some(zugang) = &gemeinde.amtszugang {
            zugaenge.push((
                gemeinde.name.clone(),
                config::lies_geheim(&land.neben(&zugang.schluessel_datei))?,
            ));
        }
    }
    Ok(zugaenge)
}

fn register_settings(
    teil: &Landteil,
    ordner: &Path,
    arbeitszeit: Duration,
    stichtag: Date,
) -> Result<Vec<RegisterSettings>, DemoFehler> {
    let land = teil.land();
    let mut alle = Vec::new();
    for gemeindeteil in &teil.gemeinden {
        let Some((adresse, schluessel)) = gemeindeteil.register.https() else {
            continue;
        };
        alle.push(AnderesRegister {
            ags: gemeindeteil.ags,
            adresse: ohne_schraegstrich(adresse),
            zugangsschluessel: config::lies_geheim(schluessel)?,
        });
    }
    let mut settings = Vec::new();
    for (gemeinde, eigenes) in land.gemeinden.iter().zip(&alle) {
        let (bestand, strassen) = musterland(
            &beispiel("personen.toml")?,
            &beispiel("register.toml")?,
            gemeinde.ags,
            stichtag,
        )?;
        settings.push(RegisterSettings {
            gemeinde: gemeinde.clone(),
            zugangsschluessel: eigenes.zugangsschluessel.clone(),
            portal: Portal {
                kennung: land.portalkennung.clone(),
                behoerde: land.portal.clone(),
            },
            verzeichnis: ordner.join(format!("register-{}", gemeinde.ags)),
            bestand,
            strassen,
            andere: alle
                .iter()
                .filter(|anderes| anderes.ags != gemeinde.ags)
                .cloned()
                .collect(),
            antwortverzug: arbeitszeit,
            xta: None,
            szenarien: Vec::new(),
            testbetrieb: true,
        });
    }
    Ok(settings)
}

/// Our service as the identity provider knows it.
fn client(land: &Landteil, ordner: &Path) -> Result<DevClient, DemoFehler> {
    let alle = land.anmeldedienste()?;
    Ok(DevClient {
        client_id: alle
            .first()
            .map(|settings| settings.client_id.clone())
            .unwrap_or_default(),
        weiterleitungen: alle.into_iter().map(|settings| settings.weiterleitung).collect(),
        nachweis: ClientNachweis::Schluessel(
            config::lies_geheim(&ordner.join("client.pub"))?
                .offen()
                .to_owned(),
        ),
    })
}

/// A file of the built-in Land.
fn beispiel(name: &'static str) -> Result<String, DemoFehler> {
    let datei = Musterland::get(name).ok_or(DemoFehler::Beispiel(name))?;
    String::from_utf8(datei.data.into_owned()).map_err(|_| DemoFehler::Beispiel(name))
}

fn adresse(listener: &TcpListener) -> SocketAddr {
    listener
        .local_addr()
        .unwrap_or_else(|_| SocketAddr::from(([127, 0, 0, 1], 0)))
}

fn ohne_schraegstrich(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}
