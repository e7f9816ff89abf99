//! Log in, be recognised, log out.

use super::{Dienste, LoginFehler, Stoerung};
use crate::{
    identity::{self, AbmeldeFehler, Abschluss, AnmeldeFehler, Rueckkehr, Sitzung, Umleitung},
    kernel::AnbieterId,
    land::Land,
    store::AnmeldeZweck,
};

impl Dienste {
    /// Begins a login for a session at one of the Land's providers; `zurueck` is a path on this site.
    ///
    /// # Errors
    /// [`LoginFehler`] if the identity provider cannot be reached.
    pub async fn login_beginnen(
        &self,
        land: &Land,
        anbieter: &AnbieterId,
        zurueck: &str,
    ) -> Result<Umleitung, LoginFehler> {
        self.login_mit_zweck(land, anbieter, AnmeldeZweck::Sitzung, zurueck)
            .await
    }

    pub(super) async fn login_mit_zweck(
        &self,
        land: &Land,
        anbieter: &AnbieterId,
        zweck: AnmeldeZweck,
        zurueck: &str,
    ) -> Result<Umleitung, LoginFehler> {
        let dienst = self.anmeldedienst(land, anbieter)?;
        Ok(identity::beginne_anmeldung(self.bestand(), dienst, &land.id, zweck, zurueck).await?)
    }

    /// Ends a login with what an identity provider sent the browser back with, to its own redirect URI; `browser` is the login's cookie,
    /// `alte` the cookie of a session that the new one replaces.
    ///
    /// # Errors
    /// [`LoginFehler`]: cancelled, too low, not trustworthy, unknown, or not reachable.
    pub async fn login_abschliessen(
        &self,
        land: &Land,
        anbieter: &AnbieterId,
        rueckkehr: Rueckkehr,
        browser: Option<&str>,
        alte: Option<&str>,
    ) -> Result<Abschluss, LoginFehler> {
        let dienst = self.anmeldedienst(land, anbieter)?;
        Ok(
            identity::schliesse_anmeldung_ab(self.bestand(), dienst, &land.id, rueckkehr, browser, alte)
                .await?,
        )
    }

    /// The session behind a cookie, if it is still good; counts as use.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn sitzung(&self, land: &Land, cookie: &str) -> Result<Option<Sitzung>, Stoerung> {
        Ok(identity::finde_sitzung(self.bestand(), &land.id, cookie, self.jetzt()).await?)
    }

    /// The session behind a cookie that may write what was being typed and read nothing; see [`identity::finde_ruhende`].
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn ruhende_sitzung(&self, land: &Land, cookie: &str) -> Result<Option<Sitzung>, Stoerung> {
        Ok(identity::finde_ruhende(self.bestand(), &land.id, cookie, self.jetzt()).await?)
    }

    /// Ends the session behind a cookie; where the person goes to log out of the identity provider too, if it has such a page.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn abmelden(&self, land: &Land, cookie: &str) -> Result<Option<String>, Stoerung> {
        let Some(anbieter) = identity::beende_sitzung(self.bestand(), &land.id, cookie).await? else {
            return Ok(None);
        };
        let zurueck = format!("{}/abmelden", land.adresse);
        let adresse = self
            .anmeldedienst(land, &anbieter)?
            .abmeldeadresse(&zurueck)
            .await;
        Ok(adresse.map(Into::into))
    }

    /// Ends the sessions that the identity provider says have ended, by its logout token.
    ///
    /// # Errors
    /// [`AbmeldeFehler`]: the token is not believed, or something of ours or the provider's is broken.
    pub async fn abmelden_vom_anbieter(
        &self,
        land: &Land,
        anbieter: &AnbieterId,
        token: &str,
    ) -> Result<u64, AbmeldeFehler> {
        let dienst = self
            .anmeldedienst(land, anbieter)
            .map_err(|_| AnmeldeFehler::NichtErreichbar {
                schritt: "logout",
                grund: "no identity provider is configured".to_owned(),
            })?;
        identity::melde_ab_vom_anbieter(self.bestand(), dienst, &land.id, token).await
    }
}
