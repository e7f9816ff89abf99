//! What the receipt says: the whole declaration in German, as the authority gets it (§ 9a Abs. 2 and 4 OZG).

use jiff::Timestamp;
use xoev::latin::Text;

use super::{Entwurf, Umziehend, bescheinigung_inhalt::behoerde};
use crate::{
    antrag::{Fehlgrund, Nachweis, Personenangabe, Rolle, Sorge, Umzugsart, Verbleib},
    kernel::{tag_in_berlin, uhr::in_berlin},
    land::{Gemeinde, Land},
    meldewesen::{
        Aktenzeichen, Anschrift, Beziehung, Entscheidung, Fallcode, Meldedaten, Wohnungsgeber, Wohnungsstatus,
    },
    regeln::Beschluss,
    urkunde::{
        Anlage, Antragskopie, Eigenerklaerung, Kontakt,
        inhalt::{Gruppe, Wert, tag_lang},
    },
};

/// The content of receipt and copy.
pub(super) fn inhalt(
    land: &Land,
    gemeinde: &Gemeinde,
    entwurf: &Entwurf,
    beschluss: &Beschluss,
    (aktenzeichen, fallcode): (&Aktenzeichen, &Fallcode),
    jetzt: Timestamp,
) -> Antragskopie {
    let antrag = &beschluss.anmeldung;
    let mut gruppen = Vec::new();
    for (person, angabe) in entwurf.personen.iter().zip(&antrag.personen) {
        gruppen.push(person_gruppe(person, angabe));
    }
    gruppen.push(wohnung(beschluss));
    if let Some(ich) = entwurf.ich() {
        gruppen.push(bisherige(beschluss, &ich.meldedaten));
    }
    gruppen.push(geber(beschluss));
    let mut versicherungen = vec![
        "Alle Angaben stimmen, und der Einzug hat an dem genannten Tag stattgefunden (§ 17, § 23a BMG)."
            .to_owned(),
    ];
    if antrag.personen.len() > 1 {
        versicherungen.push(
            "Ich bin berechtigt, die Daten der mitziehenden Angehörigen zu erhalten (§ 23a Abs. 1 Satz 5, § 23 Abs. 4 BMG). Über die Strafbarkeit des Ausspähens von Daten nach § 202a StGB wurde ich belehrt.".to_owned(),
        );
    }
    Antragskopie {
        demo: land.testbetrieb,
        behoerde: behoerde(land, gemeinde),
        kontakt: kontakt(gemeinde),
        dienst: match antrag.art {
            Umzugsart::Anmeldung => "Anmeldung einer Wohnung".to_owned(),
            Umzugsart::Ummeldung => "Ummeldung innerhalb der Gemeinde".to_owned(),
        },
        aktenzeichen: aktenzeichen.to_string(),
        fallcode: fallcode.as_str().to_owned(),
        qr: format!("{}/amt?code={}", land.adresse, fallcode.as_str()),
        eingegangen: in_berlin(jetzt).strftime("%d.%m.%Y, %H:%M Uhr").to_string(),
        gruppen,
        anlagen: entwurf
            .unterlagen
            .iter()
            .map(|(_, datei)| Anlage {
                name: "Weitere Unterlage (liegt im Portal für die Behörde bereit)".to_owned(),
                seiten: 0,
                pruefsumme: datei.hash.chars().take(16).collect(),
            })
            .collect(),
        versicherungen,
        weiter: vec![
            "Das Portal schickt die Anmeldung an die Meldebehörde. Sie entscheidet, meist in ein bis drei Arbeitstagen.".to_owned(),
            "Den Stand und alle Schreiben sehen Sie jederzeit im Portal unter „Meine Vorgänge“.".to_owned(),
            "Die Anschrift auf dem Ausweis ändert die Ausweisbehörde in einem eigenen Schritt.".to_owned(),
        ],
        pruef_url: None,
    }
}

