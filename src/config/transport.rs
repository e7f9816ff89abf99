//! How registers are reached, and how they reach us: sections `gemeinde.register`, `xta` and `dienst.xta`.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Deserialize;
use url::Url;
use xoev::ags::Ags;

use super::{
    ConfigFehler, Landteil,
    lesen::{lies_geheim, nicht_lesbar},
};
use crate::transport::{
    DvdvSettings, Fingerabdruck, Rechtsgrundlage, RegisterSettings, TlsSettings, Umschlagtexte, XtaAdressen,
    XtaSettings,
};

/// Section `gemeinde.register`: either a base URL and a key, or the name of a transport service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registerteil {
    /// Base URL, for plain HTTPS.
    #[serde(default)]
    pub adresse: Option<Url>,
    /// File with the bearer token, for plain HTTPS.
    #[serde(default)]
    pub zugangsschluessel_datei: Option<PathBuf>,
    /// What allows plain HTTPS in place of OSCI-Transport.
    #[serde(default)]
    pub rechtsgrundlage: Option<Rechtsgrundlage>,
    /// The section `xta` by which it is reached.
    #[serde(default)]
    pub xta: Option<String>,
    /// The certificate with which it delivers to us by XTA (SHA-256 in hexadecimal digits).
    #[serde(default)]
    pub zustellung_fingerabdruck: Option<String>,
}

/// A section `xta`: a transport service that speaks XTA 2.1.1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Xtateil {
    /// By which registers name it.
    pub name: String,
    /// Its `managementPort`.
    pub management: Url,
    /// Its `sendPort`.
    pub senden: Url,
    /// Its `msgBoxPort`.
    pub postfach: Url,
    /// The service in the directory (DVDV), a URI.
    pub dienst: String,
    /// `BusinessScenario`.
    #[serde(default = "geschaeft")]
    pub geschaeft: String,
    /// Our certificate chain, PEM, leaf first.
    pub zertifikat_datei: PathBuf,
    /// Its key, PKCS #8 PEM.
    pub schluessel_datei: PathBuf,
    /// Issuers of the certificates that we trust, or these certificates; PEM.
    pub anker_datei: PathBuf,
    /// The one certificate that we take (SHA-256 in hexadecimal digits).
    #[serde(default)]
    pub fingerabdruck: Option<String>,
}

/// Section `dienst.xta`: where registers deliver to us.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zustellteil {
    /// Address to listen on, with TLS of its own.
    pub adresse: SocketAddr,
    /// Our certificate chain, PEM, leaf first.
    pub zertifikat_datei: PathBuf,
    /// Its key, PKCS #8 PEM.
    pub schluessel_datei: PathBuf,
    /// Issuers of the certificates that we let in, or these certificates; PEM.
    pub anker_datei: PathBuf,
}

/// Section `dvdv`: the directory.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dvdvteil {
    /// Base address of the directory, with a slash at its end.
    pub basis: Url,
    /// Its token endpoint.
    pub token: Url,
    /// The service that is looked for (`serviceSpecificationUri`).
    pub dienst: String,
    /// Our registered certificate, PEM.
    pub zertifikat_datei: PathBuf,
    /// Its RSA key, PKCS #8 PEM.
    pub schluessel_datei: PathBuf,
    /// How long an answer is taken without asking again. Unit: hours.
    #[serde(default = "ein_tag")]
    pub stunden: u16,
}

const fn ein_tag() -> u16 {
    24
}

fn geschaeft() -> String {
    "XMELD_DATA".to_owned()
}

impl Registerteil {
    /// Where it is and where its key lies, if it is reached by plain HTTPS.
    #[must_use]
    pub fn https(&self) -> Option<(&Url, &Path)> {
        Some((self.adresse.as_ref()?, self.zugangsschluessel_datei.as_deref()?))
    }

    /// What is wrong with it, given the names of the sections `xta`.
    pub(super) fn mangel(&self, xta: &[Xtateil]) -> Option<&'static str> {
        let kennt = |name: &String| xta.iter().any(|teil| teil.name == *name);
        match (&self.adresse, &self.zugangsschluessel_datei, &self.xta) {
            (Some(adresse), Some(_), None)
                if adresse.scheme() == "https" || super::land::auf_loopback(adresse) =>
            {
                None
            }
            (Some(_), Some(_), None) => {
                Some("adresse must begin with https:// unless it is a loopback address")
            }
            (None, None, Some(name)) if kennt(name) => self
                .rechtsgrundlage
                .map(|_| "rechtsgrundlage is for plain HTTPS only"),
            (None, None, Some(_)) => Some("xta names no section [[xta]]"),
            _ => Some("name either adresse and zugangsschluessel_datei, or xta"),
        }
    }
}

impl Xtateil {
    /// What is wrong with it.
    pub(super) fn mangel(&self) -> Option<&'static str> {
        let https = |adresse: &Url| adresse.scheme() == "https";
        if !(https(&self.management) && https(&self.senden) && https(&self.postfach)) {
            return Some("management, senden and postfach must begin with https://");
        }
        if Url::parse(&self.dienst).is_err() {
            return Some("dienst must be a URI");
        }
        None
    }

    fn texte(&self) -> Umschlagtexte {
        Umschlagtexte {
            dienst: self.dienst.clone(),
            geschaeft: self.geschaeft.clone(),
        }
    }
}

