//! `/rueckmeldung`: tell us of a barrier, a fault, praise. Without a login, and nobody has to say who they are.

mod danke;

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{
    anfrage::Anfrage,
    ausweg::Ausweg,
    formular::{Eingang, Formular},
    seite::{Seite, antworte, weiter},
};
use crate::{
    antrag::{Feldfehler, RueckmeldungEingabe, Seitenpfad, Thema},
    service::RueckmeldeFehler,
};

#[derive(Template)]
#[template(path = "web/rueckmeldung.html")]
struct Rueckmeldeseite {
    s: Seite,
    form: Formular,
    /// Value and key of the label of each subject.
    themen: [(&'static str, String); 5],
    kontakt: String,
}

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/rueckmeldung", web::get().to(zeige))
        .route("/rueckmeldung", web::post().to(nimm))
        .route("/rueckmeldung/{nummer}", web::get().to(danke::zeige));
}

/// The page it is about stands in the query, because the link in the footer carries it there.
async fn zeige(anfrage: Anfrage, frage: web::Query<Vec<(String, String)>>) -> HttpResponse {
    let frage = Eingang::neu(frage.into_inner());
    let seite = Seitenpfad::parse(&frage.wert("seite"));
    let eingabe = RueckmeldungEingabe {
        thema: frage.wert("thema"),
        seite: seite.map_or_else(String::new, |seite| seite.as_str().to_owned()),
        ..RueckmeldungEingabe::default()
    };
    seite_mit(&anfrage, StatusCode::OK, &eingabe, &[])
}

async fn nimm(anfrage: Anfrage, felder: web::Form<Vec<(String, String)>>) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let eingabe = RueckmeldungEingabe {
        thema: eingang.wert("thema"),
        text: eingang.wert("text"),
        email: eingang.wert("email"),
        seite: eingang.wert("seite"),
    };
    match anfrage.dienste().rueckmelden(anfrage.land(), &eingabe).await {
        Ok(nummer) => Ok(weiter(&format!("/rueckmeldung/{nummer}"))),
        Err(RueckmeldeFehler::Felder(fehler)) => Ok(seite_mit(
            &anfrage,
            StatusCode::UNPROCESSABLE_ENTITY,
            &eingabe,
            &fehler,
        )),
        Err(RueckmeldeFehler::ZuViele) => Err(Ausweg::neu(
            StatusCode::TOO_MANY_REQUESTS,
            "rueckmeldung-zu-viele-titel",
            &["rueckmeldung-zu-viele-text"],
        )
        .mit_weg("nochmal", "/rueckmeldung")
        .mit_amt(Some(&anfrage.land().portal))),
        Err(RueckmeldeFehler::Stoerung(stoerung)) => Err(stoerung.into()),
    }
}

fn seite_mit(
    anfrage: &Anfrage,
    status: StatusCode,
    eingabe: &RueckmeldungEingabe,
    fehler: &[Feldfehler],
) -> HttpResponse {
    let s = anfrage.seite();
    let mut form = Formular::neu([
        ("thema", eingabe.thema.as_str()),
        ("text", &eingabe.text),
        ("email", &eingabe.email),
        ("seite", &eingabe.seite),
    ]);
    for fehler in fehler {
        let text = s.t(&format!("fehler-rueckmeldung-{}", fehler.feld));
        form = form.und_fehler(fehler.feld, text);
    }
    let seite = Rueckmeldeseite {
        form,
        themen: Thema::ALLE.map(|thema| {
            (
                thema.schluessel(),
                ["rueckmeldung-thema-", thema.schluessel()].concat(),
            )
        }),
        kontakt: anfrage.land().portal.email.clone(),
        s,
    };
    antworte(status, &seite)
}
