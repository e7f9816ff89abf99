//! The whole declaration in German words: what the registers hold and was checked, and everything that was said.
//!
//! The receipt prints it (§ 9a OZG), and the authority reads it under the case code.

use xoev::latin::Text;

use super::{Entwurf, Umziehend, bescheinigung_inhalt::beteiligung};
use crate::{
    antrag::{Einwand, Fehlgrund, Nachweis, Personenangabe, Rolle, Sorge, Umzugsart, Verbleib, Vorwiegend},
    fall::Angabengruppe,
    kernel::uhr::{monatsname, tag_lang, zeit_lang},
    meldewesen::{
        Angabe, Anschrift, Beziehung, Entscheidung, Geltung, Meldedaten, Sorgeantwort, Wohnungsgeber,
        Wohnungsstatus, blattname, mit_schluessel,
    },
    regeln::Beschluss,
};

/// The rows of one group; what is absent is left out.
type Zeilen = Vec<(String, String)>;

/// Everything, group by group, in the order of the form.
pub(super) fn gruppen(entwurf: &Entwurf, beschluss: &Beschluss) -> Vec<Angabengruppe> {
    let mut gruppen: Vec<_> = entwurf
        .personen
        .iter()
        .zip(&beschluss.anmeldung.personen)
        .map(|(person, angabe)| {
            let mut gruppe = person_gruppe(person, angabe);
            gruppe.zeilen.extend(sorge(entwurf, person, angabe));
            gruppe
        })
        .collect();
    gruppen.push(wohnung(beschluss));
    if let Some(ich) = entwurf.ich() {
        gruppen.push(bisherige(beschluss, &ich.meldedaten));
    }
    gruppen.push(geber(beschluss));
    if beschluss.anmeldung.nachweis == Nachweis::Eigenerklaerung {
        gruppen.push(eigenerklaerung(entwurf, beschluss));
    }
    gruppen
}

/// What kind of declaration it is.
pub(super) const fn dienst(art: Umzugsart) -> &'static str {
    match art {
        Umzugsart::Anmeldung => "Anmeldung einer Wohnung",
        Umzugsart::Ummeldung => "Ummeldung innerhalb der Gemeinde",
    }
}

/// The address in one line with what belongs to it.
pub(super) fn einzeilig(anschrift: &Anschrift) -> String {
    let zusatz = anschrift.zusatz().map(|zusatz| format!(", {zusatz}"));
    [anschrift.einzeilig(), zusatz.unwrap_or_default()].concat()
}

fn gruppe(titel: impl Into<String>, zeilen: Zeilen) -> Angabengruppe {
    Angabengruppe {
        titel: titel.into(),
        zeilen,
    }
}

fn zeile(name: &str, wert: impl Into<String>) -> (String, String) {
    (name.to_owned(), wert.into())
}

/// The registers' data with what was said against them, then what was declared about the person.
fn person_gruppe(person: &Umziehend, angabe: &Personenangabe) -> Angabengruppe {
    let titel = match person.rolle {
        Rolle::Selbst => "Anmeldende Person",
        Rolle::Angehoerig(Beziehung::Ehegatte) => "Ehefrau oder Ehemann",
        Rolle::Angehoerig(Beziehung::Lebenspartner) => "Lebenspartnerin oder Lebenspartner",
        Rolle::Angehoerig(Beziehung::Kind | Beziehung::KindDesPartners) => "Kind",
    };
    let mut zeilen: Zeilen = registerdaten(&person.meldedaten)
        .into_iter()
        .map(|(schluessel, name, wert)| {
            let einwand = angabe.einwaende.iter().find(|e| e.angabe == schluessel);
            let wert = einwand.map_or(wert.clone(), |einwand| widersprochen(&wert, einwand));
            (name, wert)
        })
        .collect();
    zeilen.push(zeile(
        "Daten des Melderegisters",
        if angabe.einwaende.is_empty() {
            "geprüft, sie stimmen"
        } else {
            "geprüft, nicht alle stimmen"
        },
    ));
    for sperre in &angabe.sperren.eintragen {
        zeilen.push(zeile("Widerspruch eintragen", sperre.0.name()));
    }
    for sperre in &angabe.sperren.loeschen {
        zeilen.push(zeile("Widerspruch löschen", sperre.0.name()));
    }
    gruppe(
        format!("{titel}: {}", person.meldedaten.person.anzeigename()),
        zeilen,
    )
}

