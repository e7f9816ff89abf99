//! One Land's file, and what each room gets of it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::SignedDuration;
use serde::Deserialize;
use url::Url;
use xoev::ags::Ags;

use super::{
    ConfigFehler,
    lesen::lies_geheim,
    transport::{Dvdvteil, Registerteil, Xtateil},
};
use crate::{
    identity::maschine::{Bereich, MaschinenSettings},
    identity::{self, Angabennamen, ClientAuthentisierung, Niveauabfrage, Signaturalgorithmus, Zugriffshash},
    kernel::{AnbieterId, LandId},
    land::{
        Ausweisart, Behoerde, Feiertage, Gemeinde, GemeindeOhneAnschluss, Land, Leistung, Pflichtstellen,
        Strasse,
    },
};

/// A Land's file as it stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Landteil {
    /// The Land's key.
    pub id: LandId,
    /// The Land's name.
    pub name: String,
    /// The first two digits of its AGS.
    pub laenderschluessel: String,
    /// Public base URL without a trailing slash.
    pub adresse: String,
    /// Whether all data are synthetic.
    #[serde(default)]
    pub testbetrieb: bool,
    /// Our id in the directory.
    pub portalkennung: String,
    /// The Verwaltungsportal.
    pub portal: Behoerde,
    /// Whom the pages must name besides.
    #[serde(default)]
    pub stellen: Pflichtstellen,
    /// The OpenID Providers, in the order in which people choose.
    pub anmeldedienst: Vec<Anmeldeteil>,
    /// How long a register may take for a whole answer, in seconds, 1 to 300.
    #[serde(default = "zwanzig")]
    pub antwortzeit_sekunden: u16,
    /// How long an Anmeldung can be taken back before it is sent, in seconds, 0 to 3600.
    #[serde(default = "eine_minute")]
    pub bedenkzeit_sekunden: u16,
    /// Where the address on the card is changed online.
    #[serde(default)]
    pub ausweis_adresse: Option<Url>,
    /// Folder with templates (`*.typ`) that replace built-in ones of the same names.
    #[serde(default)]
    pub vorlagen_ordner: Option<PathBuf>,
    /// Whom we trust when a document is verified.
    pub siegel: Ankerteil,
    /// Public holidays.
    #[serde(default, rename = "feiertag")]
    pub feiertage: Feiertage,
    /// The means of identification that the login takes.
    #[serde(default = "ueblich")]
    pub ausweise: Vec<Ausweisart>,
    /// Transport services that speak XTA 2.1.1.
    #[serde(default)]
    pub xta: Vec<Xtateil>,
    /// Machines that may call the API.
    #[serde(default, rename = "maschine")]
    pub maschinen: Vec<Maschinenteil>,
    /// The directory of authorities.
    #[serde(default)]
    pub dvdv: Option<Dvdvteil>,
    /// The communes.
    #[serde(rename = "gemeinde")]
    pub gemeinden: Vec<Gemeindeteil>,
    /// Communes that do not take part yet.
    #[serde(default, rename = "gemeinde_ohne_anschluss")]
    pub ohne_anschluss: Vec<GemeindeOhneAnschluss>,
    /// The file it was read from; paths in it are relative to its folder.
    #[serde(skip)]
    pub datei: PathBuf,
}

/// A section `anmeldedienst`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anmeldeteil {
    /// Its key; part of our redirect URI.
    pub id: AnbieterId,
    /// Its name for people.
    pub name: String,
    /// Issuer URL.
    pub aussteller: String,
    /// Our client id.
    pub client_id: String,
    /// P-256 key for `private_key_jwt`.
    pub schluessel_datei: Option<PathBuf>,
    /// Client secret.
    pub geheimnis_datei: Option<PathBuf>,
    /// Key with which ID tokens and UserInfo are encrypted for us.
    #[serde(default)]
    pub entschluesselung_datei: Option<PathBuf>,
    /// Whether an ID token must carry `at_hash`.
    #[serde(default)]
    pub at_hash: Zugriffshash,
    /// Signature algorithms.
    #[serde(default = "beide")]
    pub erlaubte_algorithmen: Vec<Signaturalgorithmus>,
    /// Scopes besides `openid`.
    #[serde(default)]
    pub bereiche: Vec<String>,
    /// How a level is asked for and read.
    #[serde(default)]
    pub niveau: Niveauabfrage,
    /// Names of the claims.
    #[serde(default)]
    pub angaben: Angabennamen,
}

