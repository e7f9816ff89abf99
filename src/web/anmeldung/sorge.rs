//! `/entwurf/{id}/sorge`: children whose other custodian does not move along, or of whom the register names only one.

use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    danach,
    nachweis::papierfehler,
    pfad,
    schrittseite::{self, Fortschritt},
    weitergabe::Weitergabe,
};
use crate::{
    antrag::{DATEIARTEN, Feldfehler, Grund, SORGE, SORGE_UNTERLAGE, SorgeEingabe},
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId},
    service::{Bittlage, Entwurf, EntwurfFehler, Schritt, Umziehend, Upload, Zustimmungsstand, Zweck},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Formular, fehlertext},
        hochladen,
        seite::{Seite, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_sorge.html")]
struct Sorgeseite {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    staende: Vec<Stand>,
    /// A lock protects somebody: no link is offered.
    gesperrt: bool,
    kinder: Vec<Kind>,
    dateiarten: &'static str,
}

struct Kind {
    feld: &'static str,
    datei_feld: &'static str,
    name: String,
    /// The answer "sole custody", with the name of whoever is meant if it is not the person at the form.
    allein: String,
    /// The register names somebody else with custody.
    andere_auch: bool,
    unterlagen: Vec<(DokumentId, String)>,
}

/// How it stands with the consent for a child.
pub(super) struct Stand {
    pub(super) titel: String,
    pub(super) farbe: &'static str,
    /// What follows from it.
    pub(super) text: String,
    pub(super) link: Option<Weitergabe>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    if entwurf.sorgekinder().is_empty() {
        return Ok(weiter(&pfad(*id, entwurf.nach(Schritt::Sorge))));
    }
    Ok(seite(&anfrage, &entwurf, &[], &[]))
}

/// Takes the files first, so that they are kept even where an answer is missing; a link that is now needed is shown on
/// the same page once more.
pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    teile: Multipart,
) -> Result<HttpResponse, Ausweg> {
    let (eingang, dateien) = hochladen::lies_benannte(&anfrage, teile).await?;
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let vorher = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
    let antworten: BTreeMap<_, _> = vorher
        .sorgekinder()
        .iter()
        .zip(SORGE)
        .map(|(kind, feld)| (kind.schluessel.clone(), eingang.wert(feld)))
        .collect();
    let abgewiesen = nimm_dateien(&anfrage, sitzung, &vorher, &antworten, dateien).await?;
    let ergebnis = anfrage
        .dienste()
        .sorge_eintragen(anfrage.land(), sitzung, *id, SorgeEingabe { antworten })
        .await;
    let fehler = match ergebnis {
        Ok(stand) if abgewiesen.is_empty() => {
            let ziel = if stand.noch_einmal {
                pfad(*id, Schritt::Sorge)
            } else {
                danach(&anfrage, &stand.entwurf, Schritt::Sorge)
            };
            return Ok(weiter(&ziel));
        }
        Ok(_) => Vec::new(),
        Err(EntwurfFehler::Felder(fehler)) => fehler,
        // Address or day are not given yet.
        Err(EntwurfFehler::Unpassend) => return Ok(weiter(&format!("/entwurf/{id}"))),
        Err(fehler) => return Err(fehler.into()),
    };
    let entwurf = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
    Ok(seite(&anfrage, &entwurf, &fehler, &abgewiesen))
}

/// Keeps the papers of the children for whom a paper is chosen; returns the fields whose files are not taken, and why.
async fn nimm_dateien(
    anfrage: &Anfrage,
    sitzung: &Sitzung,
    entwurf: &Entwurf,
    antworten: &BTreeMap<String, String>,
    dateien: Vec<(String, Upload)>,
) -> Result<Vec<(&'static str, &'static str)>, Ausweg> {
    let mut je_feld: BTreeMap<String, Vec<Upload>> = BTreeMap::new();
    for (feld, datei) in dateien {
        je_feld.entry(feld).or_default().push(datei);
    }
    let mut abgewiesen = Vec::new();
    for (kind, feld) in entwurf.sorgekinder().into_iter().zip(SORGE_UNTERLAGE) {
        let gewaehlt = antworten.get(&kind.schluessel).is_some_and(|a| a == "unterlage");
        let Some(dateien) = je_feld.remove(feld).filter(|_| gewaehlt) else {
            continue;
        };
        let zweck = Zweck::Unterlage(&kind.schluessel);
        let genommen = anfrage
            .dienste()
            .hochladen(anfrage.land(), sitzung, entwurf.id, zweck, dateien)
            .await;
        match genommen {
            Ok(()) => {}
            Err(EntwurfFehler::Datei(grund)) => abgewiesen.push((feld, papierfehler(grund))),
            Err(EntwurfFehler::ZuVieleUnterlagen) => abgewiesen.push((feld, "papier-zu-viele-unterlagen")),
            Err(fehler) => return Err(fehler.into()),
        }
    }
    Ok(abgewiesen)
}

