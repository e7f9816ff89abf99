//! `/gemeinsam/{wort}`: others move into the same dwelling, each with an Anmeldung of their own.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Felder, abruf_gescheitert, pfad};
use crate::{
    kernel::EntwurfId,
    service::{Gemeinsamlink, Schritt},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/gemeinsam.html")]
struct Gemeinsam {
    s: Seite,
    /// Who invites; shown only to somebody who has logged in.
    von: Option<String>,
}

pub(super) async fn lade_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    anfrage
        .dienste()
        .gemeinsam_einladen(anfrage.land(), sitzung, *id)
        .await?;
    Ok(weiter(&format!(
        "{}#gemeinsam",
        pfad(*id, Schritt::Zusammenfassung)
    )))
}

pub(super) async fn nimm_zurueck(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    anfrage
        .dienste()
        .gemeinsam_zuruecknehmen(anfrage.land(), sitzung, *id)
        .await?;
    Ok(weiter(&pfad(*id, Schritt::Zusammenfassung)))
}

pub(super) async fn zeige(anfrage: Anfrage, wort: web::Path<String>) -> Result<HttpResponse, Ausweg> {
    let link = anfrage
        .dienste()
        .gemeinsam_zeigen(anfrage.land(), anfrage.sitzung(), &wort)
        .await?
        .ok_or_else(abgelaufen)?;
    let mitnahme = match link {
        Gemeinsamlink::Einladung(mitnahme) => mitnahme,
        Gemeinsamlink::Eigener(entwurf) => return Err(eigener(entwurf)),
    };
    let seite = Gemeinsam {
        von: anfrage.sitzung().map(|_| mitnahme.von),
        s: anfrage.seite(),
    };
    Ok(antworte(StatusCode::OK, &seite))
}

/// Without a session this leads to the login and back to the same page.
pub(super) async fn beginne(
    anfrage: Anfrage,
    wort: web::Path<String>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    let seite = anfrage.seite();
    let begonnen = anfrage
        .dienste()
        .gemeinsam_beginnen(anfrage.land(), sitzung, &wort, seite.texte.sprache().kuerzel())
        .await
        .map_err(|fehler| abruf_gescheitert(fehler, &anfrage))?;
    let id = begonnen.ok_or_else(abgelaufen)?;
    Ok(weiter(&format!("/entwurf/{id}")))
}

/// The author opens the link that was meant for others.
fn eigener(entwurf: EntwurfId) -> Ausweg {
    Ausweg::neu(
        StatusCode::OK,
        "gemeinsam-eigener-titel",
        &["gemeinsam-eigener-text"],
    )
    .mit_weg("zum-formular", &format!("/entwurf/{entwurf}"))
    .mit_weg("zu-den-vorgaengen", "/faelle")
}

fn abgelaufen() -> Ausweg {
    Ausweg::neu(
        StatusCode::NOT_FOUND,
        "einladung-weg-titel",
        &["einladung-weg-text"],
    )
    .mit_weg("zur-startseite", "/")
}
