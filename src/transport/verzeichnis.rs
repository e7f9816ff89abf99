//! The directory: where the register of a commune is reached and with which key.

use std::{collections::BTreeMap, time::Duration};

use serde::Deserialize;
use url::{Host, Url};
use xoev::ags::Ags;

use crate::kernel::Geheim;

/// The section `[transport]` of a Land.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How long a register may take for a whole answer, in seconds, 1 to 300.
    #[serde(default = "antwortzeit")]
    pub antwortzeit_sekunden: u16,
    /// The first two digits of the AGS of the Land whose portal we are.
    pub laenderschluessel: String,
    /// The registers of the Land.
    #[serde(default)]
    pub register: Vec<RegisterSettings>,
}

/// One register.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterSettings {
    /// The commune it keeps.
    pub ags: Ags,
    /// Base address; `https`, or `http` on this machine (127.0.0.0/8, `::1`, `localhost`).
    pub adresse: String,
    /// The key we show it (`Authorization: Bearer`): visible ASCII characters.
    pub zugangsschluessel: Geheim,
    /// What allows plain HTTPS in place of OSCI-Transport; needs none on this machine.
    #[serde(default)]
    pub rechtsgrundlage: Option<Rechtsgrundlage>,
}

/// What allows another protocol than OSCI-Transport (§ 2 Abs. 1 BMeldDigiV).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
pub enum Rechtsgrundlage {
    /// Several Länder run a Vermittlungsstelle together, which has documented that it is as secure.
    #[serde(rename = "§ 2 Abs. 3 BMeldDigiV")]
    GemeinsameVermittlungsstelle,
    /// Within a data centre or a specially secured network of the administration.
    #[serde(rename = "§ 2 Abs. 4 BMeldDigiV")]
    EigenesNetz,
}

const fn antwortzeit() -> u16 {
    20
}

/// The registers of one Land, each with an address and a key that can be used.
#[derive(Clone, Debug)]
pub struct Verzeichnis {
    antwortzeit: Duration,
    eintraege: BTreeMap<Ags, Eintrag>,
}

/// Where and how one register is reached.
#[derive(Clone, Debug)]
pub(super) struct Eintrag {
    adresse: Url,
    zugangsschluessel: Geheim,
}

/// What is wrong with a directory; the key itself is never repeated.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum VerzeichnisFehler {
    /// The time for an answer.
    #[error("antwortzeit_sekunden must be between 1 and 300")]
    Antwortzeit,
    /// Two entries for one commune.
    #[error("the directory has two registers for the commune {0}")]
    Doppelt(Ags),
    /// Nothing allows plain HTTPS.
    #[error(
        "the register of {0} needs rechtsgrundlage: plain HTTPS is allowed by § 2 Abs. 3 or 4 BMeldDigiV only"
    )]
    OhneRechtsgrundlage(Ags),
    /// It does not allow plain HTTPS into another Land.
    #[error(
        "the register of {0} is in another Land: plain HTTPS is allowed there by § 2 Abs. 3 BMeldDigiV only"
    )]
    AnderesLand(Ags),
    /// Not two digits.
    #[error("laenderschluessel must be the first two digits of the AGS of the Land")]
    Laenderschluessel,
    /// Not an address.
    #[error(
        "the address of the register of {0} must be https (http only on this machine), without user, query or fragment"
    )]
    Adresse(Ags),
    /// Not a key.
    #[error(
        "the zugangsschluessel of the register of {0} is empty or has characters that are not visible ASCII"
    )]
    Schluessel(Ags),
}

impl Verzeichnis {
    /// Checks every entry.
    ///
    /// # Errors
    /// [`VerzeichnisFehler`] with the first entry that cannot be used.
    pub fn neu(settings: Settings) -> Result<Self, VerzeichnisFehler> {
        if !(1..=300).contains(&settings.antwortzeit_sekunden) {
            return Err(VerzeichnisFehler::Antwortzeit);
        }
        let land = settings.laenderschluessel.as_str();
        if land.len() != 2 || !land.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(VerzeichnisFehler::Laenderschluessel);
        }
        let mut eintraege = BTreeMap::new();
        for RegisterSettings {
            ags,
            adresse,
            zugangsschluessel,
            rechtsgrundlage,
        } in settings.register
        {
            let schluessel = zugangsschluessel.offen();
            if schluessel.is_empty() || !schluessel.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(VerzeichnisFehler::Schluessel(ags));
            }
            let adresse = lies_adresse(&adresse).ok_or(VerzeichnisFehler::Adresse(ags))?;
            match rechtsgrundlage {
                None if adresse.scheme() == "https" => {
                    return Err(VerzeichnisFehler::OhneRechtsgrundlage(ags));
                }
                Some(Rechtsgrundlage::EigenesNetz) if !ags.as_str().starts_with(land) => {
                    return Err(VerzeichnisFehler::AnderesLand(ags));
                }
                _ => {}
            }
            if eintraege
                .insert(
                    ags,
                    Eintrag {
                        adresse,
                        zugangsschluessel,
                    },
                )
                .is_some()
            {
                return Err(VerzeichnisFehler::Doppelt(ags));
            }
        }
        Ok(Self {
            antwortzeit: Duration::from_secs(settings.antwortzeit_sekunden.into()),
            eintraege,
        })
    }

    /// The same directory with another time for an answer.
    #[must_use]
    pub fn mit_antwortzeit(self, antwortzeit: Duration) -> Self {
        Self { antwortzeit, ..self }
    }

    pub(super) const fn antwortzeit(&self) -> Duration {
        self.antwortzeit
    }

    pub(super) fn gemeinden(&self) -> impl Iterator<Item = Ags> + '_ {
        self.eintraege.keys().copied()
    }

    pub(super) fn eintrag(&self, ags: Ags) -> Option<&Eintrag> {
        self.eintraege.get(&ags)
    }
}

