//! Note a document before it is made: its number, the code on it, and where its status will be published.

use xoev::ags::Ags;

use super::{Dienste, Stoerung};
use crate::{
    kernel::zufall,
    land::Land,
    meldewesen::{Pruefcode, Urkundennummer},
    store::UrkundeRecord,
    urkunde::{PLAETZE, Statusplatz},
};

/// What a document that is about to be made will say about itself.
pub(super) struct Registriert {
    pub(super) nummer: Urkundennummer,
    pub(super) code: Pruefcode,
    pub(super) status: Statusplatz,
}

/// A list is left when so many draws in a row hit places that are taken: at about three quarters, so that a free place is
/// soon drawn and nobody has to count.
const VOLL: u32 = 8;

/// Draws of number and place at the most; those in a new list succeed.
const VERSUCHE: u32 = 64;

impl Dienste {
    /// Notes a document of the authority of `gemeinde`. One that is never finished leaves a number that nobody was told.
    pub(super) async fn registriere_urkunde(
        &self,
        land: &Land,
        gemeinde: Ags,
        art: &str,
    ) -> Result<Registriert, Stoerung> {
        let (_platz, mut einheit) = self.schreiben_hintan().await?;
        let mut urkunden = einheit.urkunden();
        let letzte = urkunden.letzte_liste(&land.id).await?;
        for versuch in 0..VERSUCHE {
            let liste = letzte.saturating_add(versuch / VOLL);
            let (nummer, code) = (Urkundennummer::neu(self.zufall()), Pruefcode::neu(self.zufall()));
            let platz = u32::from_be_bytes(zufall::bytes::<4>(self.zufall())) % PLAETZE;
            let urkunde = UrkundeRecord {
                nummer,
                land: land.id.clone(),
                gemeinde,
                art: art.to_owned(),
                ausgestellt_am: self.jetzt(),
                liste,
                platz,
                widerruf: None,
            };
            if urkunden.lege_an(&urkunde, &code).await? {
                drop(urkunden);
                einheit.speichern().await?;
                return Ok(Registriert {
                    nummer: urkunde.nummer,
                    code,
                    status: Statusplatz {
                        index: platz,
                        uri: adresse(land, liste),
                    },
                });
            }
        }
        Err(Stoerung::Abgebrochen)
    }
}

/// Where a status list of `land` is published.
pub(super) fn adresse(land: &Land, liste: u32) -> String {
    format!("{}/status/{liste}", land.adresse)
}

/// The number of the list that `land` publishes at `uri`.
pub(super) fn liste_von(land: &Land, uri: &str) -> Option<u32> {
    let nummer = uri.strip_prefix(&land.adresse)?.strip_prefix("/status/")?;
    nummer.parse().ok().filter(|liste| adresse(land, *liste) == uri)
}