/// A section `maschine`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Maschinenteil {
    /// Its client id.
    pub client_id: String,
    /// Its public P-256 key, PEM.
    pub schluessel_datei: PathBuf,
    /// What it may do.
    pub bereiche: BTreeSet<Bereich>,
}

/// Section `siegel` of a Land.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ankerteil {
    /// Certificates of the issuers, PEM.
    pub anker_datei: PathBuf,
    /// Revocation lists of the issuers, DER or PEM; read again every hour.
    #[serde(default)]
    pub sperrlisten_dateien: Vec<PathBuf>,
    /// Who attests when a document was sealed.
    #[serde(default)]
    pub zeitstempel: Option<Zeitstempelteil>,
    /// The key that signs status lists.
    pub status: Siegelteil,
    /// Folder into which the status lists are written as files besides, for a static server.
    #[serde(default)]
    pub status_ordner: Option<PathBuf>,
    /// The key with which the Land seals on behalf of authorities.
    #[serde(default)]
    pub auftrag: Option<Siegelteil>,
}

/// Section `siegel.zeitstempel`: an authority after RFC 3161, asked over HTTP.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zeitstempelteil {
    /// Where it is asked.
    pub adresse: Url,
    /// File with a bearer token, if it wants one.
    #[serde(default)]
    pub zugangsschluessel_datei: Option<PathBuf>,
    /// How long entries of the journal wait to be attested together. Unit: minutes.
    #[serde(default = "zehn")]
    pub journal_minuten: u16,
    /// How long they may wait at the most; after that no Anmeldung is taken. Unit: hours.
    #[serde(default = "vier")]
    pub journal_frist_stunden: u16,
}

/// One commune.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gemeindeteil {
    /// The AGS.
    pub ags: Ags,
    /// The name.
    pub name: String,
    /// Services that are switched on.
    pub leistungen: Vec<Leistung>,
    /// The authority.
    pub meldebehoerde: Behoerde,
    /// How its register is reached.
    pub register: Registerteil,
    /// Its seal; without it the Land seals on its behalf.
    #[serde(default)]
    pub siegel: Option<Siegelteil>,
    /// Whether the Land seals on behalf of the authority, with the key of its section `siegel.auftrag`.
    #[serde(default)]
    pub im_auftrag: bool,
    /// The key of its machine-readable credentials; without it there are none.
    #[serde(default)]
    pub nachweis: Option<Siegelteil>,
    /// The key of its seals on paper, on brainpoolP256r1; without it prints carry none.
    #[serde(default)]
    pub papier: Option<Siegelteil>,
    /// Its streets with their postcodes.
    #[serde(default)]
    pub strassen: Vec<Strasse>,
    /// Buildings in which nobody lives.
    #[serde(default)]
    pub keine_wohnhaeuser: Vec<String>,
    /// How its authority gets at the papers of a case.
    #[serde(default)]
    pub amtszugang: Option<Amtsteil>,
}

/// Section `gemeinde.amtszugang`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amtsteil {
    /// File with the access key, at least 32 characters.
    pub schluessel_datei: PathBuf,
}

/// A key for one purpose: sections `gemeinde.siegel`, `gemeinde.nachweis`, `siegel.status` and so on. Exactly one of
/// `schluessel_datei`, `pkcs11` and `fernsignatur` says where the key lies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Siegelteil {
    /// Certificate chain, PEM, leaf first.
    pub zertifikat_datei: PathBuf,
    /// The key, PKCS#8 PEM; only where all data are synthetic.
    #[serde(default)]
    pub schluessel_datei: Option<PathBuf>,
    /// The key lies in a token.
    #[serde(default)]
    pub pkcs11: Option<Pkcs11teil>,
    /// The key lies with a remote signing service.
    #[serde(default)]
    pub fernsignatur: Option<Fernteil>,
    /// Further generations of the key: the next one may stand here before its certificate begins.
    #[serde(default)]
    pub weitere: Vec<Siegelteil>,
}

