//! `/entwurf/{id}/daten`: are the registers' data correct? Each fact can be called wrong.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder, einwaende,
    schrittseite::{self, Fortschritt, nach_eingabe},
};
use crate::{
    antrag::Feldfehler,
    kernel::EntwurfId,
    service::{Entwurf, Schritt},
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::Seite,
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_daten.html")]
struct Daten {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    gemeinde: String,
    personen: Vec<Person>,
    einwaende: BTreeMap<String, String>,
}

struct Person {
    schluessel: String,
    name: String,
    gruppen: Vec<Gruppe>,
    beteiligte: Vec<Gruppe>,
}

impl Daten {
    /// The key of a fact of a person.
    fn fakt(person: &str, angabe: &str) -> String {
        [person, ".", angabe].concat()
    }

    /// Whether something was said about one of the relatives, so that they are not folded.
    fn offen(&self, person: &Person) -> bool {
        let zeilen = person.beteiligte.iter().flat_map(|gruppe| &gruppe.zeilen);
        zeilen
            .filter_map(|zeile| zeile.angabe.as_ref())
            .any(|angabe| self.einwand(&person.schluessel, angabe).is_some())
    }

    /// What the person said about it before.
    fn einwand(&self, person: &str, angabe: &str) -> Option<&String> {
        self.einwaende.get(&Self::fakt(person, angabe))
    }
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(seite(&anfrage, &entwurf, &[]))
}

pub(super) async fn bestaetige(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let felder = felder.into_inner();
    let einwaende = einwaende(&felder);
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder))?;
    let ergebnis = anfrage
        .dienste()
        .daten_bestaetigen(anfrage.land(), sitzung, *id, einwaende)
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Daten, ergebnis, seite).await
}

/// What was ticked as wrong, and what was typed as right; either is enough.
fn einwaende(felder: &[(String, String)]) -> BTreeMap<String, String> {
    let mut einwaende = BTreeMap::new();
    for (name, wert) in felder {
        if name == "falsch" {
            einwaende.entry(wert.clone()).or_insert_with(String::new);
        } else if let Some(fakt) = name.strip_prefix("richtig.")
            && !wert.trim().is_empty()
        {
            einwaende.insert(fakt.to_owned(), wert.clone());
        }
    }
    einwaende
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let form = einwaende::form(entwurf, fehler, &s.texte);
    let personen = entwurf
        .personen
        .iter()
        .map(|person| Person {
            schluessel: person.schluessel.clone(),
            name: person.meldedaten.person.anzeigename(),
            gruppen: angaben::meldedaten(&s.texte, &person.meldedaten, person.ist_selbst()),
            beteiligte: angaben::beteiligte(&s.texte, &person.meldedaten),
        })
        .collect();
    let seite = Daten {
        fort: Fortschritt::neu(entwurf, Schritt::Daten),
        gemeinde: anfrage
            .land()
            .gemeinde(entwurf.wegzug)
            .map_or_else(String::new, |gemeinde| gemeinde.name.clone()),
        personen,
        einwaende: entwurf.eingaben.einwaende.clone(),
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_or_a_text_says_that_a_fact_is_wrong() {
        let felder = [
            ("falsch", "selbst.0101a"),
            ("richtig.selbst.0101a", "Muster"),
            ("falsch", "selbst.0601"),
            ("richtig.selbst.0602", "  "),
            ("richtig.kind-1.0301", "Lena"),
        ]
        .map(|(name, wert)| (name.to_owned(), wert.to_owned()));
        let gelesen = einwaende(&felder);
        let erwartet = [
            ("kind-1.0301", "Lena"),
            ("selbst.0101a", "Muster"),
            ("selbst.0601", ""),
        ];
        assert!(gelesen.iter().map(|(k, v)| (k.as_str(), v.as_str())).eq(erwartet));
    }
}
