//! `/zustimmung/{wort}`: somebody who has custody of a child answers whether it may move.
//!
//! Without a login the page says in general what it is about, and the same for every word: nobody learns from it whether
//! there is such a request.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Felder, pfad};
use crate::{
    meldewesen::Entscheidung,
    service::{Bitte, BitteFehler, Schritt},
    web::{
        anfrage::Anfrage,
        angaben,
        ausweg::Ausweg,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/zustimmung_vorab.html")]
struct Vorab {
    s: Seite,
}

#[derive(Template)]
#[template(path = "web/zustimmung.html")]
struct Zustimmung {
    s: Seite,
    kind: String,
    bittende: String,
    anschrift: String,
    einzug: String,
    stand: Stand,
}

/// What the page is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stand {
    Offen,
    /// "No" was pressed and is asked back.
    Rueckfrage,
    Zugestimmt,
    Verweigert,
}

pub(super) async fn zeige(anfrage: Anfrage, wort: web::Path<String>) -> Result<HttpResponse, Ausweg> {
    let Some(sitzung) = anfrage.sitzung() else {
        return Ok(antworte(StatusCode::OK, &Vorab { s: anfrage.seite() }));
    };
    let bitte = anfrage
        .dienste()
        .bitte_zeigen(anfrage.land(), sitzung, &wort)
        .await
        .map_err(ausweg)?;
    Ok(seite(&anfrage, bitte, false))
}

/// Without a session this leads to the login and back to the same page. A refusal counts once it is confirmed.
pub(super) async fn beantworte(
    anfrage: Anfrage,
    wort: web::Path<String>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let entscheidung = match (
        eingang.wert("antwort").as_str(),
        eingang.wert("bestaetigt").as_str(),
    ) {
        ("ja", _) => Entscheidung::Zugestimmt,
        ("nein", "ja") => Entscheidung::Verweigert,
        ("nein", _) => {
            let bitte = anfrage
                .dienste()
                .bitte_zeigen(anfrage.land(), sitzung, &wort)
                .await
                .map_err(ausweg)?;
            return Ok(seite(&anfrage, bitte, true));
        }
        _ => return Ok(weiter(&format!("/zustimmung/{wort}"))),
    };
    match anfrage
        .dienste()
        .bitte_beantworten(anfrage.land(), sitzung, &wort, entscheidung)
        .await
    {
        Ok(()) | Err(BitteFehler::SchonBeantwortet) => Ok(weiter(&format!("/zustimmung/{wort}"))),
        Err(fehler) => Err(ausweg(fehler)),
    }
}

fn seite(anfrage: &Anfrage, bitte: Bitte, nein: bool) -> HttpResponse {
    let s = anfrage.seite();
    let seite = Zustimmung {
        kind: bitte.kind,
        bittende: bitte.bittende,
        anschrift: angaben::anschrift_im_block(&bitte.anschrift),
        einzug: s.texte.tag(bitte.einzug),
        stand: match bitte.antwort {
            Some(Entscheidung::Zugestimmt) => Stand::Zugestimmt,
            Some(Entscheidung::Verweigert) => Stand::Verweigert,
            None if nein => Stand::Rueckfrage,
            None => Stand::Offen,
        },
        s,
    };
    antworte(StatusCode::OK, &seite)
}

fn ausweg(fehler: BitteFehler) -> Ausweg {
    match fehler {
        BitteFehler::Stoerung(stoerung) => return stoerung.into(),
        BitteFehler::Eigene(entwurf) => {
            return Ausweg::neu(
                StatusCode::OK,
                "zustimmung-eigene-titel",
                &["zustimmung-eigene-text"],
            )
            .mit_weg("zum-formular", &pfad(entwurf, Schritt::Sorge));
        }
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
