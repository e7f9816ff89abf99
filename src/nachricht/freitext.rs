//! What a 1704 has no field for, as sentences for the clerk who reads it.
//!
//! The message knows one paper and one `freitext`. Everything else goes here: what becomes of other dwellings,
//! what the person says is wrong in the register, custody, why there is no confirmation, and where further papers wait.

use xoev::Text;

use crate::{
    antrag::{Anmeldung, Einwand, Fehlgrund, Nachweis, Personenangabe, Rolle, Sorge},
    meldewesen::{
        Entscheidung, Fallcode, Geltung, Meldedaten, Person, Sorgeantwort, Vertreter, Wohnungsgeber,
        Wohnungsstatus,
    },
    regeln::{
        Beschluss,
        hauptwohnung::{Massstab, status_bisher},
        scheinanschrift::Auffaelligkeit,
        vertretung,
    },
};

/// All sentences. `bestand` is what the register answered about each person, in the order of the declaration.
pub(super) fn saetze(beschluss: &Beschluss, bestand: &[&Meldedaten], fallcode: &Fallcode) -> Vec<Text> {
    let antrag = &beschluss.anmeldung;
    let mut saetze = nachweis(antrag);
    saetze.extend(wohnungen(beschluss, bestand.first().copied()));
    let mitziehende: Vec<(Rolle, &Person)> = antrag
        .personen
        .iter()
        .zip(bestand)
        .map(|(person, daten)| (person.rolle, &daten.person))
        .collect();
    for (person, daten) in antrag.personen.iter().zip(bestand) {
        let wer = daten.person.anzeigename();
        saetze.extend(person.einwaende.iter().map(|einwand| widerlegt(&wer, einwand)));
        saetze.extend(sorge(person, daten, &mitziehende, fallcode));
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

/// What is declared about custody, where the register says something else, and each answer of another custodian.
fn sorge(
    angabe: &Personenangabe,
    daten: &Meldedaten,
    mitziehende: &[(Rolle, &Person)],
    fallcode: &Fallcode,
) -> Vec<String> {
    let kind = daten.person.anzeigename();
    let personen: Vec<_> = mitziehende.iter().map(|(_, person)| *person).collect();
    let bleibende = vertretung::bleibende(&daten.vertreter, &personen);
    let mut saetze = Vec::new();
    match angabe.sorge {
        None | Some(Sorge::ZiehenMit | Sorge::Zustimmung) => {}
        Some(Sorge::Allein) => {
            let wer = vertretung::allein_sorgend(angabe.rolle, &daten.vertreter, mitziehende)
                .map_or_else(String::new, |(_, wer)| format!(" von {}", wer.anzeigename()));
            saetze.push(format!("{kind}: alleiniges Sorgerecht{wer} nach eigener Angabe."));
            saetze.extend(bleibende.iter().map(|andere| {
                format!(
                    "{kind}: Abweichend davon nennt das Register als gesetzlichen Vertreter auch {}.",
                    genannt(andere)
                )
            }));
        }
        Some(Sorge::Unterlage) => saetze.push(format!(
            "{kind}: Nachweis zum Sorgerecht liegt im Portal zum Abruf bereit, Fallcode {}.",
            fallcode.as_str()
        )),
        Some(Sorge::Spaeter) => saetze.push(format!(
            "{kind}: Eine weitere sorgeberechtigte Person zieht nicht mit; ein Nachweis wird auf Anforderung vorgelegt."
        )),
    }
    saetze.extend(angabe.antworten.iter().map(|antwort| {
        let im_register = bleibende
            .iter()
            .any(|andere| vertretung::ist(andere, &antwort.wer));
        beantwortet(&kind, antwort, im_register)
    }));
    saetze
}

fn genannt(vertreter: &Vertreter) -> String {
    let name = name(vertreter.vornamen.as_ref(), &vertreter.familienname);
    match vertreter.geburtsdatum {
        Some(geburt) => format!("{name} (geboren {geburt})"),
        None => name,
    }
}

fn beantwortet(kind: &str, antwort: &Sorgeantwort, im_register: bool) -> String {
    let wer = &antwort.wer;
    let tag = crate::kernel::uhr::in_berlin(antwort.am)
        .date()
        .strftime("%d.%m.%Y");
    let rolle = if im_register {
        "im Register als gesetzlicher Vertreter genannt"
    } else {
        "sorgeberechtigt nach eigener Angabe, im Register nicht als gesetzlicher Vertreter genannt"
    };
    let was = match (antwort.entscheidung, antwort.geltung) {
        (Entscheidung::Zugestimmt, _) => "hat dem Umzug zugestimmt",
        (Entscheidung::Verweigert, Geltung::DieserUmzug) => "hat dem Umzug ausdrücklich nicht zugestimmt",
        (Entscheidung::Verweigert, Geltung::AndererUmzug) => {
            "hat einem zuvor angefragten Umzug (andere Anschrift oder anderer Tag) ausdrücklich nicht zugestimmt"
        }
    };
    format!(
        "{kind}: {} (geboren {}; {rolle}) {was}, am {tag} mit Anmeldung auf dem Vertrauensniveau hoch.",
        name(wer.vornamen.as_ref(), &wer.familienname),
        wer.geburtsdatum,
    )
}

fn name(vornamen: Option<&Text>, familienname: &Text) -> String {
    [vornamen, Some(familienname)]
        .into_iter()
        .flatten()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};
    use xoev::teildatum::Teildatum;

    use super::*;
    use crate::{antrag::Sperrwunsch, kernel::zufall::FesterZufall, meldewesen::Beziehung};

    fn person(name: &str) -> Person {
        Person {
            familienname: Text::parse("Beispiel").unwrap(),
            vornamen: Some(Text::parse(name).unwrap()),
            rufname: None,
            doktorgrad: None,
            geburtsdatum: Teildatum::Tag(date(1980, 5, 6)),
        }
    }

    fn vertreter(name: &str) -> Vertreter {
        let Person {
            familienname,
            vornamen,
            ..
        } = person(name);
        Vertreter {
            familienname,
            vornamen,
            geburtsdatum: Some(Teildatum::Tag(date(1980, 5, 6))),
        }
    }

    fn antwort(wer: &str, entscheidung: Entscheidung, geltung: Geltung) -> Sorgeantwort {
        Sorgeantwort {
            wer: person(wer),
            am: Timestamp::from_second(1_790_000_000).unwrap(),
            entscheidung,
            geltung,
        }
    }

    /// What is said of a child of `rolle` whom Mutter moves with, her husband Mann too.
    fn gesagt(rolle: Beziehung, sorge_: Sorge, genannt: &[&str], antworten: Vec<Sorgeantwort>) -> String {
        let daten = Meldedaten {
            person: person("Kind"),
            wohnungen: Vec::new(),
            weitere: Vec::new(),
            angehoerige: Vec::new(),
            vertreter: genannt.iter().map(|name| vertreter(name)).collect(),
            widersprueche: Vec::new(),
            auskunftssperren: Vec::new(),
            weitere_wohnungen: Vec::new(),
            beteiligte: Vec::new(),
        };
        let angabe = Personenangabe {
            schluessel: "kind-1".to_owned(),
            rolle: Rolle::Angehoerig(rolle),
            einwaende: Vec::new(),
            sperren: Sperrwunsch::default(),
            sorge: Some(sorge_),
            antworten,
        };
        let (mutter, mann) = (person("Mutter"), person("Mann"));
        let mitziehende = [
            (Rolle::Selbst, &mutter),
            (Rolle::Angehoerig(Beziehung::Ehegatte), &mann),
        ];
        let fallcode = Fallcode::neu(&FesterZufall::neu(1));
        sorge(&angabe, &daten, &mitziehende, &fallcode).join("\n")
    }

    #[test]
    fn a_refusal_reaches_the_authority_whatever_way_the_person_then_takes() {
        let nein = antwort("Vater", Entscheidung::Verweigert, Geltung::DieserUmzug);
        for weg in [Sorge::Allein, Sorge::Unterlage, Sorge::Spaeter] {
            let text = gesagt(Beziehung::Kind, weg, &["Mutter", "Vater"], vec![nein.clone()]);
            assert!(
                text.ends_with(
                    "Kind Beispiel: Vater Beispiel (geboren 1980-05-06; im Register als gesetzlicher Vertreter genannt) \
                     hat dem Umzug ausdrücklich nicht zugestimmt, am 21.09.2026 mit Anmeldung auf dem \
                     Vertrauensniveau hoch."
                ),
                "{text}"
            );
        }
        let anderer = antwort("Vater", Entscheidung::Verweigert, Geltung::AndererUmzug);
        let text = gesagt(
            Beziehung::Kind,
            Sorge::Spaeter,
            &["Mutter", "Vater"],
            vec![anderer],
        );
        assert!(text.contains("andere Anschrift oder anderer Tag"), "{text}");
    }

    #[test]
    fn sole_custody_names_whoever_is_meant_and_says_where_the_register_differs() {
        let text = gesagt(Beziehung::Kind, Sorge::Allein, &["Mutter", "Vater"], Vec::new());
        assert_eq!(
            text,
            "Kind Beispiel: alleiniges Sorgerecht von Mutter Beispiel nach eigener Angabe.\n\
             Kind Beispiel: Abweichend davon nennt das Register als gesetzlichen Vertreter auch \
             Vater Beispiel (geboren 1980-05-06)."
        );
        let text = gesagt(Beziehung::KindDesPartners, Sorge::Allein, &["Mann"], Vec::new());
        assert_eq!(
            text,
            "Kind Beispiel: alleiniges Sorgerecht von Mann Beispiel nach eigener Angabe."
        );
    }

    #[test]
    fn who_consented_is_told_with_name_and_birth_date_and_whether_the_register_names_them() {
        let ja = |wer| vec![antwort(wer, Entscheidung::Zugestimmt, Geltung::DieserUmzug)];
        let text = gesagt(
            Beziehung::Kind,
            Sorge::Zustimmung,
            &["Mutter", "Vater"],
            ja("Vater"),
        );
        assert!(
            text.contains("im Register als gesetzlicher Vertreter genannt"),
            "{text}"
        );
        let text = gesagt(Beziehung::Kind, Sorge::Zustimmung, &["Mutter"], ja("Onkel"));
        assert!(
            text.contains(
                "Onkel Beispiel (geboren 1980-05-06; sorgeberechtigt nach eigener Angabe, im Register nicht"
            ),
            "{text}"
        );
    }
}
