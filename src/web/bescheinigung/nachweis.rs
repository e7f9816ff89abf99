//! `/bescheinigung/{id}/nachweis`: choose what of a Meldebescheinigung to pass on as a machine-readable credential.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    kernel::DokumentId,
    urkunde::sdjwt::Sdjwt,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        faelle::herunterladen,
        formular::{Eingang, Formular},
        nachweisfelder,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/nachweis.html")]
struct Auswahl {
    s: Seite,
    form: Formular,
    felder: Vec<Feld>,
    zurueck: String,
}

struct Feld {
    name: String,
    zeilen: Vec<(String, String)>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<DokumentId>) -> Result<HttpResponse, Ausweg> {
    let nachweis = finde(&anfrage, *id).await?;
    Ok(seite(&anfrage, *id, &nachweis, Formular::default()))
}

pub(super) async fn lade(
    anfrage: Anfrage,
    id: web::Path<DokumentId>,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let gewaehlt: BTreeSet<&str> = eingang.werte("feld").collect();
    if gewaehlt.is_empty() {
        let nachweis = finde(&anfrage, *id).await?;
        let form = Formular::default().und_fehler("feld", anfrage.seite().t("weitergabe-fehlt"));
        return Ok(seite(&anfrage, *id, &nachweis, form));
    }
    let abholung = anfrage
        .dienste()
        .nachweis_abholen(anfrage.land(), sitzung, *id, &gewaehlt)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    Ok(herunterladen(abholung))
}

async fn finde(anfrage: &Anfrage, id: DokumentId) -> Result<Sdjwt, Ausweg> {
    anfrage
        .dienste()
        .nachweis(anfrage.land(), anfrage.angemeldet()?, id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)
}

fn seite(anfrage: &Anfrage, id: DokumentId, nachweis: &Sdjwt, form: Formular) -> HttpResponse {
    let s = anfrage.seite();
    let felder = nachweis
        .offenlegungen()
        .iter()
        .map(|feld| Feld {
            name: feld.name().to_owned(),
            zeilen: nachweisfelder::zeilen(&s.texte, feld.name(), feld.wert())
                .into_iter()
                .map(|zeile| (zeile.name, zeile.wert.replace('\n', ", ")))
                .collect(),
        })
        .filter(|feld| !feld.zeilen.is_empty())
        .collect();
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let zurueck = format!("/bescheinigung/{id}");
    antworte(
        status,
        &Auswahl {
            s,
            form,
            felder,
            zurueck,
        },
    )
}
