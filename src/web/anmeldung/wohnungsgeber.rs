//! `/entwurf/{id}/wohnungsgeber`: who let the person move in.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{
    Felder,
    schrittseite::{self, Fortschritt, nach_eingabe},
};
use crate::{
    antrag::{Feldfehler, WohnungsgeberEingabe},
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
#[template(path = "web/entwurf_wohnungsgeber.html")]
struct Wohnungsgeber {
    s: Seite,
    fort: Fortschritt,
    form: Formular,
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
    let eingabe = WohnungsgeberEingabe {
        art: eingang.wert("art"),
        name: eingang.wert("name"),
        strasse_hausnummer: eingang.wert("strasse_hausnummer"),
        plz_ort: eingang.wert("plz_ort"),
        eigentuemer: eingang.wert("eigentuemer"),
    };
    let ergebnis = anfrage
        .dienste()
        .wohnungsgeber_eintragen(anfrage.land(), sitzung, *id, eingabe)
        .await;
    nach_eingabe(&anfrage, *id, Schritt::Wohnungsgeber, ergebnis, seite).await
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let eingabe = &entwurf.eingaben.wohnungsgeber;
    let form = Formular::neu([
        ("art", &eingabe.art),
        ("name", &eingabe.name),
        ("strasse_hausnummer", &eingabe.strasse_hausnummer),
        ("plz_ort", &eingabe.plz_ort),
        ("eigentuemer", &eingabe.eigentuemer),
    ])
    .mit_fehlern(fehler, &s.texte);
    let seite = Wohnungsgeber {
        fort: Fortschritt::neu(entwurf, Schritt::Wohnungsgeber),
        form,
        s,
    };
    schrittseite::zeige(&seite, &seite.form)
}