/// What an owner who moves in declares (§ 19 Abs. 3 BMG).
pub(super) fn eigenerklaerung(
    land: &Land,
    gemeinde: &Gemeinde,
    entwurf: &Entwurf,
    beschluss: &Beschluss,
    aktenzeichen: &Aktenzeichen,
    jetzt: Timestamp,
) -> Eigenerklaerung {
    let antrag = &beschluss.anmeldung;
    let namen = |person: &Umziehend| person.meldedaten.person.anzeigename();
    let anschrift = einzeilig(&antrag.anschrift);
    Eigenerklaerung {
        demo: land.testbetrieb,
        meldebehoerde: gemeinde.meldebehoerde.name.clone(),
        aktenzeichen: Some(aktenzeichen.to_string()),
        eigentuemer: entwurf.ich().map(namen).unwrap_or_default(),
        anschrift: anschrift.clone(),
        einzug: tag_lang(antrag.einzug.tag),
        wohnung: anschrift,
        personen: entwurf.personen.iter().map(namen).collect(),
        erklaert_am: in_berlin(jetzt).strftime("%d.%m.%Y, %H:%M Uhr").to_string(),
        anmeldung: "Online-Ausweis, Vertrauensniveau hoch".to_owned(),
    }
}

pub(super) fn kontakt(gemeinde: &Gemeinde) -> Kontakt {
    let amt = &gemeinde.meldebehoerde;
    Kontakt {
        telefon: amt.telefon.clone(),
        email: Some(amt.email.clone()),
        web: None,
        oeffnungszeiten: amt.oeffnungszeiten.iter().cloned().collect(),
    }
}

fn gruppe(titel: &str, zeilen: Vec<(&str, String)>) -> Gruppe {
    Gruppe {
        titel: titel.to_owned(),
        zeilen: zeilen
            .into_iter()
            .map(|(name, wert)| (name.to_owned(), Wert::Text(wert)))
            .collect(),
    }
}

fn person_gruppe(person: &Umziehend, angabe: &Personenangabe) -> Gruppe {
    let wer = &person.meldedaten.person;
    let titel = match person.rolle {
        Rolle::Selbst => "Anmeldende Person",
        Rolle::Angehoerig(Beziehung::Ehegatte) => "Ehefrau oder Ehemann",
        Rolle::Angehoerig(Beziehung::Lebenspartner) => "Lebenspartnerin oder Lebenspartner",
        Rolle::Angehoerig(Beziehung::Kind | Beziehung::KindDesPartners) => "Kind",
    };
    let mut zeilen = vec![("Familienname", wer.familienname.as_str().to_owned())];
    zeilen.extend(wer.vornamen.iter().map(|v| ("Vornamen", v.as_str().to_owned())));
    zeilen.extend(
        wer.doktorgrad
            .iter()
            .map(|d| ("Doktorgrad", d.as_str().to_owned())),
    );
    zeilen.push((
        "Geburtsdatum",
        super::bescheinigung_inhalt::geburtsdatum(wer.geburtsdatum),
    ));
    zeilen.push((
        "Daten des Melderegisters",
        if angabe.einwaende.is_empty() {
            "geprüft und bestätigt".to_owned()
        } else {
            "geprüft, mit Einwänden".to_owned()
        },
    ));
    for einwand in &angabe.einwaende {
        let richtig = einwand.richtig.as_ref().map_or("", Text::as_str);
        zeilen.push(("Stimmt nicht", format!("Angabe {}: {richtig}", einwand.angabe)));
    }
    for sperre in &angabe.sperren.eintragen {
        zeilen.push(("Widerspruch", sperre.0.name().to_owned()));
    }
    for sperre in &angabe.sperren.loeschen {
        zeilen.push(("Widerspruch löschen", sperre.0.name().to_owned()));
    }
    let sorge = angabe.sorge.map(|sorge| match sorge {
        Sorge::ZiehenMit => "alle Sorgeberechtigten ziehen mit",
        Sorge::Allein => "alleiniges Sorgerecht nach eigener Angabe",
        Sorge::Zustimmung => "Zustimmung liegt vor",
        Sorge::Unterlage => "Nachweis hochgeladen",
        Sorge::Spaeter => "Nachweis auf Anforderung",
    });
    zeilen.extend(sorge.map(|sorge| ("Sorgerecht", sorge.to_owned())));
    for antwort in &angabe.antworten {
        let was = match antwort.entscheidung {
            Entscheidung::Zugestimmt => "zugestimmt",
            Entscheidung::Verweigert => "nicht zugestimmt",
        };
        let tag = tag_lang(tag_in_berlin(antwort.am));
        let wer = antwort.wer.anzeigename();
        zeilen.push(("Antwort zum Umzug", format!("{wer}, {tag}: {was}")));
    }
    gruppe(titel, zeilen)
}

