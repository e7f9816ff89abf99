//! The office at one moment: who it is, what time it is, and how its messages begin and end.

use jiff::{Timestamp, civil::Date};
use xoev::{
    Nachricht, Zeitpunkt,
    codes::{KanalListe, VerzeichnisdienstListe},
    kopf::{Autorbehoerde, Erreichbarkeit, Gebaeudeanschrift, Kopf, Leserbehoerde, Postanschrift, Produkt},
    latin::Text,
    werte,
};

use super::{
    anschriften::{Undarstellbar, code},
    fehler::RegisterFehler,
    settings::Settings,
};
use crate::{
    kernel::{NachrichtId, Zufall, tag_in_berlin},
    land::{Behoerde, Hausanschrift},
    urkunde::Setzerei,
};

/// What a transition needs beside the state. The same values give the same answer.
#[derive(Clone, Copy)]
pub(super) struct Amt<'a> {
    pub settings: &'a Settings,
    pub setzerei: &'a Setzerei,
    pub zufall: &'a dyn Zufall,
    pub jetzt: Timestamp,
}

/// A message that is ready to go out.
pub(super) struct Fertig {
    pub id: NachrichtId,
    pub xml: String,
}

impl Amt<'_> {
    /// The day where the office is.
    pub(super) fn heute(&self) -> Date {
        tag_in_berlin(self.jetzt)
    }

    pub(super) fn neue_id(&self) -> NachrichtId {
        NachrichtId::neu(self.jetzt, self.zufall)
    }

    /// The header of a new message to the portal.
    pub(super) fn kopf(&self) -> Result<Kopf, Undarstellbar> {
        let (wir, portal) = (&self.settings.gemeinde, &self.settings.portal);
        let test = self
            .settings
            .testbetrieb
            .then(|| Text::parse("Musterregister, keine echten Daten"))
            .transpose()?;
        Ok(Kopf {
            produkt: Produkt {
                name: Text::parse("Musterregister")?,
                hersteller: Text::parse("Meldewerk")?,
                version: Some(Text::parse(env!("CARGO_PKG_VERSION"))?),
                test,
            },
            nachrichten_uuid: self.neue_id().uuid(),
            erstellungszeitpunkt: Zeitpunkt::neu(self.jetzt),
            leser: Leserbehoerde::from(behoerde(&portal.behoerde, &format!("mbp:{}", portal.kennung))?),
            autor: behoerde(&wir.meldebehoerde, &format!("ags:{}", wir.ags))?,
            anschrift_leser: Some(postanschrift(&portal.behoerde.anschrift)?),
            anschrift_autor: postanschrift(&wir.meldebehoerde.anschrift)?,
        })
    }
}

/// The message as XML, or a fault of ours if it would break the standard.
pub(super) fn fertig(nachricht: impl Into<Nachricht>) -> Result<Fertig, RegisterFehler> {
    let nachricht = nachricht.into();
    let typ = nachricht.typ();
    if let Some(fehler) = nachricht.pruefen().first() {
        return Err(RegisterFehler::Antwort {
            typ,
            grund: fehler.to_string(),
        });
    }
    let xml = String::from_utf8(nachricht.schreiben()).map_err(|_| RegisterFehler::Antwort {
        typ,
        grund: "not UTF-8".to_owned(),
    })?;
    Ok(Fertig {
        id: NachrichtId::aus(nachricht.kopf().nachrichten_uuid),
        xml,
    })
}

/// Names the message type that the register's data cannot be put into.
pub(super) fn undarstellbar(typ: &'static str) -> impl Fn(Undarstellbar) -> RegisterFehler {
    move |Undarstellbar| RegisterFehler::Antwort {
        typ,
        grund: "the register's data do not fit its fields".to_owned(),
    }
}

fn behoerde(behoerde: &Behoerde, kennung: &str) -> Result<Autorbehoerde, Undarstellbar> {
    Ok(Autorbehoerde {
        verzeichnisdienst: code::<VerzeichnisdienstListe>("DVDV", "3")?,
        kennung: Text::parse(kennung)?,
        name: Text::parse(&behoerde.name)?,
        erreichbarkeit: vec![Erreichbarkeit {
            kanal: code::<KanalListe>("01", "3")?,
            kennung: Text::parse(&behoerde.email)?,
            zusatz: None,
        }],
    })
}

fn postanschrift(anschrift: &Hausanschrift) -> Result<Postanschrift, Undarstellbar> {
    Ok(Postanschrift::Gebaeude(Gebaeudeanschrift {
        hausnummer: Some(werte::Hausnummer::parse(&anschrift.hausnummer)?),
        hausnummer_zusatz: None,
        postleitzahl: werte::Postleitzahl::parse(&anschrift.postleitzahl)?,
        stockwerk: None,
        strasse: Text::parse(&anschrift.strasse)?,
        teilnummer: None,
        wohnort: Text::parse(&anschrift.ort)?,
        frueherer_gemeindename: None,
        wohnungsinhaber: None,
        zusatzangaben: None,
        hausnummern_bis: None,
    }))
}
