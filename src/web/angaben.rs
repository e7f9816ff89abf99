//! What a person declared and what a register holds, as groups of named lines for a page.

use super::sprache::Texte;
use crate::{
    antrag::WohnungEingabe,
    fall::{Angabengruppe, Fall},
    land::Land,
    meldewesen::{
        Angabe, Anschrift, Beteiligung, Meldedaten, Person, Wohnung, Wohnungsstatus, mit_schluessel,
    },
};

/// A group of lines with a heading.
pub struct Gruppe {
    /// The heading.
    pub titel: String,
    /// The lines.
    pub zeilen: Vec<Zeile>,
    /// Path of the step that changes this group.
    pub aendern: Option<String>,
}

/// One line: what it is and what it says.
pub struct Zeile {
    /// What it is.
    pub name: String,
    /// What it says.
    pub wert: String,
    /// The fact by its DSMeld sheet, where the person can say that it is wrong.
    pub angabe: Option<String>,
}

impl Gruppe {
    /// A group of a declaration that is kept in words.
    #[must_use]
    pub fn aus_erklaerung(gruppe: &Angabengruppe) -> Self {
        let zeile = |(name, wert): &(String, String)| Zeile {
            name: name.clone(),
            wert: wert.clone(),
            angabe: None,
        };
        Self {
            titel: gruppe.titel.clone(),
            zeilen: gruppe.zeilen.iter().map(zeile).collect(),
            aendern: None,
        }
    }

    /// The same group with a way to change it.
    #[must_use]
    pub fn aenderbar(mut self, pfad: String) -> Self {
        self.aendern = Some(pfad);
        self
    }
}

/// Lines of which the absent ones are left out.
pub(in crate::web) fn gruppe<const N: usize>(
    texte: &Texte,
    titel: &str,
    zeilen: [(&str, Option<String>); N],
) -> Gruppe {
    let zeilen = zeilen
        .into_iter()
        .filter_map(|(name, wert)| {
            Some(Zeile {
                name: texte.t(name),
                wert: wert?,
                angabe: None,
            })
        })
        .collect();
    Gruppe {
        titel: texte.t(titel),
        zeilen,
        aendern: None,
    }
}

/// The address of a new dwelling as far as it was typed, in one line.
#[must_use]
pub fn neue_anschrift(land: &Land, eingabe: &WohnungEingabe) -> Option<String> {
    let gemeinde = land
        .gemeinden
        .iter()
        .find(|gemeinde| gemeinde.ags.as_str() == eingabe.gemeinde.trim())
        .map_or("", |gemeinde| gemeinde.name.as_str());
    let zeile = |teile: [&str; 2]| teile.map(str::trim).join(" ").trim().to_owned();
    let zeilen = [
        zeile([&eingabe.strasse, &eingabe.hausnummer]),
        zeile([&eingabe.postleitzahl, gemeinde]),
    ];
    let da: Vec<_> = zeilen.into_iter().filter(|zeile| !zeile.is_empty()).collect();
    (!da.is_empty()).then(|| da.join(", "))
}

/// Everything a register sent about the reader (`selbst`) or about somebody else.
#[must_use]
pub fn meldedaten(texte: &Texte, daten: &Meldedaten, selbst: bool) -> Vec<Gruppe> {
    let [titel_person, titel_wohnung, titel_wohnungen, titel_weitere] = if selbst {
        [
            "gruppe-person",
            "gruppe-wohnung",
            "gruppe-wohnungen",
            "gruppe-weitere",
        ]
    } else {
        [
            "gruppe-person-andere",
            "gruppe-wohnung-andere",
            "gruppe-wohnungen-andere",
            "gruppe-weitere-andere",
        ]
    };
    let wohnungen = daten
        .wohnungen
        .iter()
        .enumerate()
        .flat_map(|(nummer, w)| wohnung(texte, w, nummer))
        .collect();
    let titel_wohnung = if daten.wohnungen.len() > 1 {
        titel_wohnungen
    } else {
        titel_wohnung
    };
    let neu = |titel, zeilen| Gruppe {
        titel: texte.t(titel),
        zeilen,
        aendern: None,
    };
    let mut gruppen = vec![
        neu(titel_person, person(texte, &daten.person)),
        neu(titel_wohnung, wohnungen),
    ];
    if !daten.weitere.is_empty() {
        gruppen.push(neu(titel_weitere, weitere_zeilen(texte, &daten.weitere)));
    }
    gruppen
}

