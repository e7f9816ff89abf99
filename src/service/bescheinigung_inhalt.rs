//! What Meldebescheinigung and Meldedatensatz say: the register's data as rows to read and as data to attach.

use jiff::Timestamp;
use serde_json::{Value, json};
use xoev::latin::Text;

use super::{
    erklaerung_inhalt::{einzeilig, teildatum},
    urkunde_registrieren::Registriert,
};
use crate::{
    antrag::{Ausfertigung, Datenumfang},
    kernel::{
        tag_in_berlin,
        uhr::{tag_lang, zeit_lang},
    },
    land::{Gemeinde, Land},
    meldewesen::{Meldedaten, Person, Wohnung, Wohnungsstatus},
    urkunde::{
        Uebersetzung,
        inhalt::{Absatz, Behoerde, Gruppe, Meldebescheinigung, Meldedatensatz, Textteil, Wert},
    },
};

/// From what a document of this number is made.
pub(super) struct Quelle<'a> {
    pub(super) land: &'a Land,
    /// Of the authority whose register answered.
    pub(super) gemeinde: &'a Gemeinde,
    pub(super) urkunde: &'a Registriert,
    /// When the register answered.
    pub(super) jetzt: Timestamp,
    /// The answer.
    pub(super) daten: &'a Meldedaten,
    /// The answer as XMeld, to be attached.
    pub(super) xml: Vec<u8>,
}

impl Quelle<'_> {
    /// § 18 BMG.
    pub(super) fn meldebescheinigung(
        self,
        umfang: &Datenumfang,
        ausfertigung: Ausfertigung,
    ) -> Meldebescheinigung {
        let (land, gruppen) = (self.land, self.gruppen());
        Meldebescheinigung {
            demo: land.testbetrieb,
            behoerde: behoerde(land, self.gemeinde),
            nummer: self.urkunde.nummer.to_string(),
            absatz: match umfang {
                Datenumfang::Mindestumfang => Absatz::Eins,
                Datenumfang::Erweitert(_) => Absatz::Zwei,
            },
            ausgestellt: tag_lang(tag_in_berlin(self.jetzt)),
            abgerufen: zeit_lang(self.jetzt),
            pruef_url: Some(format!("{}/pruefen", land.adresse)),
            daten: self.beilage("meldebescheinigung", "§ 18 BMG"),
            nachweis: None,
            siegel_svg: None,
            pruefcode: Some(self.urkunde.code.as_str().to_owned()),
            papier_url: Some(format!("{}/pruefen", land.adresse)),
            zweitsprache: (ausfertigung == Ausfertigung::MitEnglisch)
                .then(|| Uebersetzung::englisch(&gruppen)),
            gruppen,
            xml: Some(self.xmeld()),
        }
    }

    /// § 18a BMG.
    pub(super) fn meldedatensatz(self) -> Meldedatensatz {
        Meldedatensatz {
            demo: self.land.testbetrieb,
            behoerde: behoerde(self.land, self.gemeinde),
            nummer: self.urkunde.nummer.to_string(),
            abgerufen: zeit_lang(self.jetzt),
            gruppen: self.gruppen(),
            pruef_url: Some(format!("{}/pruefen", self.land.adresse)),
            daten: self.beilage("meldedatensatz", "§ 18a BMG"),
            xml: self.xmeld(),
        }
    }

    fn gruppen(&self) -> Vec<Gruppe> {
        let mut gruppen = vec![person(&self.daten.person), wohnungen(&self.daten.wohnungen)];
        gruppen.extend(weitere(self.daten));
        gruppen
    }

    fn beilage(&self, art: &str, rechtsgrundlage: &str) -> Value {
        json!({
            "art": art,
            "rechtsgrundlage": rechtsgrundlage,
            "nummer": self.urkunde.nummer,
            "behoerde": self.gemeinde.meldebehoerde.name,
            "ags": self.gemeinde.ags,
            "abgerufen": self.jetzt,
            "meldedaten": self.daten,
            "status": { "status_list": self.urkunde.status },
            "statusstelle": self.land.name,
        })
    }

    /// What we wrote ourselves is UTF-8.
    fn xmeld(self) -> String {
        String::from_utf8_lossy(&self.xml).into_owned()
    }
}

