//! The two cookies: one for the session, one for each login under way.

use jiff::SignedDuration;

use crate::identity::{anmeldedienst::hash, settings::ANMELDEFRIST, sitzung::ABSOLUT_RUHEND};

/// How cookies are set. Source: BSI TR-03172-3 A3.11.02 to .07.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cookieart {
    /// `__Host-` prefix, Secure: everywhere but in the demo.
    Sicher,
    /// Without prefix and Secure: only for http on a loopback address together with the dev identity provider.
    NurLokal,
}

impl Cookieart {
    /// The kind for a service at `oeffentliche_adresse`.
    #[must_use]
    pub fn fuer(oeffentliche_adresse: &str, mit_entwicklungsdienst: bool) -> Self {
        if mit_entwicklungsdienst && ist_lokal_ohne_tls(oeffentliche_adresse) {
            Self::NurLokal
        } else {
            Self::Sicher
        }
    }

    /// Name of the session's cookie.
    #[must_use]
    pub const fn sitzungsname(self) -> &'static str {
        match self {
            Self::Sicher => "__Host-sid",
            Self::NurLokal => "sid",
        }
    }

    /// Name of the cookie of the login with this `state`; several tabs may log in at once.
    #[must_use]
    pub fn anmeldename(self, state: &str) -> String {
        let kennung = hex::encode(hash(state).first_chunk::<8>().unwrap_or(&[0; 8]));
        match self {
            Self::Sicher => format!("__Host-anmeldung-{kennung}"),
            Self::NurLokal => format!("anmeldung-{kennung}"),
        }
    }

    /// `Set-Cookie` for a session, until it can write nothing any more at the latest.
    #[must_use]
    pub fn setze_sitzung(self, wert: &str) -> String {
        self.setze(self.sitzungsname(), wert, ABSOLUT_RUHEND)
    }

    /// `Set-Cookie` for a login under way.
    #[must_use]
    pub fn setze_anmeldung(self, state: &str, wert: &str) -> String {
        self.setze(&self.anmeldename(state), wert, ANMELDEFRIST)
    }

    /// `Set-Cookie` that removes a cookie.
    #[must_use]
    pub fn loesche(self, name: &str) -> String {
        self.setze(name, "", SignedDuration::ZERO)
    }

    fn setze(self, name: &str, wert: &str, dauer: SignedDuration) -> String {
        let sicher = match self {
            Self::Sicher => "; Secure",
            Self::NurLokal => "",
        };
        format!(
            "{name}={wert}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{sicher}",
            dauer.as_secs()
        )
    }
}

/// Whether an address is plain http on this very machine.
pub(crate) fn ist_lokal_ohne_tls(adresse: &str) -> bool {
    let Ok(url) = url::Url::parse(adresse) else {
        return false;
    };
    let lokal = match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "http" && lokal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_bound_to_the_host_and_to_tls_except_in_the_demo() {
        assert_eq!(
            Cookieart::Sicher.setze_sitzung("wert"),
            "__Host-sid=wert; Path=/; Max-Age=7200; HttpOnly; SameSite=Lax; Secure"
        );
        for (adresse, dev, art) in [
            ("http://127.0.0.1:8080", true, Cookieart::NurLokal),
            ("http://localhost:8080", true, Cookieart::NurLokal),
            ("http://127.0.0.1:8080", false, Cookieart::Sicher),
            ("https://127.0.0.1:8080", true, Cookieart::Sicher),
            ("http://melden.example", true, Cookieart::Sicher),
            ("http://127.0.0.1.boese.example", true, Cookieart::Sicher),
        ] {
            assert_eq!(Cookieart::fuer(adresse, dev), art, "{adresse}");
        }
    }

    #[test]
    fn each_login_has_its_own_cookie() {
        assert_ne!(
            Cookieart::Sicher.anmeldename("eins"),
            Cookieart::Sicher.anmeldename("zwei")
        );
        assert!(Cookieart::Sicher.loesche("__Host-sid").contains("Max-Age=0"));
    }
}