fn seite(
    anfrage: &Anfrage,
    entwurf: &Entwurf,
    fehler: &[Feldfehler],
    abgewiesen: &[(&'static str, &'static str)],
) -> HttpResponse {
    let s = anfrage.seite();
    let antworten = &entwurf.eingaben.sorge.antworten;
    let mut form = Formular::default();
    let mut kinder = Vec::new();
    let felder = SORGE.into_iter().zip(SORGE_UNTERLAGE);
    for (kind, (feld, datei_feld)) in entwurf.sorgekinder().into_iter().zip(felder) {
        let name = kind.meldedaten.person.anzeigename();
        let antwort = antworten.get(&kind.schluessel).map_or("", String::as_str);
        form = form.mit_wert(feld, antwort);
        if let Some(fehler) = fehler.iter().find(|fehler| fehler.feld == feld) {
            let text = match fehler.grund {
                Grund::Form => s.t("sorge-gesperrt-fehler"),
                _ => fehlertext(fehler, &s.texte),
            };
            form = form.und_fehler(feld, text);
        }
        if let Some((_, grund)) = abgewiesen
            .iter()
            .find(|(abgewiesen, _)| *abgewiesen == datei_feld)
        {
            form = form.und_fehler(datei_feld, s.t(grund));
        } else if fehler.iter().any(|fehler| fehler.feld == datei_feld) {
            form = form.und_fehler(datei_feld, s.t1("sorge-unterlage-fehlt", "name", &name));
        }
        kinder.push(Kind {
            feld,
            datei_feld,
            allein: allein(&s, entwurf, kind),
            andere_auch: entwurf.andere_sorgen_auch(kind),
            unterlagen: entwurf
                .unterlagen
                .iter()
                .filter(|(zu, _)| *zu == kind.schluessel)
                .map(|(_, datei)| (datei.dokument, datei.name.clone()))
                .collect(),
            name,
        });
    }
    let seite = Sorgeseite {
        fort: Fortschritt::neu(entwurf, Schritt::Sorge),
        staende: staende(anfrage, &s, entwurf),
        gesperrt: !entwurf.darf_um_zustimmung_bitten(),
        form,
        kinder,
        dateiarten: DATEIARTEN,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

fn allein(s: &Seite, entwurf: &Entwurf, kind: &Umziehend) -> String {
    match entwurf.allein_sorgend(kind) {
        Some(wer) if !wer.ist_selbst() => {
            s.t1("sorge-allein-von", "name", &wer.meldedaten.person.anzeigename())
        }
        _ => s.t("sorge-allein"),
    }
}

/// How it stands with every child for whom consent is asked, and with every refusal.
pub(super) fn staende(anfrage: &Anfrage, s: &Seite, entwurf: &Entwurf) -> Vec<Stand> {
    let antworten = &entwurf.eingaben.sorge.antworten;
    entwurf
        .sorgekinder()
        .into_iter()
        .filter_map(|kind| {
            let bitte = entwurf.bitte(&kind.schluessel)?;
            let gefragt = antworten.get(&kind.schluessel).is_some_and(|a| a == "zustimmung");
            (gefragt || bitte.lage == Bittlage::Verweigert).then(|| stand(anfrage, s, kind, bitte))
        })
        .collect()
}

fn stand(anfrage: &Anfrage, s: &Seite, kind: &Umziehend, bitte: &Zustimmungsstand) -> Stand {
    let (farbe, text) = match bitte.lage {
        Bittlage::Offen | Bittlage::Teilweise => ("info", "zustimmung-link-text"),
        Bittlage::Erteilt => ("success", "zustimmung-erteilt-folge"),
        Bittlage::Verweigert => ("danger", "zustimmung-verweigert-folge"),
        Bittlage::Ungueltig | Bittlage::Ueberholt | Bittlage::Abgelaufen => {
            ("warning", "zustimmung-neu-folge")
        }
    };
    Stand {
        titel: s.t1(
            &format!("zustimmung-stand-{}", bitte.lage.schluessel()),
            "name",
            &kind.meldedaten.person.anzeigename(),
        ),
        farbe,
        text: s.t(text),
        link: bitte.lage.wartet().then(|| {
            Weitergabe::neu(
                &s.texte,
                format!("link-{}", kind.schluessel),
                [anfrage.land().adresse.as_str(), &bitte.pfad].concat(),
                "zustimmung-mail-betreff",
                "zustimmung-mail-text",
            )
        }),
    }
}