/// Relatives and representatives whom the register names, each as a group.
#[must_use]
pub fn beteiligte(texte: &Texte, daten: &Meldedaten) -> Vec<Gruppe> {
    daten
        .beteiligte_gezaehlt()
        .into_iter()
        .map(|(nummer, einer)| {
            let wort = einer.als.schluessel();
            let mut zeilen = weitere_zeilen(texte, &einer.angaben);
            for zeile in &mut zeilen {
                zeile.angabe = zeile
                    .angabe
                    .take()
                    .map(|angabe| format!("{wort}-{nummer}-{angabe}"));
            }
            let titel = format!("gruppe-beteiligt-{wort}");
            Gruppe {
                titel: match einer.als {
                    Beteiligung::Partner => texte.t(&titel),
                    _ => texte.mit(&titel, &[("nummer", nummer.to_string().into())]),
                },
                zeilen,
                aendern: None,
            }
        })
        .collect()
}

/// The further facts; one that repeats has its number in its key.
fn weitere_zeilen(texte: &Texte, angaben: &[Angabe]) -> Vec<Zeile> {
    mit_schluessel(angaben)
        .into_iter()
        .map(|(schluessel, angabe)| {
            let mut zeile = weitere(texte, angabe);
            zeile.angabe = Some(schluessel);
            zeile
        })
        .collect()
}

fn person(texte: &Texte, person: &Person) -> Vec<Zeile> {
    let text = |feld: &Option<xoev::latin::Text>| feld.as_ref().map(|t| t.as_str().to_owned());
    [
        ("0401", text(&person.doktorgrad)),
        ("0101a", Some(person.familienname.as_str().to_owned())),
        ("0301", text(&person.vornamen)),
        ("0302", text(&person.rufname)),
        ("0601", Some(texte.teildatum(person.geburtsdatum))),
    ]
    .into_iter()
    .filter_map(|(blatt, wert)| blattzeile(texte, &format!("blatt-{blatt}"), wert, blatt.to_owned()))
    .collect()
}

fn blattzeile(texte: &Texte, name: &str, wert: Option<String>, angabe: String) -> Option<Zeile> {
    Some(Zeile {
        name: texte.t(name),
        wert: wert?,
        angabe: Some(angabe),
    })
}

pub(super) fn wohnung(texte: &Texte, wohnung: &Wohnung, nummer: usize) -> Vec<Zeile> {
    let zeilen = [
        (
            "wohnung-anschrift",
            "wohnung",
            Some(anschrift_im_block(&wohnung.anschrift)),
        ),
        ("zeile-status", "1213", wohnung.status.map(|s| status(texte, s))),
        (
            "wohnung-bezogen",
            "1301",
            wohnung.bezogen_am.map(|tag| texte.tag(tag)),
        ),
    ];
    let weitere = wohnung.weitere.iter().map(|angabe| {
        let mut zeile = weitere(texte, angabe);
        zeile.angabe = Some(format!("{}-{nummer}", angabe.blatt));
        zeile
    });
    zeilen
        .into_iter()
        .filter_map(|(name, blatt, wert)| blattzeile(texte, name, wert, format!("{blatt}-{nummer}")))
        .chain(weitere)
        .collect()
}

