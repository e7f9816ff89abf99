//! What a person declares, as groups of named lines: everything that the signature covers.

use super::{
    angaben::{self, Gruppe, Zeile, gruppe},
    anmeldung::pfad,
    sprache::Texte,
};
use crate::{
    antrag::{Nachweis, Personenangabe, Sorge, Verbleib, Vorwiegend},
    kernel::tag_in_berlin,
    meldewesen::{Entscheidung, Geltung, Sorgeantwort, Wohnungsgeber},
    regeln::Beschluss,
    service::{Entwurf, Schritt, Umziehend},
};

/// All groups, each with the way to change it.
#[must_use]
pub fn gruppen(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Vec<Gruppe> {
    let zu = |schritt| pfad(entwurf.id, schritt);
    let mut gruppen: Vec<Gruppe> = familie(texte, entwurf)
        .map(|gruppe| gruppe.aenderbar(zu(Schritt::Familie)))
        .into_iter()
        .collect();
    for (person, angabe) in entwurf.personen.iter().zip(&beschluss.anmeldung.personen) {
        gruppen.push(person_gruppe(texte, person, angabe).aenderbar(zu(Schritt::Daten)));
    }
    gruppen.push(wohnung(texte, beschluss).aenderbar(zu(Schritt::Wohnung)));
    gruppen.push(einzug(texte, entwurf, beschluss).aenderbar(zu(Schritt::Einzug)));
    gruppen.extend(
        hauptwohnung(texte, entwurf, beschluss).map(|gruppe| gruppe.aenderbar(zu(Schritt::Hauptwohnung))),
    );
    gruppen.extend(sorge(texte, entwurf, beschluss).map(|gruppe| gruppe.aenderbar(zu(Schritt::Sorge))));
    gruppen.push(geber(texte, beschluss).aenderbar(zu(Schritt::Wohnungsgeber)));
    gruppen.push(nachweis(texte, entwurf, beschluss).aenderbar(zu(Schritt::Nachweis)));
    gruppen.push(wuensche(texte, entwurf, beschluss).aenderbar(zu(Schritt::Wuensche)));
    gruppen
}

fn person_gruppe(texte: &Texte, person: &Umziehend, angabe: &Personenangabe) -> Gruppe {
    let mut gruppen = angaben::meldedaten(texte, &person.meldedaten, person.ist_selbst());
    let einwand = |zeile: &Zeile| {
        let mut alle = angabe.einwaende.iter();
        alle.find(|einwand| Some(&einwand.angabe) == zeile.angabe.as_ref())
    };
    let mut zeilen: Vec<Zeile> = gruppen.drain(..).flat_map(|gruppe| gruppe.zeilen).collect();
    // Relatives are checked, not declared: of them only what is said to be wrong.
    let beteiligte = angaben::beteiligte(texte, &person.meldedaten);
    zeilen.extend(
        beteiligte
            .into_iter()
            .flat_map(|gruppe| gruppe.zeilen)
            .filter(|zeile| einwand(zeile).is_some()),
    );
    for zeile in &mut zeilen {
        if let Some(einwand) = einwand(zeile) {
            let richtig = einwand.richtig.as_ref().map_or("", |t| t.as_str());
            zeile.wert = texte.mit(
                "einwand-zeile",
                &[("wert", zeile.wert.as_str().into()), ("richtig", richtig.into())],
            );
        }
    }
    if let Some(sorge @ Sorge::ZiehenMit) = angabe.sorge {
        zeilen.push(zeile(
            texte,
            "zeile-sorge",
            texte.t(&format!("sorge-kurz-{}", sorge.schluessel())),
        ));
    }
    Gruppe {
        titel: person.meldedaten.person.anzeigename(),
        zeilen,
        aendern: None,
    }
}

/// Who moves along, where that was asked.
fn familie(texte: &Texte, entwurf: &Entwurf) -> Option<Gruppe> {
    let mit: Vec<_> = entwurf
        .personen
        .iter()
        .filter(|person| !person.ist_selbst())
        .map(|person| person.meldedaten.person.anzeigename())
        .collect();
    let wert = if mit.is_empty() {
        texte.t("familie-niemand")
    } else {
        mit.join(", ")
    };
    (!entwurf.angebote.is_empty()).then(|| gruppe(texte, "schritt-familie", [("familie-mit", Some(wert))]))
}

/// Custody of the children about whom the form asks, and what the others who have it answered.
fn sorge(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Option<Gruppe> {
    let paare = entwurf.personen.iter().zip(&beschluss.anmeldung.personen);
    let zeilen: Vec<_> = paare
        .filter_map(|(person, angabe)| {
            let sorge = angabe.sorge.filter(|sorge| *sorge != Sorge::ZiehenMit)?;
            let wert = match sorge {
                Sorge::Allein => allein(texte, entwurf, person),
                _ => texte.t(&format!("sorge-kurz-{}", sorge.schluessel())),
            };
            let name = person.meldedaten.person.anzeigename();
            let angabe_ist = Zeile {
                name,
                wert,
                angabe: None,
            };
            Some(std::iter::once(angabe_ist).chain(angabe.antworten.iter().map(|a| antwort(texte, a))))
        })
        .flatten()
        .collect();
    (!zeilen.is_empty()).then(|| Gruppe {
        titel: texte.t("schritt-sorge"),
        zeilen,
        aendern: None,
    })
}

fn antwort(texte: &Texte, antwort: &Sorgeantwort) -> Zeile {
    let was = match (antwort.entscheidung, antwort.geltung) {
        (Entscheidung::Zugestimmt, _) => "antwort-zugestimmt",
        (Entscheidung::Verweigert, Geltung::DieserUmzug) => "antwort-verweigert",
        (Entscheidung::Verweigert, Geltung::AndererUmzug) => "antwort-verweigert-anderer",
    };
    let tag = texte.tag(tag_in_berlin(antwort.am));
    let wert = texte.mit(
        was,
        &[("name", antwort.wer.anzeigename().into()), ("tag", tag.into())],
    );
    zeile(texte, "zeile-antwort", wert)
}

/// Which dwelling is used most, where one is kept.
fn hauptwohnung(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Option<Gruppe> {
    let antrag = &beschluss.anmeldung;
    let wohnungen = entwurf.ich().map_or(&[][..], |ich| &ich.meldedaten.wohnungen);
    let anschrift = match antrag.vorwiegend? {
        Vorwiegend::Neu => Some(&antrag.anschrift),
        Vorwiegend::Bisher(nummer) => wohnungen.get(nummer).map(|wohnung| &wohnung.anschrift),
    };
    let getrennt = antrag
        .getrennt
        .map(|getrennt| texte.t(if getrennt { "ja" } else { "nein" }));
    Some(gruppe(
        texte,
        "schritt-hauptwohnung",
        [
            ("zeile-vorwiegend", anschrift.map(angaben::anschrift)),
            ("zeile-getrennt", getrennt),
        ],
    ))
}

/// Who has sole custody of a child, and whether the register says something else.
#[must_use]
pub fn allein(texte: &Texte, entwurf: &Entwurf, kind: &Umziehend) -> String {
    let wer = entwurf
        .allein_sorgend(kind)
        .map_or_else(String::new, |wer| wer.meldedaten.person.anzeigename());
    let satz = if entwurf.andere_sorgen_auch(kind) {
        "sorge-kurz-allein-widerspruch"
    } else {
        "sorge-kurz-allein"
    };
    texte.mit(satz, &[("name", wer.into())])
}

fn wohnung(texte: &Texte, beschluss: &Beschluss) -> Gruppe {
    let antrag = &beschluss.anmeldung;
    let anschrift = &antrag.anschrift;
    gruppe(
        texte,
        "gruppe-neue-wohnung",
        [
            ("wohnung-anschrift", Some(angaben::anschrift_im_block(anschrift))),
            (
                "wohnung-wohnungsinhaber",
                anschrift.wohnungsinhaber.as_ref().map(|t| t.as_str().to_owned()),
            ),
            ("zeile-status", Some(angaben::status(texte, beschluss.status))),
            (
                "zeile-gemeinschaft",
                antrag.gemeinschaft.as_ref().map(|g| g.as_str().to_owned()),
            ),
        ],
    )
}

fn einzug(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Gruppe {
    let einzug = &beschluss.anmeldung.einzug;
    let mut gruppe = gruppe(
        texte,
        "gruppe-einzug",
        [
            ("zeile-einzug", Some(texte.tag(einzug.tag))),
            ("zeile-auszug", einzug.auszug.map(|tag| texte.tag(tag))),
        ],
    );
    let wohnungen = entwurf.ich().map_or(&[][..], |ich| &ich.meldedaten.wohnungen);
    for (wohnung, verbleib) in wohnungen.iter().zip(&einzug.bisherige) {
        let name = match verbleib {
            Verbleib::Aufgeben => "zeile-aufgeben",
            Verbleib::Behalten => "zeile-behalten",
        };
        gruppe.zeilen.push(zeile(
            texte,
            name,
            angaben::anschrift_im_block(&wohnung.anschrift),
        ));
    }
    gruppe
}

/// What confirms the move, and which papers wait.
fn nachweis(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Gruppe {
    let antrag = &beschluss.anmeldung;
    let nachweis = match &antrag.nachweis {
        Nachweis::Datei => entwurf
            .datei
            .as_ref()
            .map_or_else(String::new, |datei| datei.name.clone()),
        Nachweis::Merkmal(merkmal) => {
            texte.mit("nachweis-zeile-merkmal", &[("merkmal", merkmal.as_str().into())])
        }
        anderer => texte.t(&format!("nachweis-zeile-{}", anderer.schluessel())),
    };
    let mut gruppe = gruppe(
        texte,
        "schritt-nachweis",
        [("geber-zeile-bestaetigung", Some(nachweis))],
    );
    for (_, datei) in entwurf.geltende_unterlagen() {
        gruppe
            .zeilen
            .push(zeile(texte, "zeile-unterlage", datei.name.clone()));
    }
    gruppe
}

fn geber(texte: &Texte, beschluss: &Beschluss) -> Gruppe {
    match &beschluss.anmeldung.wohnungsgeber {
        Wohnungsgeber::Vermietung {
            name,
            strasse_hausnummer,
            plz_ort,
            eigentuemer,
        } => gruppe(
            texte,
            "gruppe-wohnungsgeber",
            [
                ("geber-name", Some(name.as_str().to_owned())),
                (
                    "wohnung-anschrift",
                    Some(format!("{}\n{}", strasse_hausnummer.as_str(), plz_ort.as_str())),
                ),
                (
                    "geber-eigentuemer",
                    eigentuemer.as_ref().map(|e| e.as_str().to_owned()),
                ),
            ],
        ),
        Wohnungsgeber::Eigentum => gruppe(
            texte,
            "gruppe-wohnungsgeber",
            [("geber-zeile-art", Some(texte.t("geber-eigentum")))],
        ),
    }
}

fn wuensche(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Gruppe {
    let antrag = &beschluss.anmeldung;
    let mut zeilen = Vec::new();
    for (person, angabe) in entwurf.personen.iter().zip(&antrag.personen) {
        let wer = person.meldedaten.person.anzeigename();
        let mut dazu = |was: &str, sperren: &[crate::meldewesen::Sperrschluessel]| {
            for sperre in sperren {
                let name = texte.t(&format!("sperre-{}", sperre.0.code()));
                zeilen.push(Zeile {
                    name: texte.t(was),
                    wert: format!("{name} ({wer})"),
                    angabe: None,
                });
            }
        };
        dazu("zeile-sperre-eintragen", &angabe.sperren.eintragen);
        dazu("zeile-sperre-loeschen", &angabe.sperren.loeschen);
    }
    if zeilen.is_empty() {
        zeilen.push(zeile(texte, "zeile-sperre-eintragen", texte.t("keine")));
    }
    if let Some(email) = &antrag.email {
        zeilen.push(zeile(texte, "wuensche-email", email.as_str().to_owned()));
    }
    Gruppe {
        titel: texte.t("gruppe-wuensche"),
        zeilen,
        aendern: None,
    }
}

fn zeile(texte: &Texte, name: &str, wert: String) -> Zeile {
    Zeile {
        name: texte.t(name),
        wert,
        angabe: None,
    }
}
