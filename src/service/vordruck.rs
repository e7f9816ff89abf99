//! The Wohnungsgeberbestätigung as a form for the landlord: blank, or with what a draft already says (§ 19 BMG).

use std::{collections::BTreeMap, sync::Arc};

use tokio::sync::Mutex;

use super::{
    Abholung, Dienste, Entwurf, EntwurfFehler, Stoerung, Umziehend, erklaerung_inhalt::einzeilig,
    siegelstelle::Werkbank,
};
use crate::{
    antrag::{Einzug, lies_anschrift, lies_wohnungsgeber},
    identity::Sitzung,
    kernel::{EntwurfId, LandId, uhr::tag_lang},
    land::{Gemeinde, Land, Leistung},
    meldewesen::Wohnungsgeber,
    regeln::zustaendigkeit::fuehrende_behoerde,
    urkunde::{Setzangaben, Wohnungsgeberbestaetigung, wohnungsgeberbestaetigung},
};

/// The blank form of each Land, set when first asked for: nobody can make the typesetter work by asking again.
pub(super) type Vordrucke = Arc<Mutex<BTreeMap<LandId, Vec<u8>>>>;

impl Dienste {
    /// The form without anything filled in.
    ///
    /// # Errors
    /// [`Stoerung`] if the form cannot be set.
    pub async fn vordruck_leer(&self, land: &Land) -> Result<Abholung, Stoerung> {
        let mut vordrucke = self.vordrucke().lock().await;
        if let Some(inhalt) = vordrucke.get(&land.id) {
            return Ok(abholung(inhalt.clone()));
        }
        let leer = Wohnungsgeberbestaetigung {
            demo: land.testbetrieb,
            ..Default::default()
        };
        let inhalt = self.setze_vordruck(land, leer, "leer").await?;
        vordrucke.insert(land.id.clone(), inhalt.clone());
        Ok(abholung(inhalt))
    }

    /// The form with what the draft says; what it does not say yet, or not without fault, stays blank.
    ///
    /// # Errors
    /// [`EntwurfFehler`] if there is no such draft of this person, or the form cannot be set.
    pub async fn vordruck(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<Abholung, EntwurfFehler> {
        let entwurf = self.entwurf(land, sitzung, id).await?;
        let gemeinden = self.waehlbare_gemeinden(land, &entwurf);
        let mut daten = ausgefuellt(&entwurf, &gemeinden, land, self.heute());
        daten.demo = land.testbetrieb;
        let inhalt = self.setze_vordruck(land, daten, &id.to_string()).await?;
        Ok(abholung(inhalt))
    }

    async fn setze_vordruck(
        &self,
        land: &Land,
        daten: Wohnungsgeberbestaetigung,
        ident: &str,
    ) -> Result<Vec<u8>, Stoerung> {
        let setzerei = self.setzerei(land)?.clone();
        let angaben = Setzangaben {
            ident: format!("Wohnungsgeberbestätigung {ident}"),
            zeitpunkt: self.jetzt(),
        };
        let setzen = move || wohnungsgeberbestaetigung(&setzerei, &daten, &angaben);
        Ok(self.siegelstelle().an_der(Werkbank::Siegeln, setzen).await??)
    }
}

fn abholung(inhalt: Vec<u8>) -> Abholung {
    Abholung {
        dateiname: "wohnungsgeberbestaetigung.pdf".to_owned(),
        gesiegelt: false,
        inhalt,
    }
}

pub(super) fn ausgefuellt(
    entwurf: &Entwurf,
    gemeinden: &[&Gemeinde],
    land: &Land,
    heute: jiff::civil::Date,
) -> Wohnungsgeberbestaetigung {
    let eingaben = &entwurf.eingaben;
    let wohnung = lies_anschrift(&eingaben.wohnung, gemeinden).ok();
    let behoerde = wohnung
        .as_ref()
        .and_then(|wohnung| fuehrende_behoerde(&land.gemeinden, wohnung.ags, Leistung::Anmeldung));
    let namen = |person: &Umziehend| person.meldedaten.person.anzeigename();
    let leer = Wohnungsgeberbestaetigung {
        meldebehoerde: behoerde.map(|gemeinde| gemeinde.meldebehoerde.name.clone()),
        einzug: Einzug::parse(&eingaben.einzug, entwurf.wohnungen(), heute)
            .ok()
            .map(|einzug| tag_lang(einzug.tag)),
        wohnung: wohnung.as_ref().map(einzeilig),
        personen: entwurf.personen.iter().map(namen).collect(),
        ..Default::default()
    };
    match lies_wohnungsgeber(&eingaben.wohnungsgeber) {
        Ok(Wohnungsgeber::Vermietung {
            name,
            strasse_hausnummer,
            plz_ort,
            eigentuemer,
        }) => Wohnungsgeberbestaetigung {
            wohnungsgeber: Some(name.as_str().to_owned()),
            anschrift: Some(format!("{}, {}", strasse_hausnummer.as_str(), plz_ort.as_str())),
            eigentuemer: eigentuemer.map(|name| name.as_str().to_owned()),
            ..leer
        },
        Ok(Wohnungsgeber::Eigentum) | Err(_) => leer,
    }
}