/// A key in a PKCS #11 token.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pkcs11teil {
    /// The library of the token's maker.
    pub modul_datei: PathBuf,
    /// Label of the token.
    pub token: String,
    /// Label of the private key.
    pub schluessel: String,
    /// File with the PIN.
    pub pin_datei: PathBuf,
}

/// A key of a remote signing service that speaks the API of the Cloud Signature Consortium, version 2.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fernteil {
    /// Base URL, for example `https://signatur.example/csc/v2`.
    pub adresse: Url,
    /// Its id of the key (`credentialID`).
    pub kennung: String,
    /// File with the bearer token.
    pub zugangsschluessel_datei: PathBuf,
}

impl Landteil {
    /// The Land as every room knows it.
    #[must_use]
    pub fn land(&self) -> Land {
        let gemeinden = self.gemeinden.iter().map(|teil| Gemeinde {
            ags: teil.ags,
            name: teil.name.clone(),
            meldebehoerde: teil.meldebehoerde.clone(),
            leistungen: teil.leistungen.clone(),
            strassen: teil.strassen.clone(),
            keine_wohnhaeuser: teil.keine_wohnhaeuser.clone(),
        });
        Land {
            id: self.id.clone(),
            name: self.name.clone(),
            portal: self.portal.clone(),
            portalkennung: self.portalkennung.clone(),
            adresse: self.adresse.clone(),
            testbetrieb: self.testbetrieb,
            bedenkzeit: SignedDuration::from_secs(i64::from(self.bedenkzeit_sekunden)),
            ausweis_adresse: self.ausweis_adresse.as_ref().map(Url::to_string),
            stellen: self.stellen.clone(),
            gemeinden: gemeinden.collect(),
            ohne_anschluss: self.ohne_anschluss.clone(),
            feiertage: self.feiertage.clone(),
            ausweise: self.ausweise.clone(),
        }
    }

    /// The Settings of the Land's logins.
    ///
    /// # Errors
    /// [`ConfigFehler`] if no key or secret is named, or its file cannot be read.
    pub fn anmeldedienste(&self) -> Result<Vec<identity::Settings>, ConfigFehler> {
        self.anmeldedienst
            .iter()
            .map(|teil| self.anmeldesettings(teil))
            .collect()
    }

    fn anmeldesettings(&self, teil: &Anmeldeteil) -> Result<identity::Settings, ConfigFehler> {
        let client_authentisierung = match (&teil.schluessel_datei, &teil.geheimnis_datei) {
            (Some(schluessel), None) => {
                ClientAuthentisierung::PrivateKeyJwt(lies_geheim(&self.neben(schluessel))?)
            }
            (None, Some(geheimnis)) => ClientAuthentisierung::Geheimnis(lies_geheim(&self.neben(geheimnis))?),
            _ => return Err(self.wert("anmeldedienst", "name either schluessel_datei or geheimnis_datei")),
        };
        Ok(identity::Settings {
            id: teil.id.clone(),
            name: teil.name.clone(),
            aussteller: teil.aussteller.clone(),
            client_id: teil.client_id.clone(),
            client_authentisierung,
            weiterleitung: format!("{}/anmelden/rueckkehr/{}", self.adresse, teil.id),
            bereiche: teil.bereiche.clone(),
            niveau: teil.niveau.clone(),
            angaben: teil.angaben.clone(),
            entschluesselung: teil
                .entschluesselung_datei
                .as_ref()
                .map(|datei| lies_geheim(&self.neben(datei)))
                .transpose()?,
            at_hash: teil.at_hash,
            erlaubte_algorithmen: teil.erlaubte_algorithmen.clone(),
        })
    }

