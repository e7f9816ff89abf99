//! What a person declares, as groups of named lines: everything that the signature covers.

use super::{
    angaben::{self, Gruppe, Zeile, gruppe},
    anmeldung::pfad,
    sprache::Texte,
};
use crate::{
    antrag::{Nachweis, Personenangabe, Sorge, Verbleib},
    kernel::tag_in_berlin,
    meldewesen::{Entscheidung, Geltung, Wohnungsgeber},
    regeln::Beschluss,
    service::{Entwurf, Schritt, Umziehend},
};

/// All groups, each with the way to change it.
#[must_use]
pub fn gruppen(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Vec<Gruppe> {
    let zu = |schritt| pfad(entwurf.id, schritt);
    let mut gruppen = Vec::new();
    for (person, angabe) in entwurf.personen.iter().zip(&beschluss.anmeldung.personen) {
        gruppen.push(person_gruppe(texte, entwurf, person, angabe).aenderbar(zu(Schritt::Daten)));
    }
    gruppen.push(wohnung(texte, beschluss).aenderbar(zu(Schritt::Wohnung)));
    gruppen.push(einzug(texte, entwurf, beschluss).aenderbar(zu(Schritt::Einzug)));
    gruppen.push(geber(texte, entwurf, beschluss).aenderbar(zu(Schritt::Wohnungsgeber)));
    gruppen.push(wuensche(texte, entwurf, beschluss).aenderbar(zu(Schritt::Wuensche)));
    gruppen
}

fn person_gruppe(texte: &Texte, entwurf: &Entwurf, person: &Umziehend, angabe: &Personenangabe) -> Gruppe {
    let mut gruppen = angaben::meldedaten(texte, &person.meldedaten, person.ist_selbst());
    let mut zeilen: Vec<Zeile> = gruppen.drain(..).flat_map(|gruppe| gruppe.zeilen).collect();
    for zeile in &mut zeilen {
        let einwand = angabe
            .einwaende
            .iter()
            .find(|einwand| Some(&einwand.angabe) == zeile.angabe.as_ref());
        if let Some(einwand) = einwand {
            let richtig = einwand.richtig.as_ref().map_or("", |t| t.as_str());
            zeile.wert = texte.mit(
                "einwand-zeile",
                &[("wert", zeile.wert.as_str().into()), ("richtig", richtig.into())],
            );
        }
    }
    if let Some(sorge) = angabe.sorge {
        let wert = match sorge {
            Sorge::Allein => allein(texte, entwurf, person),
            _ => texte.t(&format!("sorge-kurz-{}", sorge.schluessel())),
        };
        zeilen.push(zeile(texte, "zeile-sorge", wert));
    }
    for antwort in &angabe.antworten {
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
        zeilen.push(zeile(texte, "zeile-antwort", wert));
    }
    Gruppe {
        titel: person.meldedaten.person.anzeigename(),
        zeilen,
        aendern: None,
    }
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
            ("wohnung-anschrift", Some(angaben::anschrift(anschrift))),
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
        gruppe
            .zeilen
            .push(zeile(texte, name, angaben::anschrift(&wohnung.anschrift)));
    }
    if let Some(getrennt) = beschluss.anmeldung.getrennt {
        let wert = texte.t(if getrennt { "ja" } else { "nein" });
        gruppe.zeilen.push(zeile(texte, "zeile-getrennt", wert));
    }
    gruppe
}

fn geber(texte: &Texte, entwurf: &Entwurf, beschluss: &Beschluss) -> Gruppe {
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
    let mut gruppe = match &antrag.wohnungsgeber {
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
                    Some(format!("{}, {}", strasse_hausnummer.as_str(), plz_ort.as_str())),
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
    };
    gruppe
        .zeilen
        .push(zeile(texte, "geber-zeile-bestaetigung", nachweis));
    for (_, datei) in &entwurf.unterlagen {
        gruppe
            .zeilen
            .push(zeile(texte, "zeile-unterlage", datei.name.clone()));
    }
    gruppe
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
