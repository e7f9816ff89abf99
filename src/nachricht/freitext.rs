//! What a 1704 has no field for, as sentences for the clerk who reads it.
//!
//! The message knows one paper and one `freitext`. Everything else goes here: what becomes of other dwellings,
//! what the person says is wrong in the register, custody, why there is no confirmation, and where further papers wait.

use xoev::Text;

use crate::{
    antrag::{Anmeldung, Einwand, Fehlgrund, Nachweis, Personenangabe, Sorge},
    meldewesen::{Fallcode, Meldedaten, Wohnungsgeber, Wohnungsstatus, Zustimmung},
    regeln::{
        Beschluss,
        hauptwohnung::{Massstab, status_bisher},
        scheinanschrift::Auffaelligkeit,
    },
};

/// All sentences. `bestand` is what the register answered about each person, in the order of the declaration.
pub(super) fn saetze(beschluss: &Beschluss, bestand: &[&Meldedaten], fallcode: &Fallcode) -> Vec<Text> {
    let antrag = &beschluss.anmeldung;
    let mut saetze = nachweis(antrag);
    saetze.extend(wohnungen(beschluss, bestand.first().copied()));
    for (person, daten) in antrag.personen.iter().zip(bestand) {
        let wer = daten.person.anzeigename();
        saetze.extend(person.einwaende.iter().map(|einwand| widerlegt(&wer, einwand)));
        saetze.extend(sorge(&wer, person, fallcode));
    }
    if let Some(gemeinschaft) = &antrag.gemeinschaft {
        saetze.push(format!(
            "Gemeinsamer Umzug {}: Mehrere Personen ziehen mit je eigener Anmeldung in diese Wohnung; die Bestätigung des Wohnungsgebers kann mehrere von ihnen nennen.",
            gemeinschaft.as_str()
        ));
    }
    if !antrag.unterlagen.is_empty() {
        saetze.push(format!(
            "{} weitere Unterlage(n) liegen im Portal zum Abruf bereit, Fallcode {}.",
            antrag.unterlagen.len(),
            fallcode.as_str()
        ));
    }
    saetze.extend(beschluss.auffaelligkeiten.iter().map(|auffaelligkeit| {
        match auffaelligkeit {
            Auffaelligkeit::VieleFremde(anzahl) => format!(
                "Hinweis des Portals: Unter dieser Anschrift haben sich über das Portal in zwölf Monaten {anzahl} Personen mit anderen Familiennamen angemeldet."
            ),
            Auffaelligkeit::EinzugVorBisherigem => {
                "Hinweis des Portals: Der angegebene Einzug liegt vor dem Einzug in eine bisherige Wohnung, die aufgegeben wird.".to_owned()
            }
            Auffaelligkeit::KeinWohnhaus => {
                "Hinweis des Portals: Das Gebäude ist im Portal als Gebäude ohne Wohnungen eingetragen.".to_owned()
            }
        }
    }));
    saetze.iter().filter_map(|satz| Text::parse(satz).ok()).collect()
}

fn nachweis(antrag: &Anmeldung) -> Vec<String> {
    let mut saetze = Vec::new();
    if antrag.wohnungsgeber == Wohnungsgeber::Eigentum {
        saetze.push("Einzug in eigene Wohnung (Eigentum).".to_owned());
    }
    match &antrag.nachweis {
        Nachweis::Datei => {}
        Nachweis::Eigenerklaerung => {
            saetze.push(
                "Die beigefügte Bestätigung ist eine Eigenerklärung der Eigentümerin oder des Eigentümers."
                    .to_owned(),
            );
        }
        Nachweis::Merkmal(merkmal) => saetze.push(format!(
            "Zuordnungsmerkmal des Wohnungsgebers (§ 19 Abs. 4 BMG): {}",
            merkmal.as_str()
        )),
        Nachweis::Code(grund) => {
            let grund = match grund {
                Fehlgrund::Verweigert => "Der Wohnungsgeber verweigert die Bestätigung",
                Fehlgrund::NichtRechtzeitig => {
                    "Die Bestätigung des Wohnungsgebers liegt nicht rechtzeitig vor"
                }
            };
            saetze.push(format!(
                "{grund} (Mitteilung nach § 19 Abs. 2 BMG); Bestätigung durch Code (§ 23a Abs. 3 BMG) erbeten."
            ));
        }
    }
    saetze
}