    /// The machines that the Land lets in.
    ///
    /// # Errors
    /// [`ConfigFehler::Datei`] if a key cannot be read.
    pub fn maschinen(&self) -> Result<Vec<MaschinenSettings>, ConfigFehler> {
        self.maschinen
            .iter()
            .map(|teil| {
                Ok(MaschinenSettings {
                    client_id: teil.client_id.clone(),
                    schluessel: lies_geheim(&self.neben(&teil.schluessel_datei))?
                        .offen()
                        .to_owned(),
                    bereiche: teil.bereiche.clone(),
                })
            })
            .collect()
    }

    /// `pfad` as this file means it.
    #[must_use]
    pub fn neben(&self, pfad: &Path) -> PathBuf {
        self.datei.parent().unwrap_or(Path::new(".")).join(pfad)
    }

    /// A fault in the value of `schluessel` in this file.
    #[must_use]
    pub fn wert(&self, schluessel: &'static str, grund: &str) -> ConfigFehler {
        ConfigFehler::Wert {
            datei: self.datei.clone(),
            schluessel,
            grund: grund.to_owned(),
        }
    }

    /// Checks what only the meaning of values rules out.
    pub(super) fn pruefe(&self) -> Result<(), ConfigFehler> {
        let adresse = Url::parse(&self.adresse).map_err(|_| self.wert("adresse", "not a URL"))?;
        if self.adresse.ends_with('/') {
            return Err(self.wert("adresse", "must not end with a slash"));
        }
        if adresse.scheme() != "https" && !auf_loopback(&adresse) {
            return Err(self.wert(
                "adresse",
                "must begin with https:// unless it is a loopback address",
            ));
        }
        if self.bedenkzeit_sekunden > BEDENKZEIT_HOECHSTENS {
            return Err(self.wert("bedenkzeit_sekunden", "must be 0 to 3600"));
        }
        if self
            .ausweis_adresse
            .as_ref()
            .is_some_and(|adresse| adresse.scheme() != "https")
        {
            return Err(self.wert("ausweis_adresse", "must begin with https://"));
        }
        for gemeinde in &self.gemeinden {
            if let Some(mangel) = gemeinde.register.mangel(&self.xta) {
                return Err(self.wert("gemeinde.register", mangel));
            }
        }
        let kennungen: BTreeSet<_> = self.anmeldedienst.iter().map(|teil| &teil.id).collect();
        if kennungen.is_empty() || kennungen.len() != self.anmeldedienst.len() {
            return Err(self.wert("anmeldedienst.id", "name at least one provider, and none twice"));
        }
        if let Some(mangel) = self.dvdv.as_ref().and_then(Dvdvteil::mangel) {
            return Err(self.wert("dvdv", mangel));
        }
        if let Some(mangel) = self.xta.iter().find_map(Xtateil::mangel) {
            return Err(self.wert("xta", mangel));
        }
        let doppelt = self
            .ohne_anschluss
            .iter()
            .any(|ohne| self.gemeinden.iter().any(|mit| mit.ags == ohne.ags));
        if doppelt {
            return Err(self.wert(
                "gemeinde_ohne_anschluss.ags",
                "names a commune that takes part under [[gemeinde]]",
            ));
        }
        Ok(())
    }
}

pub(super) fn auf_loopback(adresse: &Url) -> bool {
    match adresse.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn beide() -> Vec<Signaturalgorithmus> {
    vec![Signaturalgorithmus::Es256, Signaturalgorithmus::Ps256]
}

fn ueblich() -> Vec<Ausweisart> {
    vec![
        Ausweisart::Personalausweis,
        Ausweisart::EidKarte,
        Ausweisart::Aufenthaltstitel,
    ]
}

const fn zehn() -> u16 {
    10
}

const fn vier() -> u16 {
    4
}

const fn zwanzig() -> u16 {
    20
}

/// An hour: the day of the submission is what counts for the law, but the authority should not wait long.
const BEDENKZEIT_HOECHSTENS: u16 = 3600;

const fn eine_minute() -> u16 {
    60
}
