//! `/entwurf/{id}/wohnung`: the address of the new dwelling.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder,
    schrittseite::{self, Fortschritt, nach_eingabe},
};
use crate::{
    antrag::{Feldfehler, WohnungEingabe},
    kernel::EntwurfId,
    service::{Entwurf, Schritt},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::Seite,
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_wohnung.html")]
struct Wohnung {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
    gemeinden: Vec<(String, String)>,
    strassen: Vec<String>,
    mehr_offen: bool,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(seite(&anfrage, &entwurf, &[]))
}

pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let eingabe = WohnungEingabe {
        gemeinde: eingang.wert("gemeinde"),
        strasse: eingang.wert("strasse"),
        hausnummer: eingang.wert("hausnummer"),
        postleitzahl: eingang.wert("postleitzahl"),
        wohnungsnummer: eingang.wert("wohnungsnummer"),
        wohnungsinhaber: eingang.wert("wohnungsinhaber"),
        zusatzangaben: eingang.wert("zusatzangaben"),
    };
    let ergebnis = anfrage
        .dienste()
        .wohnung_eintragen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Wohnung, ergebnis, seite).await
}

/// Optional fields, folded away until one of them holds something.
const MEHR: [&str; 3] = ["wohnungsnummer", "wohnungsinhaber", "zusatzangaben"];

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.wohnung;
    let form = Formular::neu([
        ("gemeinde", &eingabe.gemeinde),
        ("strasse", &eingabe.strasse),
        ("hausnummer", &eingabe.hausnummer),
        ("postleitzahl", &eingabe.postleitzahl),
        ("wohnungsnummer", &eingabe.wohnungsnummer),
        ("wohnungsinhaber", &eingabe.wohnungsinhaber),
        ("zusatzangaben", &eingabe.zusatzangaben),
    ])
    .mit_fehlern(fehler, &s.texte);
    let gemeinden = anfrage.dienste().waehlbare_gemeinden(anfrage.land(), entwurf);
    let mut strassen: Vec<_> = gemeinden
        .iter()
        .flat_map(|gemeinde| gemeinde.strassen.iter().map(|strasse| strasse.name.clone()))
        .collect();
    strassen.sort_unstable();
    strassen.dedup();
    let seite = Wohnung {
        fort: Fortschritt::neu(entwurf, Schritt::Wohnung),
        gemeinden: gemeinden
            .into_iter()
            .map(|gemeinde| (gemeinde.ags.to_string(), gemeinde.name.clone()))
            .collect(),
        strassen,
        mehr_offen: MEHR
            .iter()
            .any(|feld| !form.wert(feld).is_empty() || form.fehler(feld).is_some()),
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}