impl Dvdvteil {
    /// What is wrong with it.
    pub(super) fn mangel(&self) -> Option<&'static str> {
        let gut = |adresse: &Url| adresse.scheme() == "https" || super::land::auf_loopback(adresse);
        if !(gut(&self.basis) && gut(&self.token)) {
            return Some("basis and token must begin with https:// unless they are loopback addresses");
        }
        (!self.basis.path().ends_with('/')).then_some("basis must end with a slash")
    }
}

impl Zustellteil {
    /// The same with paths as the folder of the main file means them.
    pub(super) fn neben(mut self, ordner: &Path) -> Self {
        for datei in [
            &mut self.zertifikat_datei,
            &mut self.schluessel_datei,
            &mut self.anker_datei,
        ] {
            *datei = ordner.join(&*datei);
        }
        self
    }

    /// Certificate, key and whom we let in.
    ///
    /// # Errors
    /// [`ConfigFehler::Datei`].
    pub fn tls(&self) -> Result<TlsSettings, ConfigFehler> {
        Ok(TlsSettings {
            kette: lies_text(&self.zertifikat_datei)?,
            schluessel: lies_geheim(&self.schluessel_datei)?,
            anker: lies_text(&self.anker_datei)?,
            fingerabdruck: None,
        })
    }
}

impl Landteil {
    /// The registers that are reached by plain HTTPS.
    ///
    /// # Errors
    /// [`ConfigFehler::Datei`] if a key cannot be read.
    pub fn https_register(&self) -> Result<Vec<RegisterSettings>, ConfigFehler> {
        let mut register = Vec::new();
        for gemeinde in &self.gemeinden {
            let Some((adresse, datei)) = gemeinde.register.https() else {
                continue;
            };
            register.push(RegisterSettings {
                ags: gemeinde.ags,
                adresse: adresse.to_string(),
                zugangsschluessel: lies_geheim(&self.neben(datei))?,
                rechtsgrundlage: gemeinde.register.rechtsgrundlage,
            });
        }
        Ok(register)
    }

    /// The transport services by which registers are reached.
    ///
    /// # Errors
    /// [`ConfigFehler`] if certificate, key or fingerprint cannot be read.
    pub fn xta_wege(&self) -> Result<Vec<XtaSettings>, ConfigFehler> {
        self.xta
            .iter()
            .map(|teil| {
                let fingerabdruck = teil.fingerabdruck.as_deref().map(str::parse).transpose();
                let register = self
                    .gemeinden
                    .iter()
                    .filter(|gemeinde| gemeinde.register.xta.as_ref() == Some(&teil.name));
                Ok(XtaSettings {
                    name: teil.name.clone(),
                    adressen: XtaAdressen {
                        management: teil.management.clone(),
                        senden: teil.senden.clone(),
                        postfach: teil.postfach.clone(),
                    },
                    tls: TlsSettings {
                        kette: lies_text(&self.neben(&teil.zertifikat_datei))?,
                        schluessel: lies_geheim(&self.neben(&teil.schluessel_datei))?,
                        anker: lies_text(&self.neben(&teil.anker_datei))?,
                        fingerabdruck: fingerabdruck
                            .map_err(|grund| self.wert("xta.fingerabdruck", grund))?,
                    },
                    kennung: self.verzeichniskennung(),
                    texte: teil.texte(),
                    register: register.map(|gemeinde| gemeinde.ags).collect(),
                    antwortzeit: Duration::from_secs(self.antwortzeit_sekunden.into()),
                })
            })
            .collect()
    }

    /// The directory, if there is one.
    ///
    /// # Errors
    /// [`ConfigFehler::Datei`] if certificate or key cannot be read.
    pub fn verzeichnisdienst(&self) -> Result<Option<DvdvSettings>, ConfigFehler> {
        let Some(teil) = &self.dvdv else {
            return Ok(None);
        };
        Ok(Some(DvdvSettings {
            basis: teil.basis.clone(),
            token: teil.token.clone(),
            dienst: teil.dienst.clone(),
            zertifikat: lies_text(&self.neben(&teil.zertifikat_datei))?,
            schluessel: lies_geheim(&self.neben(&teil.schluessel_datei))?,
            gueltig: Duration::from_hours(teil.stunden.into()),
        }))
    }

    /// The registers that may deliver to us, by their certificates.
    ///
    /// # Errors
    /// [`ConfigFehler::Wert`] if a fingerprint is none, or no section `xta` says what our service is called.
    pub fn zusteller(&self) -> Result<Vec<(Fingerabdruck, Ags)>, ConfigFehler> {
        const SCHLUESSEL: &str = "gemeinde.register.zustellung_fingerabdruck";
        let mut zusteller = Vec::new();
        for gemeinde in &self.gemeinden {
            let Some(text) = &gemeinde.register.zustellung_fingerabdruck else {
                continue;
            };
            if self.xta.is_empty() {
                return Err(self.wert(SCHLUESSEL, "needs a section [[xta]], which names our service"));
            }
            let fingerabdruck = text.parse().map_err(|grund| self.wert(SCHLUESSEL, grund))?;
            zusteller.push((fingerabdruck, gemeinde.ags));
        }
        Ok(zusteller)
    }

    /// Who we are in the directory, and what stands on messages for us; `None` without a section `xta`.
    #[must_use]
    pub fn xta_empfaenger(&self) -> Option<(String, Umschlagtexte)> {
        let teil = self.xta.first()?;
        Some((self.verzeichniskennung(), teil.texte()))
    }

    fn verzeichniskennung(&self) -> String {
        format!("mbp:{}", self.portalkennung)
    }
}

fn lies_text(datei: &Path) -> Result<String, ConfigFehler> {
    fs::read_to_string(datei).map_err(|fehler| nicht_lesbar(datei, &fehler))
}