pub(super) fn weitere(texte: &Texte, angabe: &Angabe) -> Zeile {
    let schluessel = format!("blatt-{}", angabe.blatt);
    let name = if texte.hat(&schluessel) {
        texte.t(&schluessel)
    } else {
        texte.mit("blatt-sonst", &[("blatt", angabe.blatt.as_str().into())])
    };
    // What a register or a document says in German stays; another language takes its words from the list.
    let uebersetzt = angabe
        .schluessel
        .as_ref()
        .filter(|_| !texte.sprache().ist_deutsch())
        .and_then(|schluessel| texte.schluessel(schluessel));
    Zeile {
        name,
        wert: uebersetzt.unwrap_or(angabe.wert.as_str()).to_owned(),
        angabe: None,
    }
}

/// What was declared in a case.
#[must_use]
pub fn fall(texte: &Texte, fall: &Fall, behoerde: Option<&str>, aktenzeichen: Option<&str>) -> Gruppe {
    let erklaert = &fall.erklaerung;
    gruppe(
        texte,
        "gruppe-neue-wohnung",
        [
            ("zeile-person", Some(namen(fall))),
            (
                "zeile-geburtsdatum",
                Some(texte.teildatum(erklaert.person.geburtsdatum)),
            ),
            ("zeile-anschrift", Some(anschrift_im_block(&erklaert.anschrift))),
            ("zeile-einzug", Some(texte.tag(erklaert.einzug))),
            ("zeile-status", Some(status(texte, erklaert.status))),
            ("zeile-behoerde", behoerde.map(str::to_owned)),
            ("zeile-aktenzeichen-behoerde", aktenzeichen.map(str::to_owned)),
        ],
    )
}

/// Everybody who is in the Anmeldung.
fn namen(fall: &Fall) -> String {
    let erklaert = &fall.erklaerung;
    std::iter::once(&erklaert.person)
        .chain(&erklaert.weitere)
        .map(Person::anzeigename)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The address in one line, for a sentence or a choice.
pub(in crate::web) fn anschrift(anschrift: &Anschrift) -> String {
    let mut zeile = anschrift.einzeilig();
    if let Some(zusatz) = anschrift.zusatz() {
        zeile = [zeile, zusatz].join(", ");
    }
    zeile
}

/// The address as it stands on a letter, for a list of facts: what stands besides street and place has a line of its own.
pub(in crate::web) fn anschrift_im_block(anschrift: &Anschrift) -> String {
    let ort = format!(
        "{} {}",
        anschrift.postleitzahl.as_str(),
        anschrift.wohnort.as_str()
    );
    [
        Some(anschrift.strasse_und_nummer()),
        anschrift.zusatz(),
        Some(ort),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("\n")
}

pub(in crate::web) fn status(texte: &Texte, status: Wohnungsstatus) -> String {
    texte.t(match status {
        Wohnungsstatus::Alleinige => "wohnungsart-alleinige",
        Wohnungsstatus::Haupt => "wohnungsart-haupt",
        Wohnungsstatus::Neben => "wohnungsart-neben",
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xoev::{codes::Familienstand, latin::Text, listen::Codelisten};

    use super::*;
    use crate::meldewesen::Schluessel;

    #[test]
    fn a_key_is_shown_in_the_language_of_the_page() {
        let texte = Texte::lade()
            .unwrap()
            .mit_listen(Arc::new(Codelisten::eingebaut()));
        let mut angabe = Angabe {
            blatt: "1401".to_owned(),
            wert: Text::parse("ledig").unwrap(),
            schluessel: Some(Schluessel {
                liste: Familienstand::LISTE.uri.to_owned(),
                code: "LD".to_owned(),
            }),
        };
        let zeige = |angabe: &Angabe, sprache| weitere(&texte.auf(sprache), angabe).wert;
        assert_eq!(zeige(&angabe, "de"), "ledig");
        assert_eq!(zeige(&angabe, "en"), "single");
        angabe.schluessel = None;
        assert_eq!(zeige(&angabe, "en"), "ledig", "stored before keys were kept");
    }
}
