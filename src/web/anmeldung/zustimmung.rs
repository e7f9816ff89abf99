//! `/zustimmung/{wort}`: somebody who has custody of a child answers whether it may move.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::Felder;
use crate::{
    service::{Bitte, BitteFehler, Zustimmungsantwort},
    web::{
        anfrage::Anfrage,
        angaben,
        ausweg::Ausweg,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/zustimmung.html")]
struct Zustimmung {
    s: Seite,
    kind: String,
    bittende: String,
    anschrift: String,
    einzug: String,
    beantwortet: Option<bool>,
}

pub(super) async fn zeige(anfrage: Anfrage, wort: web::Path<String>) -> Result<HttpResponse, Ausweg> {
    let bitte = anfrage
        .dienste()
        .bitte_zeigen(anfrage.land(), anfrage.angemeldet()?, &wort)
        .await
        .map_err(ausweg)?;
    Ok(seite(&anfrage, &bitte))
}

pub(super) async fn beantworte(
    anfrage: Anfrage,
    wort: web::Path<String>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let ja = match eingang.wert("antwort").as_str() {
        "ja" => true,
        "nein" => false,
        _ => return Err(Ausweg::unlesbar()),
    };
    match anfrage
        .dienste()
        .bitte_beantworten(anfrage.land(), sitzung, &wort, ja)
        .await
    {
        Ok(()) | Err(BitteFehler::SchonBeantwortet) => Ok(weiter(&format!("/zustimmung/{wort}"))),
        Err(fehler) => Err(ausweg(fehler)),
    }
}

fn seite(anfrage: &Anfrage, bitte: &Bitte) -> HttpResponse {
    let s = anfrage.seite();
    let seite = Zustimmung {
        kind: bitte.kind_name.clone(),
        bittende: bitte.bittende.clone(),
        anschrift: angaben::anschrift_im_block(&bitte.anschrift),
        einzug: s.texte.tag(bitte.einzug),
        beantwortet: bitte
            .antwort
            .as_ref()
            .map(|antwort| matches!(antwort, Zustimmungsantwort::Erteilt(_))),
        s,
    };
    antworte(StatusCode::OK, &seite)
}

fn ausweg(fehler: BitteFehler) -> Ausweg {
    match fehler {
        BitteFehler::Stoerung(stoerung) => stoerung.into(),
        BitteFehler::NiveauZuNiedrig => Ausweg::neu(
            StatusCode::FORBIDDEN,
            "abruf-niveau-titel",
            &["abruf-niveau-text"],
        ),
        BitteFehler::NichtGefunden | BitteFehler::SchonBeantwortet => Ausweg::neu(
            StatusCode::NOT_FOUND,
            "einladung-weg-titel",
            &["einladung-weg-text"],
        ),
    }
    .mit_weg("zur-startseite", "/")
}