/// The facts of a register: the key by which one can be objected to, its name, and what it says.
fn registerdaten(daten: &Meldedaten) -> Vec<(String, String, String)> {
    let person = &daten.person;
    let text = |feld: &Option<Text>| feld.as_ref().map(|text| text.as_str().to_owned());
    let mut zeilen: Vec<(String, String, String)> = [
        ("0401", text(&person.doktorgrad)),
        ("0101a", Some(person.familienname.as_str().to_owned())),
        ("0301", text(&person.vornamen)),
        ("0302", text(&person.rufname)),
        ("0601", Some(teildatum(person.geburtsdatum))),
    ]
    .into_iter()
    .filter_map(|(blatt, wert)| Some((blatt.to_owned(), blattname(blatt), wert?)))
    .collect();
    for (nummer, wohnung) in daten.wohnungen.iter().enumerate() {
        let teile = [
            (
                "wohnung",
                "Bisherige Anschrift",
                Some(einzeilig(&wohnung.anschrift)),
            ),
            (
                "1213",
                "Art der Wohnung",
                wohnung.status.map(|s| status(s).to_owned()),
            ),
            ("1301", "Eingezogen am", wohnung.bezogen_am.map(tag_lang)),
        ];
        zeilen.extend(teile.into_iter().filter_map(|(schluessel, name, wert)| {
            Some((format!("{schluessel}-{nummer}"), name.to_owned(), wert?))
        }));
        zeilen.extend(wohnung.weitere.iter().map(|angabe| {
            let schluessel = format!("{}-{nummer}", angabe.blatt);
            (
                schluessel,
                blattname(&angabe.blatt),
                angabe.wert.as_str().to_owned(),
            )
        }));
    }
    zeilen.extend(weitere("", "", &daten.weitere));
    for (nummer, einer) in daten.beteiligte_gezaehlt() {
        let wer = beteiligung(einer.als, nummer);
        let davor = format!("{}-{nummer}-", einer.als.schluessel());
        zeilen.extend(weitere(&davor, &format!("{wer}: "), &einer.angaben));
    }
    zeilen
}

/// Further facts, key and name with what stands before them.
fn weitere(
    vor_schluessel: &str,
    vor_name: &str,
    angaben: &[Angabe],
) -> impl Iterator<Item = (String, String, String)> {
    mit_schluessel(angaben)
        .into_iter()
        .map(move |(schluessel, angabe)| {
            (
                format!("{vor_schluessel}{schluessel}"),
                format!("{vor_name}{}", blattname(&angabe.blatt)),
                angabe.wert.as_str().to_owned(),
            )
        })
}

fn widersprochen(wert: &str, einwand: &Einwand) -> String {
    match &einwand.richtig {
        Some(richtig) => format!("{wert} – stimmt nicht. Richtig: {}", richtig.as_str()),
        None => format!("{wert} – stimmt nicht."),
    }
}

/// How it stands with the custody of a child, and what the others who have it answered.
fn sorge(entwurf: &Entwurf, kind: &Umziehend, angabe: &Personenangabe) -> Zeilen {
    let stand = angabe.sorge.map(|sorge| match sorge {
        Sorge::ZiehenMit => "alle Sorgeberechtigten ziehen mit".to_owned(),
        Sorge::Allein => allein(entwurf, kind),
        Sorge::Zustimmung => "Zustimmung liegt vor".to_owned(),
        Sorge::Unterlage => "Nachweis hochgeladen".to_owned(),
        Sorge::Spaeter => "Nachweis auf Anforderung".to_owned(),
    });
    let antworten = angabe.antworten.iter().map(antwort);
    stand
        .map(|stand| zeile("Sorgerecht", stand))
        .into_iter()
        .chain(antworten.map(|antwort| zeile("Antwort zum Umzug", antwort)))
        .collect()
}

fn allein(entwurf: &Entwurf, kind: &Umziehend) -> String {
    let wer = entwurf.allein_sorgend(kind).map_or_else(String::new, |wer| {
        format!(" von {}", wer.meldedaten.person.anzeigename())
    });
    let auch = if entwurf.andere_sorgen_auch(kind) {
        "; das Melderegister nennt noch jemanden mit Sorgerecht"
    } else {
        ""
    };
    format!("alleiniges Sorgerecht{wer} nach eigener Angabe{auch}")
}

fn antwort(antwort: &Sorgeantwort) -> String {
    let was = match (antwort.entscheidung, antwort.geltung) {
        (Entscheidung::Zugestimmt, _) => "zugestimmt",
        (Entscheidung::Verweigert, Geltung::DieserUmzug) => "nicht zugestimmt",
        (Entscheidung::Verweigert, Geltung::AndererUmzug) => {
            "einem Umzug an eine andere Anschrift oder an einem anderen Tag nicht zugestimmt"
        }
    };
    format!(
        "{}, geboren {}, hat am {} online {was} (angemeldet auf dem Vertrauensniveau hoch)",
        antwort.wer.anzeigename(),
        teildatum(antwort.wer.geburtsdatum),
        zeit_lang(antwort.am)
    )
}