fn wohnung(beschluss: &Beschluss) -> Gruppe {
    let antrag = &beschluss.anmeldung;
    let mut zeilen = vec![
        ("Anschrift", einzeilig(&antrag.anschrift)),
        ("Einzug", tag_lang(antrag.einzug.tag)),
        ("Art der Wohnung", status(beschluss.status).to_owned()),
    ];
    zeilen.extend(
        antrag
            .anschrift
            .wohnungsinhaber
            .iter()
            .map(|name| ("Wohnungsinhaber", name.as_str().to_owned())),
    );
    zeilen.extend(
        antrag
            .gemeinschaft
            .iter()
            .map(|g| ("Gemeinsamer Umzug", g.as_str().to_owned())),
    );
    gruppe("Neue Wohnung", zeilen)
}

fn bisherige(beschluss: &Beschluss, ich: &Meldedaten) -> Gruppe {
    let einzug = &beschluss.anmeldung.einzug;
    let mut zeilen: Vec<_> = ich
        .wohnungen
        .iter()
        .zip(&einzug.bisherige)
        .map(|(wohnung, verbleib)| {
            let was = match verbleib {
                Verbleib::Aufgeben => "Wird aufgegeben",
                Verbleib::Behalten => "Wird behalten",
            };
            (was, einzeilig(&wohnung.anschrift))
        })
        .collect();
    zeilen.extend(einzug.auszug.map(|tag| ("Auszug", tag_lang(tag))));
    gruppe("Bisherige Wohnungen", zeilen)
}

fn geber(beschluss: &Beschluss) -> Gruppe {
    let antrag = &beschluss.anmeldung;
    let mut zeilen = match &antrag.wohnungsgeber {
        Wohnungsgeber::Eigentum => vec![("Wohnverhältnis", "eigene Wohnung (Eigentum)".to_owned())],
        Wohnungsgeber::Vermietung {
            name,
            strasse_hausnummer,
            plz_ort,
            eigentuemer,
        } => {
            let mut zeilen = vec![
                ("Name", name.as_str().to_owned()),
                (
                    "Anschrift",
                    format!("{}, {}", strasse_hausnummer.as_str(), plz_ort.as_str()),
                ),
            ];
            zeilen.extend(eigentuemer.iter().map(|e| ("Eigentümer", e.as_str().to_owned())));
            zeilen
        }
    };
    zeilen.push((
        "Bestätigung",
        match &antrag.nachweis {
            Nachweis::Datei => "hochgeladen".to_owned(),
            Nachweis::Merkmal(merkmal) => format!("Zuordnungsmerkmal {}", merkmal.as_str()),
            Nachweis::Eigenerklaerung => "Eigenerklärung".to_owned(),
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

fn einzeilig(anschrift: &Anschrift) -> String {
    [
        Some(anschrift.einzeilig()),
        anschrift.wohnungsnummer.as_ref().map(|n| n.as_str().to_owned()),
        anschrift.zusatzangaben.as_ref().map(|z| z.as_str().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

const fn status(status: Wohnungsstatus) -> &'static str {
    match status {
        Wohnungsstatus::Alleinige => "alleinige Wohnung",
        Wohnungsstatus::Haupt => "Hauptwohnung",
        Wohnungsstatus::Neben => "Nebenwohnung",
    }
}
