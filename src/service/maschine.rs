//! Machines that call the API: a token for an assertion, and what each call may do.

use super::{Dienste, Stoerung};
use crate::{
    identity::maschine::{Bereich, Marke, Markenmangel, Maschine, Maschinenpforte, Nachweismangel},
    land::Land,
};

/// Why a machine gets no token. The codes are those of RFC 6749, section 5.2.
#[derive(Debug, thiserror::Error)]
pub enum MarkenFehler {
    /// It is not believed.
    #[error(transparent)]
    Nachweis(#[from] Nachweismangel),
    /// It asks for more than it may.
    #[error("the machine may not have this scope")]
    Bereich,
    /// Something of ours is broken.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl Dienste {
    /// The door for the machines of a Land, if it has any.
    #[must_use]
    pub fn maschinenpforte(&self, land: &Land) -> Option<&Maschinenpforte> {
        self.pforten().get(&land.id).filter(|pforte| !pforte.ist_leer())
    }

    /// A token for a machine that proves who it is; the assertion is used up by it.
    ///
    /// # Errors
    /// [`MarkenFehler`].
    pub async fn marke_ausstellen(
        &self,
        land: &Land,
        nachweis: &str,
        bereiche: Option<&str>,
    ) -> Result<Marke, MarkenFehler> {
        let pforte = self.maschinenpforte(land).ok_or(Nachweismangel::Wer)?;
        let jetzt = self.jetzt();
        let nachweis = pforte.pruefe_nachweis(nachweis, jetzt)?;
        let mut einheit = self.schreiben().await?;
        let neu = einheit
            .maschinen()
            .verbrauche(&land.id, nachweis.abdruck, nachweis.bis)
            .await
            .map_err(Stoerung::from)?;
        einheit.speichern().await.map_err(Stoerung::from)?;
        if !neu {
            return Err(Nachweismangel::Wiederholt.into());
        }
        let erlaubt = pforte
            .erlaubt(&nachweis.client_id, bereiche)
            .ok_or(MarkenFehler::Bereich)?;
        tracing::info!(land = %land.id, maschine = nachweis.client_id, "a machine has got a token");
        pforte
            .stelle_aus(&nachweis.client_id, erlaubt, jetzt, self.zufall())
            .map_err(|_| Stoerung::NichtEingerichtet("maschine").into())
    }

    /// The machine behind a token, if it may do this.
    ///
    /// # Errors
    /// [`Markenmangel`].
    pub fn maschine(&self, land: &Land, token: &str, bereich: Bereich) -> Result<Maschine, Markenmangel> {
        self.maschinenpforte(land)
            .ok_or(Markenmangel::Ungueltig)?
            .pruefe_marke(token, bereich, self.jetzt())
    }
}