fn wohnung(beschluss: &Beschluss) -> Angabengruppe {
    let antrag = &beschluss.anmeldung;
    let mut zeilen = vec![
        zeile("Vorgang", dienst(antrag.art)),
        zeile("Neue Anschrift", einzeilig(&antrag.anschrift)),
        zeile("Tag des Einzugs", tag_lang(antrag.einzug.tag)),
        zeile("Art der Wohnung", status(beschluss.status)),
    ];
    let inhaber = antrag.anschrift.wohnungsinhaber.as_ref();
    zeilen.extend(inhaber.map(|name| zeile("Name an der Wohnung", name.as_str())));
    let gemeinsam = antrag.gemeinschaft.as_ref();
    zeilen.extend(gemeinsam.map(|g| zeile("Gemeinsamer Umzug", g.as_str())));
    gruppe("Neue Wohnung", zeilen)
}

fn bisherige(beschluss: &Beschluss, ich: &Meldedaten) -> Angabengruppe {
    let antrag = &beschluss.anmeldung;
    let mut zeilen: Zeilen = ich
        .wohnungen
        .iter()
        .zip(&antrag.einzug.bisherige)
        .map(|(wohnung, verbleib)| {
            let was = match verbleib {
                Verbleib::Aufgeben => "Wird aufgegeben",
                Verbleib::Behalten => "Wird behalten",
            };
            zeile(was, einzeilig(&wohnung.anschrift))
        })
        .collect();
    zeilen.extend(
        antrag
            .einzug
            .auszug
            .map(|tag| zeile("Tag des Auszugs", tag_lang(tag))),
    );
    let vorwiegend = match antrag.vorwiegend {
        Some(Vorwiegend::Neu) => Some(einzeilig(&antrag.anschrift)),
        Some(Vorwiegend::Bisher(nummer)) => ich.wohnungen.get(nummer).map(|w| einzeilig(&w.anschrift)),
        None => None,
    };
    zeilen.extend(vorwiegend.map(|wo| zeile("Vorwiegend benutzte Wohnung", wo)));
    let getrennt = antrag.getrennt.map(|ja| if ja { "ja" } else { "nein" });
    zeilen.extend(getrennt.map(|wert| zeile("Dauernd getrennt lebend", wert)));
    gruppe("Bisherige Wohnungen", zeilen)
}

fn geber(beschluss: &Beschluss) -> Angabengruppe {
    let antrag = &beschluss.anmeldung;
    let mut zeilen = match &antrag.wohnungsgeber {
        Wohnungsgeber::Eigentum => vec![zeile("Wohnverhältnis", "eigene Wohnung (Eigentum)")],
        Wohnungsgeber::Vermietung {
            name,
            strasse_hausnummer,
            plz_ort,
            eigentuemer,
        } => {
            let anschrift = format!("{}, {}", strasse_hausnummer.as_str(), plz_ort.as_str());
            let mut zeilen = vec![zeile("Name", name.as_str()), zeile("Anschrift", anschrift)];
            zeilen.extend(eigentuemer.iter().map(|e| zeile("Eigentümer", e.as_str())));
            zeilen
        }
    };
    zeilen.push(zeile(
        "Bestätigung",
        match &antrag.nachweis {
            Nachweis::Datei => "hochgeladen".to_owned(),
            Nachweis::Merkmal(merkmal) => format!("Zuordnungsmerkmal {}", merkmal.as_str()),
            Nachweis::Eigenerklaerung => "eigene Erklärung, siehe unten".to_owned(),
            Nachweis::Code(Fehlgrund::Verweigert) => {
                "keine, der Wohnungsgeber verweigert sie; Code per Brief".to_owned()
            }
            Nachweis::Code(Fehlgrund::NichtRechtzeitig) => {
                "keine, sie liegt nicht rechtzeitig vor; Code per Brief".to_owned()
            }
        },
    ));
    gruppe("Wohnungsgeber", zeilen)
}

/// What the owner declared in the place of a landlord (§ 19 Abs. 3 BMG); a paper of its own goes to the authority.
fn eigenerklaerung(entwurf: &Entwurf, beschluss: &Beschluss) -> Angabengruppe {
    let antrag = &beschluss.anmeldung;
    let namen = |person: &Umziehend| person.meldedaten.person.anzeigename();
    let einziehende: Vec<_> = entwurf.personen.iter().map(namen).collect();
    gruppe(
        "Eigenerklärung zum Einzug (§ 19 Absatz 3 Bundesmeldegesetz)",
        vec![
            zeile(
                "Eigentümerin oder Eigentümer",
                entwurf.ich().map(namen).unwrap_or_default(),
            ),
            zeile("Wohnung", einzeilig(&antrag.anschrift)),
            zeile("Tag des Einzugs", tag_lang(antrag.einzug.tag)),
            zeile("Es ziehen ein", einziehende.join(", ")),
            zeile(
                "Erklärung",
                "Die Wohnung gehört mir und ich wohne selbst darin. Ich bestätige den Einzug der genannten Personen.",
            ),
        ],
    )
}