pub(super) fn behoerde(land: &Land, gemeinde: &Gemeinde) -> Behoerde {
    let amt = &gemeinde.meldebehoerde;
    let haus = &amt.anschrift;
    Behoerde {
        name: amt.name.clone(),
        land: Some(land.name.clone()),
        dienststelle: Some("Meldebehörde".to_owned()),
        anschrift: vec![
            format!("{} {}", haus.strasse, haus.hausnummer),
            format!("{} {}", haus.postleitzahl, haus.ort),
        ],
    }
}

fn person(person: &Person) -> Gruppe {
    let mut zeilen: Vec<(String, Wert)> =
        vec![("Familienname".to_owned(), person.familienname.as_str().into())];
    if let Some(vornamen) = &person.vornamen {
        zeilen.push((
            "Vornamen".to_owned(),
            vornamen_mit_rufname(vornamen, person.rufname.as_ref()),
        ));
    }
    if let Some(grad) = &person.doktorgrad {
        zeilen.push(("Doktorgrad".to_owned(), grad.as_str().into()));
    }
    zeilen.push(("Geburtsdatum".to_owned(), teildatum(person.geburtsdatum).into()));
    Gruppe {
        titel: "Person".to_owned(),
        zeilen,
    }
}

/// The given names with the one in use underlined (§ 18 Abs. 1 Nr. 2 BMG).
fn vornamen_mit_rufname(vornamen: &Text, rufname: Option<&Text>) -> Wert {
    let teil = |text: &str, unterstrichen| Textteil {
        text: text.to_owned(),
        unterstrichen,
    };
    match rufname.and_then(|rufname| {
        vornamen
            .as_str()
            .split_once(rufname.as_str())
            .map(|rest| (rufname, rest))
    }) {
        Some((rufname, (davor, danach))) => Wert::Teile(vec![
            teil(davor, false),
            teil(rufname.as_str(), true),
            teil(danach, false),
        ]),
        None => vornamen.as_str().into(),
    }
}

fn wohnungen(wohnungen: &[Wohnung]) -> Gruppe {
    let zeilen = wohnungen.iter().flat_map(|wohnung| {
        let art = match wohnung.status {
            Some(Wohnungsstatus::Alleinige) => "Alleinige Wohnung",
            Some(Wohnungsstatus::Haupt) => "Hauptwohnung",
            Some(Wohnungsstatus::Neben) => "Nebenwohnung",
            None => "Wohnung",
        };
        let mut text = einzeilig(&wohnung.anschrift);
        if let Some(tag) = wohnung.bezogen_am {
            text = format!("{text} (bezogen am {})", tag_lang(tag));
        }
        let weitere = Gruppe::aus_angaben(String::new(), &wohnung.weitere).zeilen;
        std::iter::once((art.to_owned(), text.into())).chain(weitere)
    });
    Gruppe {
        titel: "Derzeitige Anschriften".to_owned(),
        zeilen: zeilen.collect(),
    }
}

/// Everything beyond the minimum: what belongs to the person, to each further dwelling, to each relative.
fn weitere(daten: &Meldedaten) -> Vec<Gruppe> {
    let titel = "Weitere Angaben nach § 18 Absatz 2 BMG".to_owned();
    let eigene = (!daten.weitere.is_empty()).then(|| Gruppe::aus_angaben(titel, &daten.weitere));
    let wohnungen = (1..)
        .zip(&daten.weitere_wohnungen)
        .map(|(nummer, angaben): (u32, _)| Gruppe::aus_angaben(format!("Weitere Wohnung {nummer}"), angaben));
    let beteiligte = Gruppe::aus_beteiligten(&daten.beteiligte);
    eigene.into_iter().chain(wohnungen).chain(beteiligte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_and_row_of_the_minimum_has_an_english_word() {
        let status = [
            Some(Wohnungsstatus::Alleinige),
            Some(Wohnungsstatus::Haupt),
            Some(Wohnungsstatus::Neben),
            None,
        ];
        let fall = crate::fall::tests::fall();
        let mut gruppen = vec![person(&fall.erklaerung.person)];
        gruppen.extend(status.map(|status| {
            wohnungen(&[Wohnung {
                anschrift: fall.erklaerung.anschrift.clone(),
                status,
                bezogen_am: None,
                weitere: Vec::new(),
            }])
        }));
        let woerter = Uebersetzung::englisch(&gruppen);
        for gruppe in &gruppen {
            let zeilen = gruppe.zeilen.iter().map(|(name, _)| name);
            for wort in std::iter::once(&gruppe.titel).chain(zeilen) {
                assert!(woerter.kennt(wort), "{wort}");
            }
        }
    }
}
