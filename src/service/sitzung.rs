//! Log in, be recognised, log out.

use super::{Dienste, LoginFehler, Stoerung};
use crate::{
    identity::{self, Abschluss, Rueckkehr, Sitzung},
    kernel::Geheim,
    land::Land,
    store::AnmeldeZweck,
};

/// A login that has begun: where to send the browser, and the cookie that binds it to this browser.
pub struct LoginBeginn {
    /// The identity provider's address.
    pub url: String,
    /// Value of the login cookie.
    pub browser: Geheim,
}

/// A login that has ended well.
pub struct LoginEnde {
    /// Value of the session cookie; the old session is gone.
    pub sitzungswert: Geheim,
    /// The session.
    pub sitzung: Sitzung,
    /// What the login was for.
    pub zweck: AnmeldeZweck,
    /// Where on this site to go on.
    pub zurueck: String,
}

impl Dienste {
    /// Begins a login for a session; `zurueck` is a path on this site.
    ///
    /// # Errors
    /// [`LoginFehler`] if the identity provider cannot be reached.
    pub async fn login_beginnen(&self, land: &Land, zurueck: &str) -> Result<LoginBeginn, LoginFehler> {
        self.login_mit_zweck(land, AnmeldeZweck::Sitzung, zurueck).await
    }

    pub(super) async fn login_mit_zweck(
        &self,
        land: &Land,
        zweck: AnmeldeZweck,
        zurueck: &str,
    ) -> Result<LoginBeginn, LoginFehler> {
        let dienst = self.anmeldedienst(land)?;
        let beginn = identity::beginne_anmeldung(self.bestand(), dienst, &land.id, zweck, zurueck).await?;
        Ok(LoginBeginn { url: beginn.url, browser: beginn.browser_geheimnis })
    }

    /// Ends a login with what the identity provider sent the browser back with.
    ///
    /// # Errors
    /// [`LoginFehler`]: cancelled, too low, not trustworthy, unknown, or not reachable.
    pub async fn login_abschliessen(
        &self,
        land: &Land,
        rueckkehr: Rueckkehr,
        browser: Option<&str>,
    ) -> Result<LoginEnde, LoginFehler> {
        let dienst = self.anmeldedienst(land)?;
        let Abschluss { sitzungswert, sitzung, zweck, zurueck } =
            identity::schliesse_anmeldung_ab(self.bestand(), dienst, &land.id, rueckkehr, browser).await?;
        Ok(LoginEnde { sitzungswert, sitzung, zweck, zurueck })
    }

    /// The session behind a cookie, if it is still good; counts as use.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn sitzung(&self, land: &Land, cookie: &str) -> Result<Option<Sitzung>, Stoerung> {
        Ok(identity::finde_sitzung(self.bestand(), &land.id, cookie, self.jetzt()).await?)
    }

    /// Ends the session behind a cookie.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn abmelden(&self, land: &Land, cookie: &str) -> Result<(), Stoerung> {
        Ok(identity::beende_sitzung(self.bestand(), &land.id, cookie).await?)
    }
}