/// The status in words.
const fn status(status: Wohnungsstatus) -> &'static str {
    match status {
        Wohnungsstatus::Alleinige => "alleinige Wohnung",
        Wohnungsstatus::Haupt => "Hauptwohnung",
        Wohnungsstatus::Neben => "Nebenwohnung",
    }
}

/// A date of which parts may be unknown, in the form of [`tag_lang`].
pub(super) fn teildatum(datum: xoev::teildatum::Teildatum) -> String {
    use xoev::teildatum::Teildatum;
    match datum {
        Teildatum::Tag(tag) => tag_lang(tag),
        Teildatum::Monat { jahr, monat } => format!("{} {jahr}", monatsname(monat)),
        Teildatum::Jahr(jahr) => jahr.to_string(),
        Teildatum::Unbekannt => "nicht bekannt".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::antrag::Sperrwunsch;

    fn erika() -> Umziehend {
        let meldedaten = serde_json::json!({
            "person": {
                "familienname": "Mustermann", "vornamen": "Erika", "rufname": null, "doktorgrad": "Dr.",
                "geburtsdatum": "1964-08-12",
            },
            "wohnungen": [{
                "anschrift": {
                    "ags": "99000001", "postleitzahl": "99001", "wohnort": "Altstadt", "strasse": "Ring",
                    "hausnummer": "109", "hausnummernzusatz": ".5", "teilnummer": null, "wohnungsnummer": "12",
                    "zusatzangaben": null, "wohnungsinhaber": null,
                },
                "bezogen_am": "2020-12-01",
                "status": "alleinige",
            }],
            "weitere": [
                {"blatt": "1401", "wert": "ledig"},
                {"blatt": "1001", "wert": "deutsch"},
                {"blatt": "1001", "wert": "polnisch"},
            ],
        });
        Umziehend {
            schluessel: "selbst".to_owned(),
            rolle: Rolle::Selbst,
            meldedaten: serde_json::from_value(meldedaten).unwrap(),
            meldeschein: String::new(),
            abgerufen_am: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn angabe(einwaende: Vec<Einwand>) -> Personenangabe {
        Personenangabe {
            schluessel: "selbst".to_owned(),
            rolle: Rolle::Selbst,
            einwaende,
            sperren: Sperrwunsch::default(),
            sorge: None,
            antworten: Vec::new(),
        }
    }

    fn wert<'g>(gruppe: &'g Angabengruppe, name: &str) -> Vec<&'g str> {
        let zeilen = gruppe.zeilen.iter();
        zeilen
            .filter(|(n, _)| n == name)
            .map(|(_, w)| w.as_str())
            .collect()
    }

    #[test]
    fn every_fact_of_the_register_stands_there_under_its_german_name() {
        let gruppe = person_gruppe(&erika(), &angabe(Vec::new()));
        assert_eq!(gruppe.titel, "Anmeldende Person: Dr. Erika Mustermann");
        for (name, erwartet) in [
            ("Familienname", vec!["Mustermann"]),
            ("Geburtsdatum", vec!["12. August 1964"]),
            ("Bisherige Anschrift", vec!["Ring 109.5, 99001 Altstadt, 12"]),
            ("Eingezogen am", vec!["1. Dezember 2020"]),
            ("Familienstand", vec!["ledig"]),
            ("Staatsangehörigkeit", vec!["deutsch", "polnisch"]),
            ("Daten des Melderegisters", vec!["geprüft, sie stimmen"]),
        ] {
            assert_eq!(wert(&gruppe, name), erwartet, "{name}");
        }
    }

    #[test]
    fn what_was_called_wrong_is_marked_at_its_fact() {
        let einwand = |angabe: &str, richtig| Einwand::parse(angabe, richtig).unwrap();
        let einwaende = vec![einwand("1001-2", "litauisch"), einwand("1301-0", "")];
        let gruppe = person_gruppe(&erika(), &angabe(einwaende));
        assert_eq!(
            wert(&gruppe, "Staatsangehörigkeit"),
            ["deutsch", "polnisch – stimmt nicht. Richtig: litauisch"]
        );
        assert_eq!(
            wert(&gruppe, "Eingezogen am"),
            ["1. Dezember 2020 – stimmt nicht."]
        );
        assert_eq!(
            wert(&gruppe, "Daten des Melderegisters"),
            ["geprüft, nicht alle stimmen"]
        );
    }
}
