//! Registers by XTA: certificates for the portal and each register, and what stands in both configurations.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use meldewerk::{
    config::{Landteil, Registerteil, Xtateil, Zustellteil},
    kernel::Geheim,
    register::{Handle, Xtazugang},
    transport::{Fingerabdruck, TlsSettings, Umschlagtexte},
};

#[path = "../../../src/transport/proben/pki.rs"]
mod pki;

pub(crate) use pki::{Aussteller, Ausweis};

/// The service in the directory.
pub(crate) const DIENST: &str = "urn:dienst";

/// All certificates, as files in a folder too.
pub(crate) struct Xtanetz {
    ordner: PathBuf,
    ca: Aussteller,
    portal: Ausweis,
    register: Vec<Ausweis>,
}

impl Xtanetz {
    /// For so many registers.
    pub(crate) fn neu(ordner: &Path, register: usize) -> Self {
        let ca = Aussteller::neu();
        let netz = Self {
            ordner: ordner.join("xta"),
            portal: ca.stelle_aus("Portal"),
            register: (0..register).map(|_| ca.stelle_aus("Register")).collect(),
            ca,
        };
        std::fs::create_dir_all(&netz.ordner).unwrap();
        netz.lege_ab("ca.pem", &netz.ca.pem());
        netz.lege_ab_ausweis("portal", &netz.portal);
        for (nummer, ausweis) in netz.register.iter().enumerate() {
            netz.lege_ab_ausweis(&format!("register{nummer}"), ausweis);
        }
        netz
    }

    fn lege_ab(&self, name: &str, text: &str) {
        std::fs::write(self.ordner.join(name), text).unwrap();
    }

    fn lege_ab_ausweis(&self, name: &str, ausweis: &Ausweis) {
        self.lege_ab(&format!("{name}.pem"), &ausweis.kette);
        self.lege_ab(&format!("{name}.key"), &ausweis.schluessel);
    }

    /// The file of this name: `ca.pem`, `portal.pem`, `portal.key`, `register0.pem` …
    pub(crate) fn datei(&self, name: &str) -> PathBuf {
        self.ordner.join(name)
    }

    /// What the portal shows and trusts.
    pub(crate) fn portal(&self) -> TlsSettings {
        self.tls(&self.portal)
    }

    fn tls(&self, ausweis: &Ausweis) -> TlsSettings {
        TlsSettings {
            kette: ausweis.kette.clone(),
            schluessel: Geheim::neu(ausweis.schluessel.clone()),
            anker: self.ca.pem(),
            fingerabdruck: None,
        }
    }

    /// How this register listens.
    pub(crate) fn zugang(&self, nummer: usize) -> Xtazugang {
        Xtazugang {
            adresse: SocketAddr::from(([127, 0, 0, 1], 0)),
            tls: self.tls(&self.register[nummer]),
            portal: Fingerabdruck::von(&self.portal.der),
            texte: Umschlagtexte {
                dienst: DIENST.to_owned(),
                geschaeft: "XMELD_DATA".to_owned(),
            },
        }
    }

    /// The section `xta` of the settings of a register of its own.
    pub(crate) fn abschnitt(&self) -> String {
        let datei = |name: &str| self.datei(name).display().to_string();
        format!(
            "\n[xta]\nlisten = \"127.0.0.1:0\"\nzertifikat_datei = \"{}\"\nschluessel_datei = \"{}\"\nanker_datei = \"{}\"\n\
             portal_fingerabdruck = \"{}\"\ndienst = \"{DIENST}\"\n",
            datei("register0.pem"),
            datei("register0.key"),
            datei("ca.pem"),
            Fingerabdruck::von(&self.portal.der)
        )
    }

    /// Where registers deliver to the service.
    pub(crate) fn zustellteil(&self) -> Zustellteil {
        Zustellteil {
            adresse: SocketAddr::from(([127, 0, 0, 1], 0)),
            zertifikat_datei: self.datei("portal.pem"),
            schluessel_datei: self.datei("portal.key"),
            anker_datei: self.datei("ca.pem"),
        }
    }

    /// Reaches each register of the Land by XTA.
    pub(crate) fn verbinde(&self, land: &mut Landteil, register: &[Handle]) {
        for (nummer, (gemeinde, handle)) in land.gemeinden.iter_mut().zip(register).enumerate() {
            let name = format!("register{nummer}");
            let basis = format!("https://{}/xta", handle.xta.unwrap());
            let port = |pfad: &str| format!("{basis}/{pfad}").parse().unwrap();
            land.xta.push(Xtateil {
                name: name.clone(),
                management: port("management"),
                senden: port("send"),
                postfach: port("msgbox"),
                dienst: DIENST.to_owned(),
                geschaeft: "XMELD_DATA".to_owned(),
                zertifikat_datei: self.datei("portal.pem"),
                schluessel_datei: self.datei("portal.key"),
                anker_datei: self.datei("ca.pem"),
                fingerabdruck: None,
            });
            gemeinde.register = Registerteil {
                adresse: None,
                zugangsschluessel_datei: None,
                rechtsgrundlage: None,
                xta: Some(name),
                zustellung_fingerabdruck: Some(Fingerabdruck::von(&self.register[nummer].der).to_string()),
            };
        }
    }
}
