//! The header of a message: from our portal to the Meldebehörde of a commune.

use jiff::Timestamp;
use xoev::{
    Code, Kopf, Text, Zeitpunkt,
    kopf::{Autorbehoerde, Erreichbarkeit, Gebaeudeanschrift, Leserbehoerde, Postanschrift, Produkt},
    werte::{Hausnummer, Postleitzahl, Token},
};

use super::SchreibFehler;
use crate::{
    kernel::{NachrichtId, uhr::in_berlin},
    land::{Behoerde, Gemeinde, Hausanschrift, Land},
};

/// Version of the code lists "verzeichnisdienst" and "kanal" that our headers name.
const LISTENVERSION: &str = "3";

/// What a header needs to know.
pub struct Kopfdaten<'l> {
    /// The message's UUID; stays when it is sent again.
    pub id: NachrichtId,
    /// When it is written.
    pub jetzt: Timestamp,
    /// The Land whose portal writes.
    pub land: &'l Land,
    /// The commune whose authority reads.
    pub gemeinde: &'l Gemeinde,
}

impl Kopfdaten<'_> {
    pub(super) fn kopf(&self, typ: &'static str) -> Result<Kopf, SchreibFehler> {
        let mit = |grund: &'static str| {
            move || SchreibFehler {
                typ,
                grund: grund.to_owned(),
            }
        };
        self.versuche().ok_or_else(mit(
            "the configuration of the portal or the commune does not fit into a header",
        ))
    }

    fn versuche(&self) -> Option<Kopf> {
        let Leserbehoerde {
            verzeichnisdienst,
            kennung,
            name,
            erreichbarkeit,
        } = behoerde(&format!("mbp:{}", self.land.portalkennung), &self.land.portal)?;
        let leser = &self.gemeinde.meldebehoerde;
        let versatz = in_berlin(self.jetzt).offset();
        Some(Kopf {
            produkt: Produkt {
                name: Text::parse("Meldewerk").ok()?,
                hersteller: Text::parse("Meldewerk").ok()?,
                version: Text::parse(env!("CARGO_PKG_VERSION")).ok(),
                test: self
                    .land
                    .testbetrieb
                    .then(|| Text::parse("Testbetrieb").ok())
                    .flatten(),
            },
            nachrichten_uuid: self.id.uuid(),
            erstellungszeitpunkt: Zeitpunkt::mit_versatz(auf_millisekunden(self.jetzt), versatz),
            leser: behoerde(&format!("ags:{}", self.gemeinde.ags), leser)?,
            autor: Autorbehoerde {
                verzeichnisdienst,
                kennung,
                name,
                erreichbarkeit,
            },
            anschrift_leser: Some(haus(&leser.anschrift)?),
            anschrift_autor: haus(&self.land.portal.anschrift)?,
        })
    }
}

/// Milliseconds are what the standard wants; more would only differ from what other systems keep.
fn auf_millisekunden(zeit: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(zeit.as_millisecond()).unwrap_or(zeit)
}

fn behoerde(kennung: &str, behoerde: &Behoerde) -> Option<Leserbehoerde> {
    let email = Erreichbarkeit {
        kanal: Code::parse("01", LISTENVERSION).ok()?,
        kennung: Text::parse(&behoerde.email).ok()?,
        zusatz: None,
    };
    Some(Leserbehoerde {
        verzeichnisdienst: Code::neu(Token::parse("DVDV").ok()?, Token::parse(LISTENVERSION).ok()?),
        kennung: Text::parse(kennung).ok()?,
        name: Text::parse(&behoerde.name).ok()?,
        erreichbarkeit: vec![email],
    })
}

fn haus(anschrift: &Hausanschrift) -> Option<Postanschrift> {
    Some(Postanschrift::Gebaeude(Gebaeudeanschrift {
        hausnummer: Some(Hausnummer::parse(&anschrift.hausnummer).ok()?),
        hausnummer_zusatz: None,
        postleitzahl: Postleitzahl::parse(&anschrift.postleitzahl).ok()?,
        stockwerk: None,
        strasse: Text::parse(&anschrift.strasse).ok()?,
        teilnummer: None,
        wohnort: Text::parse(&anschrift.ort).ok()?,
        frueherer_gemeindename: None,
        wohnungsinhaber: None,
        zusatzangaben: None,
        hausnummern_bis: None,
    }))
}
