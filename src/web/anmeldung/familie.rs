//! `/entwurf/{id}/familie`: who moves along?

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder, abruf_gescheitert, danach, pfad,
    schrittseite::{self, Fortschritt},
};
use crate::{
    antrag::{FamilieEingabe, Feldfehler},
    kernel::EntwurfId,
    meldewesen::Beziehung,
    service::{self, Entwurf, EntwurfFehler, Schritt},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_familie.html")]
struct Familie {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    angebote: Vec<Angebot>,
    /// Who was named only by the partner's register entry.
    gefunden: Vec<String>,
    ohne_daten: Vec<String>,
    versichert: bool,
}

struct Angebot {
    schluessel: String,
    name: String,
    wer: String,
    gewaehlt: bool,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    if entwurf.angebote.is_empty() {
        return Ok(weiter(&pfad(*id, Schritt::Daten)));
    }
    Ok(seite(&anfrage, &entwurf, &[]))
}

pub(super) async fn waehle(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let eingabe = FamilieEingabe {
        mit: eingang.werte("mit").map(str::to_owned).collect(),
        versichert: eingang.wert("versichert"),
    };
    let gewaehlt = anfrage
        .dienste()
        .familie_waehlen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    match gewaehlt {
        Ok(stand) if stand.noch_einmal => Ok(weiter(&pfad(*id, Schritt::Familie))),
        Ok(stand) => Ok(weiter(&danach(&anfrage, &stand.entwurf, Schritt::Familie))),
        Err(EntwurfFehler::Felder(fehler)) => {
            let entwurf = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
            Ok(seite(&anfrage, &entwurf, &fehler))
        }
        Err(EntwurfFehler::Abruf(fehler)) => Err(abruf_gescheitert(*fehler, &anfrage)),
        Err(fehler) => Err(fehler.into()),
    }
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.familie;
    let angebote = entwurf
        .angebote
        .iter()
        .map(|angebot| Angebot {
            schluessel: angebot.schluessel.clone(),
            name: angebot.wer.anzeigename.clone(),
            wer: s.texte.mit(
                beziehung(angebot.wer.beziehung),
                &[("tag", s.texte.teildatum(angebot.wer.geburtsdatum).into())],
            ),
            gewaehlt: eingabe.mit.contains(&angebot.schluessel),
        })
        .collect();
    let seite = Familie {
        fort: Fortschritt::neu(entwurf, Schritt::Familie),
        form: Formular::default().mit_fehlern(fehler, &s.texte),
        angebote,
        gefunden: namen(entwurf, |angebot| angebot.neu),
        ohne_daten: namen(entwurf, |angebot| angebot.ohne_daten),
        versichert: eingabe.versichert == "ja",
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}

/// Names of those relatives.
fn namen(entwurf: &Entwurf, welche: impl Fn(&service::Angebot) -> bool) -> Vec<String> {
    let angebote = entwurf.angebote.iter().filter(|angebot| welche(angebot));
    angebote.map(|angebot| angebot.wer.anzeigename.clone()).collect()
}

/// Key of the text that says who somebody is, with the birth date.
const fn beziehung(beziehung: Beziehung) -> &'static str {
    match beziehung {
        Beziehung::Ehegatte => "familie-ehegatte",
        Beziehung::Lebenspartner => "familie-lebenspartner",
        Beziehung::Kind | Beziehung::KindDesPartners => "familie-kind",
    }
}
