//! `/entwurf/{id}/daten`: step 1, are the register's data correct?

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Felder, Schritt, pfad};
use crate::{
    kernel::EntwurfId,
    land::Behoerde,
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_daten.html")]
#[expect(clippy::struct_field_names, reason = "the shared part of the page calls them `daten`")]
struct Daten {
    s: Seite,
    schritt: u8,
    gemeinde: String,
    daten: Vec<Gruppe>,
    amt: Behoerde,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let land = anfrage.land();
    let entwurf = anfrage
        .dienste()
        .entwurf(land, anfrage.angemeldet()?, *id)
        .await?;
    let s = anfrage.seite();
    let gemeinde = land.gemeinde(entwurf.wegzug);
    let seite = Daten {
        schritt: 1,
        gemeinde: gemeinde.map_or_else(String::new, |g| g.name.clone()),
        daten: angaben::meldedaten(&s.texte, &entwurf.meldedaten),
        amt: gemeinde.map_or_else(|| land.portal.clone(), |g| g.meldebehoerde.clone()),
        s,
    };
    Ok(antworte(StatusCode::OK, &seite))
}

pub(super) async fn bestaetige(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    anfrage
        .dienste()
        .daten_bestaetigen(anfrage.land(), sitzung, *id)
        .await?;
    Ok(weiter(&pfad(*id, Schritt::Wohnung)))
}