/// What becomes of the present dwellings, if not all are given up.
fn wohnungen(beschluss: &Beschluss, ich: Option<&Meldedaten>) -> Vec<String> {
    let antrag = &beschluss.anmeldung;
    let mut saetze = Vec::new();
    if !antrag.einzug.behaelt() {
        return saetze;
    }
    for (nummer, wohnung) in ich.into_iter().flat_map(|ich| ich.wohnungen.iter().enumerate()) {
        let anschrift = wohnung.anschrift.einzeilig();
        saetze.push(match status_bisher(&antrag.einzug, antrag.vorwiegend, nummer) {
            None => format!("Bisherige Wohnung wird aufgegeben: {anschrift}."),
            Some(Wohnungsstatus::Haupt) => {
                format!("Bisherige Wohnung bleibt oder wird Hauptwohnung: {anschrift}.")
            }
            Some(_) => format!("Bisherige Wohnung bleibt Nebenwohnung: {anschrift}."),
        });
    }
    saetze.push(match beschluss.massstab {
        Massstab::Person => "Hauptwohnung nach eigener Angabe: die vorwiegend benutzte Wohnung (§ 21 Abs. 2 BMG).".to_owned(),
        Massstab::Familie => {
            "Hauptwohnung nach eigener Angabe: die von der Familie vorwiegend benutzte Wohnung (§ 22 Abs. 1 BMG).".to_owned()
        }
        Massstab::Sorgeberechtigte => {
            "Hauptwohnung nach eigener Angabe: die von den Personensorgeberechtigten vorwiegend benutzte Wohnung (§ 22 Abs. 2 BMG).".to_owned()
        }
    });
    if antrag.getrennt == Some(true) {
        saetze.push("Nach eigener Angabe dauernd getrennt lebend (§ 22 Abs. 1 BMG).".to_owned());
    }
    saetze
}

fn widerlegt(wer: &str, einwand: &Einwand) -> String {
    let angabe = einwand.benannt();
    match &einwand.richtig {
        Some(richtig) => format!(
            "{wer}: Angabe {angabe} stimmt nach eigener Angabe nicht. Richtig sei: {}",
            richtig.as_str()
        ),
        None => format!("{wer}: Angabe {angabe} stimmt nach eigener Angabe nicht."),
    }
}

fn sorge(kind: &str, person: &Personenangabe, fallcode: &Fallcode) -> Option<String> {
    match (person.sorge?, &person.zustimmung) {
        (Sorge::Zustimmung, Some(zustimmung)) => Some(erteilt(kind, zustimmung)),
        (Sorge::ZiehenMit | Sorge::Zustimmung, _) => None,
        (Sorge::Allein, _) => Some(format!("{kind}: alleiniges Sorgerecht nach eigener Angabe.")),
        (Sorge::Unterlage, _) => Some(format!(
            "{kind}: Nachweis zum Sorgerecht liegt im Portal zum Abruf bereit, Fallcode {}.",
            fallcode.as_str()
        )),
        (Sorge::Spaeter, _) => Some(format!(
            "{kind}: Eine weitere sorgeberechtigte Person zieht nicht mit; ein Nachweis wird auf Anforderung vorgelegt."
        )),
    }
}

fn erteilt(kind: &str, zustimmung: &Zustimmung) -> String {
    let wer = [zustimmung.vornamen.as_ref(), Some(&zustimmung.familienname)]
        .into_iter()
        .flatten()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    let tag = crate::kernel::uhr::in_berlin(zustimmung.erteilt_am).date();
    format!(
        "{kind}: Die weitere sorgeberechtigte Person {wer} (geboren {}) hat dem Umzug am {} zugestimmt, angemeldet auf dem Vertrauensniveau hoch.",
        zustimmung.geburtsdatum,
        tag.strftime("%d.%m.%Y")
    )
}