impl Eintrag {
    /// The address of a resource below the base address.
    pub fn unter(&self, pfad: &[&str]) -> Url {
        let mut url = self.adresse.clone();
        if let Ok(mut teile) = url.path_segments_mut() {
            teile.pop_if_empty().extend(pfad);
        }
        url
    }

    pub fn zugangsschluessel(&self) -> &str {
        self.zugangsschluessel.offen()
    }
}

fn lies_adresse(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let hier = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    };
    let sicher = url.scheme() == "https" || (url.scheme() == "http" && hier);
    let schlicht = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    (sicher && schlicht).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(adresse: &str, schluessel: &str) -> Result<Verzeichnis, VerzeichnisFehler> {
        let toml = format!(
            "laenderschluessel = '99'\n[[register]]\nags = '99000001'\nadresse = '{adresse}'\nzugangsschluessel = '{schluessel}'\n\
             rechtsgrundlage = '§ 2 Abs. 4 BMeldDigiV'"
        );
        Verzeichnis::neu(toml::from_str(&toml).unwrap())
    }

    #[test]
    fn plain_https_is_refused_without_a_legal_basis_and_across_laender_without_that_of_absatz_3() {
        let versuche = |land: &str, adresse: &str, grundlage: &str| {
            let toml = format!(
                "laenderschluessel = '{land}'\n[[register]]\nags = '99000001'\nadresse = '{adresse}'\n\
                 zugangsschluessel = 'k'\n{grundlage}"
            );
            Verzeichnis::neu(toml::from_str(&toml).unwrap()).err()
        };
        let ags = Ags::parse("99000001").unwrap();
        let (drei, vier) = (
            "rechtsgrundlage = '§ 2 Abs. 3 BMeldDigiV'",
            "rechtsgrundlage = '§ 2 Abs. 4 BMeldDigiV'",
        );
        let fern = "https://register.example";
        assert_eq!(
            versuche("99", fern, ""),
            Some(VerzeichnisFehler::OhneRechtsgrundlage(ags))
        );
        assert_eq!(versuche("99", fern, vier), None);
        assert_eq!(
            versuche("98", fern, vier),
            Some(VerzeichnisFehler::AnderesLand(ags))
        );
        assert_eq!(versuche("98", fern, drei), None);
        assert_eq!(versuche("98", "http://127.0.0.1:1", ""), None, "on this machine");
        assert_eq!(
            versuche("9", fern, drei),
            Some(VerzeichnisFehler::Laenderschluessel)
        );
    }

    #[test]
    fn an_address_is_https_or_on_this_machine() {
        let ags = Ags::parse("99000001").unwrap();
        for gut in [
            "https://register.example/a/",
            "http://127.0.0.1:7001",
            "http://[::1]:7001",
            "http://localhost:1",
        ] {
            assert!(lies(gut, "k").is_ok(), "{gut}");
        }
        for schlecht in [
            "http://register.example",
            "ftp://127.0.0.1",
            "https://u:p@register.example",
            "https://x/?a=b",
            "x",
        ] {
            assert_eq!(
                lies(schlecht, "k").err(),
                Some(VerzeichnisFehler::Adresse(ags)),
                "{schlecht}"
            );
        }
        assert_eq!(
            lies("https://x", "zwei worte").err(),
            Some(VerzeichnisFehler::Schluessel(ags))
        );
    }

    #[test]
    fn resources_lie_below_the_base_address() {
        let ags = Ags::parse("99000001").unwrap();
        for basis in [
            "https://register.example/meldewesen",
            "https://register.example/meldewesen/",
        ] {
            let url = lies(basis, "k")
                .unwrap()
                .eintrag(ags)
                .unwrap()
                .unter(&["xmeld", "postfach"]);
            assert_eq!(url.as_str(), "https://register.example/meldewesen/xmeld/postfach");
        }
    }

    #[test]
    fn an_unknown_key_of_the_configuration_is_refused() {
        assert!(toml::from_str::<Settings>("antwortzeit = 3").is_err());
    }
}
