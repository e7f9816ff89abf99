//! The seal on paper of a Meldebescheinigung: whether there is one, what it says, and where its verifier finds the rest.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use super::{Dienste, Schluesselzweck, Stoerung, siegelstelle::Schluesselwahl};
use crate::{
    fall::{Fall, Zustand},
    identity::Sitzung,
    kernel::tag_in_berlin,
    land::{Gemeinde, Land},
    meldewesen::{Meldedaten, Wohnungsstatus},
    urkunde::{
        SiegelFehler, Siegelschluessel, Statusplatz,
        vds::{self, Fundstellen, Siegelinhalt},
    },
};

/// Below the address of the Land, because a seal has little room: where its profile is.
pub const PROFIL_PFAD: &str = "/siegel/profil.xml";
/// Where the certificates are that a verifier needs.
pub const ZERTIFIKATE_PFAD: &str = "/siegel/zertifikate.pem";

/// A seal that can be made: the key, and what it will say.
pub(super) struct Papiersiegel {
    schluessel: Arc<dyn Siegelschluessel>,
    inhalt: Siegelinhalt,
}

impl Papiersiegel {
    /// The DataMatrix of the seal, signed now; none if it says more than a code holds.
    pub(super) fn svg(&self, jetzt: Timestamp) -> Result<Option<String>, SiegelFehler> {
        match vds::stelle_aus(&self.inhalt, tag_in_berlin(jetzt), &*self.schluessel) {
            Ok(siegel) => Ok(vds::datamatrix_svg(&siegel)),
            Err(SiegelFehler::HuelleZuGross) => Ok(None),
            Err(fehler) => Err(fehler),
        }
    }
}

impl Dienste {
    /// The seal for these data, if the authority has a key for it and the profile's fields are known.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub(super) async fn papiersiegel(
        &self,
        land: &Land,
        gemeinde: &Gemeinde,
        sitzung: &Sitzung,
        daten: &Meldedaten,
        status: Option<Statusplatz>,
    ) -> Result<Option<Papiersiegel>, Stoerung> {
        let wahl = self
            .siegelstelle()
            .schluessel(land, gemeinde, Schluesselzweck::Papier, self.jetzt());
        // The seal has no room to say on whose behalf it was made.
        let Some(Schluesselwahl {
            schluessel,
            im_auftrag: false,
        }) = wahl
        else {
            return Ok(None);
        };
        let faelle = self
            .lesen()
            .await?
            .faelle()
            .von_konto(&land.id, sitzung.konto)
            .await?;
        let fundstellen = Fundstellen {
            profil: format!("{}{PROFIL_PFAD}", land.adresse),
            zertifikat: format!("{}{ZERTIFIKATE_PFAD}", land.adresse),
            status,
        };
        let angemeldet_am = faelle
            .iter()
            .find_map(|record| angemeldet_am(&record.fall, daten));
        let inhalt = Siegelinhalt::aus_meldedaten(daten, angemeldet_am, &fundstellen);
        Ok(inhalt.map(|inhalt| Papiersiegel { schluessel, inhalt }))
    }
}

/// The day of the Anmeldung of the sole or main dwelling (DSMeld 1311), which a 1701 does not have: the one that the register
/// gave when the person registered here, if it is still the same dwelling since the same day.
fn angemeldet_am(fall: &Fall, daten: &Meldedaten) -> Option<Date> {
    let Zustand::Angemeldet { angemeldet_am, .. } = fall.zustand else {
        return None;
    };
    let erklaerung = &fall.erklaerung;
    let dieselbe = daten.wohnungen.iter().any(|wohnung| {
        wohnung.status.is_some_and(|art| art != Wohnungsstatus::Neben)
            && wohnung.anschrift == erklaerung.anschrift
            && wohnung.bezogen_am == Some(erklaerung.einzug)
    });
    angemeldet_am.filter(|_| dieselbe)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::meldewesen::Wohnung;

    #[test]
    fn the_day_of_an_anmeldung_counts_for_its_own_dwelling_alone() {
        let mut fall = crate::fall::tests::fall();
        let tag = date(2026, 11, 22);
        let daten = |fall: &Fall| Meldedaten {
            person: fall.erklaerung.person.clone(),
            wohnungen: vec![Wohnung {
                anschrift: fall.erklaerung.anschrift.clone(),
                bezogen_am: Some(fall.erklaerung.einzug),
                status: Some(Wohnungsstatus::Alleinige),
                weitere: Vec::new(),
            }],
            weitere: Vec::new(),
            angehoerige: Vec::new(),
            vertreter: Vec::new(),
            beteiligte: Vec::new(),
            widersprueche: Vec::new(),
            auskunftssperren: Vec::new(),
            weitere_wohnungen: Vec::new(),
        };
        let dort = daten(&fall);
        assert_eq!(angemeldet_am(&fall, &dort), None, "not entered yet");
        fall.zustand = Zustand::Angemeldet {
            aktenzeichen: "NEU-1".to_owned(),
            dokumente: Vec::new(),
            personen: Vec::new(),
            abweichungen: Vec::new(),
            angemeldet_am: Some(tag),
        };
        assert_eq!(angemeldet_am(&fall, &dort), Some(tag));
        let mut spaeter = dort.clone();
        spaeter.wohnungen[0].bezogen_am = Some(date(2027, 1, 1));
        assert_eq!(angemeldet_am(&fall, &spaeter), None);
        let mut ohne_tag = dort.clone();
        ohne_tag.wohnungen[0].bezogen_am = None;
        assert_eq!(angemeldet_am(&fall, &ohne_tag), None, "the 1701 does not name it");
        let mut neben = dort;
        neben.wohnungen[0].status = Some(Wohnungsstatus::Neben);
        assert_eq!(angemeldet_am(&fall, &neben), None);
    }
}
