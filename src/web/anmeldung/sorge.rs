//! `/entwurf/{id}/sorge`: children whose other custodian does not move along, or of whom the register names only one.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder, danach, pfad,
    schrittseite::{self, Fortschritt},
};
use crate::{
    antrag::{Feldfehler, SORGE, SorgeEingabe},
    kernel::{DokumentId, EntwurfId},
    service::{Entwurf, EntwurfFehler, Schritt},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_sorge.html")]
struct Sorgeseite {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    kinder: Vec<Kind>,
}

struct Kind {
    feld: &'static str,
    schluessel: String,
    name: String,
    link: Option<Link>,
    braucht_unterlage: bool,
    unterlagen: Vec<(DokumentId, String)>,
}

struct Link {
    adresse: String,
    /// Key of the text that says how it stands.
    stand: &'static str,
    farbe: &'static str,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    if entwurf.sorgekinder().is_empty() {
        return Ok(weiter(&pfad(*id, entwurf.nach(Schritt::Sorge))));
    }
    Ok(seite(&anfrage, &entwurf, &[]))
}

/// Keeps the answers; a link or an upload field that is now needed is shown on the same page once more.
pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let vorher = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
    let antworten: BTreeMap<_, _> = vorher
        .sorgekinder()
        .iter()
        .zip(SORGE)
        .map(|(kind, feld)| (kind.schluessel.clone(), eingang.wert(feld)))
        .collect();
    let ergebnis = anfrage
        .dienste()
        .sorge_eintragen(anfrage.land(), sitzung, *id, SorgeEingabe { antworten })
        .await;
    match ergebnis {
        Ok(stand) if stand.noch_einmal => Ok(weiter(&pfad(*id, Schritt::Sorge))),
        Ok(stand) => Ok(weiter(&danach(&anfrage, &stand.entwurf, Schritt::Sorge))),
        Err(EntwurfFehler::Felder(fehler)) => {
            let entwurf = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
            Ok(seite(&anfrage, &entwurf, &fehler))
        }
        Err(fehler) => Err(fehler.into()),
    }
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let antworten = &entwurf.eingaben.sorge.antworten;
    let mut form = Formular::default();
    let kinder: Vec<_> = entwurf
        .sorgekinder()
        .into_iter()
        .zip(SORGE)
        .map(|(kind, feld)| {
            let antwort = antworten.get(&kind.schluessel).map_or("", String::as_str);
            Kind {
                feld,
                schluessel: kind.schluessel.clone(),
                name: kind.meldedaten.person.anzeigename(),
                link: (antwort == "zustimmung")
                    .then(|| link(anfrage, entwurf, &kind.schluessel))
                    .flatten(),
                braucht_unterlage: antwort == "unterlage",
                unterlagen: entwurf
                    .unterlagen
                    .iter()
                    .filter(|(zu, _)| *zu == kind.schluessel)
                    .map(|(_, datei)| (datei.dokument, datei.name.clone()))
                    .collect(),
            }
        })
        .collect();
    for kind in &kinder {
        let antwort = antworten.get(&kind.schluessel).map_or("", String::as_str);
        form = form.mit_wert(kind.feld, antwort);
    }
    let seite = Sorgeseite {
        fort: Fortschritt::neu(entwurf, Schritt::Sorge),
        form: form.mit_fehlern(fehler, &s.texte),
        kinder,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

fn link(anfrage: &Anfrage, entwurf: &Entwurf, kind: &str) -> Option<Link> {
    let stand = entwurf.zustimmungen.iter().find(|stand| stand.kind == kind)?;
    let (text, farbe) = if stand.zustimmung.is_some() {
        ("zustimmung-stand-erteilt", "success")
    } else if stand.verweigert {
        ("zustimmung-stand-verweigert", "danger")
    } else if stand.ueberholt {
        ("zustimmung-stand-ueberholt", "warning")
    } else {
        ("zustimmung-stand-offen", "info")
    };
    Some(Link {
        adresse: [anfrage.land().adresse.as_str(), &stand.pfad].concat(),
        stand: text,
        farbe,
    })
}
