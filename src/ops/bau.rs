//! From a configuration to the parts of the service; nothing runs yet.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use url::Url;

use super::{SystemZufall, messung::Messung, siegel};
use crate::{
    config::{Anmeldeteil, Config, ConfigFehler, Landteil},
    identity::{Anmeldedienst, SettingsFehler, maschine::Maschinenpforte},
    kernel::{Geheim, LandId, Uhr, Zufall},
    service::{Amtsstelle, Bauteile, Brieftexte},
    store::{self, Bestand, RueckmeldungRecord, SqliteBestand, StoreError},
    transport::{
        self, DoppelterWeg, Dvdv, DvdvFehler, HttpVerbindung, MailSettingsFehler, Mailversand,
        Registerverbindung, Sicherung, SmtpVersand, TlsFehler, TransportFehler, Verbindungen, Verzeichnis,
        VerzeichnisFehler, Weiche, XtaVerbindung,
    },
    urkunde::{SatzFehler, Setzerei, VorlagenFehler},
    web::sprache::Texte,
};

/// Why the service cannot start. The text is one line that names what to change.
#[derive(Debug, thiserror::Error)]
pub enum BauFehler {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigFehler),
    /// The login of a Land.
    #[error("land {0}: anmeldedienst: {1}")]
    Anmeldedienst(LandId, SettingsFehler),
    /// A machine of a Land.
    #[error("land {0}: maschine: {1}")]
    Maschine(LandId, SettingsFehler),
    /// The directory of a Land.
    #[error("land {0}: {1}")]
    Verzeichnis(LandId, VerzeichnisFehler),
    /// Two ways to one register.
    #[error("land {0}: {1}")]
    Weg(LandId, DoppelterWeg),
    /// The directory.
    #[error("land {0}: dvdv: {1}")]
    Dvdv(LandId, DvdvFehler),
    /// A transport service.
    #[error("land {0}: xta {1}: {2}")]
    Xta(LandId, String, TlsFehler),
    /// Where registers deliver to us.
    #[error("dienst.xta: {0}")]
    Zustellung(String),
    /// The HTTP client.
    #[error(transparent)]
    Transport(#[from] TransportFehler),
    /// The database.
    #[error("bestand: {0}")]
    Bestand(#[from] StoreError),
    /// The certificates of the seals could not be kept.
    #[error("siegel: {0}")]
    Siegel(String),
    /// Fonts and templates.
    #[error(transparent)]
    Satz(#[from] SatzFehler),
    /// A Land's own templates.
    #[error("land {0}: vorlagen_ordner: {1}")]
    Vorlagen(LandId, VorlagenFehler),
    /// The mail server.
    #[error("mail: {0}")]
    Mail(#[from] MailSettingsFehler),
    /// The built-in texts.
    #[error("texts: {0}")]
    Texte(String),
    /// The port of the numbers.
    #[error("dienst.metriken_adresse {0}: {1}")]
    Metriken(std::net::SocketAddr, std::io::Error),
    /// The port.
    #[error("dienst.adresse {0}: {1}")]
    Port(std::net::SocketAddr, std::io::Error),
}

/// What is built once for a process.
pub(super) struct Bau {
    pub teile: Bauteile,
    pub verbindungen: Verbindungen,
    /// The way to the mail server, if there is one.
    pub mailversand: Option<Arc<dyn Mailversand>>,
    /// Origins of each Land's identity providers; forms may lead there.
    pub anmeldeziele: BTreeMap<LandId, String>,
}

/// Nobody guesses an access key of this length.
const AMTSSCHLUESSEL_MINDESTENS: usize = 32;

/// Lets somebody listen in on the way to the registers, as the demo does; production passes it through.
pub(super) type Huelle<'h> = &'h dyn Fn(Arc<dyn Registerverbindung>) -> Arc<dyn Registerverbindung>;

pub(super) async fn baue(
    config: &Config,
    uhr: &Arc<dyn Uhr>,
    zufall: &Arc<dyn Zufall>,
    messung: &Messung,
    huelle: Huelle<'_>,
) -> Result<Bau, BauFehler> {
    // A second call changes nothing; the first one in the process decides.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let bestand = oeffne_bestand(config, zufall).await?;
    let setzerei = Arc::new(Setzerei::neu()?);
    let mut bau = Bau {
        teile: Bauteile {
            laender: BTreeMap::new(),
            anmeldedienste: BTreeMap::new(),
            maschinen: maschinenpforten(config)?,
            register: BTreeMap::new(),
            codelisten: config.codelisten.clone(),
            bestand,
            setzereien: BTreeMap::new(),
            siegelstelle: siegel::siegelstelle(config, zufall)?,
            amtsstelle: amtsstelle(config, zufall)?,
            brieftexte: brieftexte(config)?,
            uhr: uhr.clone(),
            zufall: zufall.clone(),
        },
        verbindungen: BTreeMap::new(),
        mailversand: mailversand(config)?,
        anmeldeziele: BTreeMap::new(),
    };
    for teil in &config.laender {
        let id = teil.id.clone();
        let mut anmeldedienste = Vec::new();
        for settings in teil.anmeldedienste()? {
            let dienst = Anmeldedienst::neu(settings, uhr.clone(), zufall.clone())
                .map_err(|fehler| BauFehler::Anmeldedienst(id.clone(), fehler))?;
            anmeldedienste.push(Arc::new(dienst));
        }
        let weg = Arc::new(weg(teil, uhr, zufall)?);
        let gesichert = Arc::new(Sicherung::neu(weg, uhr.clone()));
        let verbindung = huelle(messung.um(id.as_str(), gesichert));
        bau.anmeldeziele
            .insert(id.clone(), ursprung_aller(&teil.anmeldedienst));
        bau.verbindungen.insert(id.clone(), verbindung.clone());
        bau.teile.register.insert(id.clone(), verbindung);
        bau.teile.anmeldedienste.insert(id.clone(), anmeldedienste);
        bau.teile
            .setzereien
            .insert(id.clone(), setzerei_von(teil, &setzerei)?);
        bau.teile.laender.insert(id, Arc::new(teil.land()));
    }
    Ok(bau)
}

/// The Land's own, or the common one where it replaces nothing.
fn setzerei_von(teil: &Landteil, gemeinsam: &Arc<Setzerei>) -> Result<Arc<Setzerei>, BauFehler> {
    let eigene = teil.vorlagen()?;
    if eigene.is_empty() {
        return Ok(gemeinsam.clone());
    }
    let setzerei = gemeinsam.mit_vorlagen(&eigene);
    Ok(Arc::new(setzerei.map_err(|fehler| {
        BauFehler::Vorlagen(teil.id.clone(), fehler)
    })?))
}

fn mailversand(config: &Config) -> Result<Option<Arc<dyn Mailversand>>, BauFehler> {
    let Some(mail) = &config.mail else {
        return Ok(None);
    };
    Ok(Some(Arc::new(SmtpVersand::neu(mail.settings()?)?)))
}

/// Words for mails, where there is a mail server.
fn brieftexte(config: &Config) -> Result<Option<Arc<dyn Brieftexte>>, BauFehler> {
    if config.mail.is_none() {
        return Ok(None);
    }
    let texte = Texte::lade().map_err(|fehler| BauFehler::Texte(fehler.to_string()))?;
    Ok(Some(Arc::new(texte)))
}

/// What people told us about the service of each Land, oldest first.
///
/// # Errors
/// [`BauFehler`], one line.
pub async fn rueckmeldungen(config: &Config) -> Result<Vec<RueckmeldungRecord>, BauFehler> {
    let zufall: Arc<dyn Zufall> = Arc::new(SystemZufall);
    let bestand = oeffne_bestand(config, &zufall).await?;
    let mut einheit = bestand.lesen().await?;
    let mut alle = Vec::new();
    for land in &config.laender {
        alle.extend(einheit.rueckmeldungen().alle(&land.id).await?);
    }
    Ok(alle)
}

async fn oeffne_bestand(config: &Config, zufall: &Arc<dyn Zufall>) -> Result<Arc<dyn Bestand>, BauFehler> {
    let schluessel = bestandsschluessel(config)?;
    let settings = store::Settings {
        pfad: config.bestand.pfad.clone(),
        schluessel,
    };
    Ok(Arc::new(SqliteBestand::oeffne(settings, zufall.clone()).await?))
}

/// Every register of a Land by its way.
fn weg(teil: &Landteil, uhr: &Arc<dyn Uhr>, zufall: &Arc<dyn Zufall>) -> Result<Weiche, BauFehler> {
    let mut wege: Vec<Arc<dyn Registerverbindung>> = vec![Arc::new(HttpVerbindung::neu(verzeichnis(teil)?)?)];
    for settings in teil.xta_wege()? {
        let name = settings.name.clone();
        let weg = XtaVerbindung::neu(settings, uhr.clone(), zufall.clone())
            .map_err(|fehler| BauFehler::Xta(teil.id.clone(), name, fehler))?;
        wege.push(Arc::new(weg));
    }
    let verzeichnis = teil
        .verzeichnisdienst()?
        .map(|settings| Dvdv::neu(settings, uhr.clone(), zufall.clone()))
        .transpose()
        .map_err(|fehler| BauFehler::Dvdv(teil.id.clone(), fehler))?;
    let weiche = Weiche::neu(wege).map_err(|fehler| BauFehler::Weg(teil.id.clone(), fehler))?;
    Ok(weiche.mit_verzeichnis(verzeichnis))
}

fn verzeichnis(teil: &Landteil) -> Result<Verzeichnis, BauFehler> {
    let register = teil.https_register()?;
    let settings = transport::Settings {
        antwortzeit_sekunden: teil.antwortzeit_sekunden,
        laenderschluessel: teil.laenderschluessel.clone(),
        register,
    };
    Verzeichnis::neu(settings).map_err(|fehler| BauFehler::Verzeichnis(teil.id.clone(), fehler))
}

/// The doors for machines; their tokens are signed with a key that every instance of the service has.
fn maschinenpforten(config: &Config) -> Result<BTreeMap<LandId, Maschinenpforte>, BauFehler> {
    let schluessel = bestandsschluessel(config)?.fuer("maschinen/at+jwt");
    config
        .laender
        .iter()
        .map(|teil| {
            let pforte = Maschinenpforte::neu(teil.adresse.clone(), teil.maschinen()?, &schluessel)
                .map_err(|fehler| BauFehler::Maschine(teil.id.clone(), fehler))?;
            Ok((teil.id.clone(), pforte))
        })
        .collect()
}

fn bestandsschluessel(config: &Config) -> Result<store::Schluessel, ConfigFehler> {
    let datei = &config.bestand.schluessel_datei;
    lies(datei)?.offen().parse().map_err(|_| ConfigFehler::Wert {
        datei: datei.clone(),
        schluessel: "bestand.schluessel_datei",
        grund: "must hold 64 hexadecimal digits".to_owned(),
    })
}

fn amtsstelle(config: &Config, zufall: &Arc<dyn Zufall>) -> Result<Amtsstelle, BauFehler> {
    let mut schluessel = BTreeMap::new();
    for teil in &config.laender {
        for gemeinde in &teil.gemeinden {
            let Some(zugang) = &gemeinde.amtszugang else {
                continue;
            };
            let geheim = lies(&teil.neben(&zugang.schluessel_datei))?;
            if geheim.offen().chars().count() < AMTSSCHLUESSEL_MINDESTENS {
                return Err(teil
                    .wert(
                        "gemeinde.amtszugang.schluessel_datei",
                        "must hold at least 32 characters",
                    )
                    .into());
            }
            schluessel.insert((teil.id.clone(), gemeinde.ags), geheim);
        }
    }
    Ok(Amtsstelle::neu(&schluessel, &**zufall))
}

pub(super) fn lies(datei: &Path) -> Result<Geheim, ConfigFehler> {
    crate::config::lies_geheim(datei)
}

/// The origins of the providers, as a policy lists them.
fn ursprung_aller(dienste: &[Anmeldeteil]) -> String {
    let alle: BTreeSet<_> = dienste.iter().map(|teil| ursprung(&teil.aussteller)).collect();
    alle.into_iter().collect::<Vec<_>>().join(" ")
}

/// Scheme, host and port of an address.
fn ursprung(adresse: &str) -> String {
    Url::parse(adresse).map_or_else(|_| String::new(), |url| url.origin().ascii_serialization())
}
