//! The form with which an authority takes a document back.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;
use xoev::ags::Ags;

use super::tuer::{gemeinden, zu_oft};
use crate::{
    meldewesen::Urkundennummer,
    service::{AmtFehler, Amtszugang, Widerrufsgrund},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        bremse::{Tuer, absender},
        formular::{Eingang, Formular},
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/amt_widerruf.html")]
struct Widerrufsseite {
    s: Seite,
    form: Formular,
    gemeinden: Vec<(String, String)>,
    gruende: Vec<(String, String)>,
    fertig: Option<String>,
}

pub(super) async fn zeige(anfrage: Anfrage) -> HttpResponse {
    let leer = Formular::neu([("gemeinde", ""), ("nummer", ""), ("grund", "")]);
    seite(&anfrage, StatusCode::OK, leer, None)
}

pub(super) async fn widerrufe(
    anfrage: Anfrage,
    request: HttpRequest,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let [gemeinde, nummer, grund] = ["gemeinde", "nummer", "grund"].map(|feld| eingang.wert(feld));
    let s = anfrage.seite();
    let mut form = Formular::neu([("gemeinde", &*gemeinde), ("nummer", &nummer), ("grund", &grund)]);
    let (gelesen, gewaehlt) = (Urkundennummer::lies(&nummer), Widerrufsgrund::lies(&grund));
    if gelesen.is_none() {
        form = form.und_fehler("nummer", s.t("widerruf-nummer-fehlt"));
    }
    if gewaehlt.is_none() {
        form = form.und_fehler("grund", s.t("widerruf-grund-fehlt"));
    }
    let (Some(nummer), Some(grund)) = (gelesen, gewaehlt) else {
        return Ok(seite(&anfrage, StatusCode::UNPROCESSABLE_ENTITY, form, None));
    };
    let gemeinde = Ags::parse(&gemeinde).ok();
    let wer = (absender(&request), Tuer::Amt(gemeinde));
    let bremse = &anfrage.umgebung().bremse;
    if !bremse.laesst(wer.clone(), anfrage.dienste().jetzt()) {
        return Err(zu_oft());
    }
    let schluessel = eingang.wert("schluessel");
    let zugang = Amtszugang {
        gemeinde,
        schluessel: schluessel.trim(),
        fallcode: "",
    };
    let ergebnis = anfrage
        .dienste()
        .urkunde_widerrufen(anfrage.land(), zugang, &nummer, grund)
        .await;
    match ergebnis {
        Ok(()) => {
            bremse.gelungen(wer);
            let leer = Formular::neu([("gemeinde", ""), ("nummer", ""), ("grund", "")]);
            let fertig = s.t1("widerruf-fertig-text", "nummer", nummer.as_str());
            Ok(seite(&anfrage, StatusCode::OK, leer, Some(fertig)))
        }
        Err(AmtFehler::Verweigert) => {
            let form = form.und_fehler("schluessel", s.t("widerruf-verweigert"));
            Ok(seite(&anfrage, StatusCode::FORBIDDEN, form, None))
        }
        Err(AmtFehler::Stoerung(stoerung)) => Err(stoerung.into()),
    }
}

fn seite(anfrage: &Anfrage, status: StatusCode, form: Formular, fertig: Option<String>) -> HttpResponse {
    let s = anfrage.seite();
    let gruende = Widerrufsgrund::ALLE
        .into_iter()
        .map(|grund| (grund.schluessel().to_owned(), s.t(text(grund))))
        .collect();
    let seite = Widerrufsseite {
        form,
        gemeinden: gemeinden(anfrage),
        gruende,
        fertig,
        s,
    };
    antworte(status, &seite)
}

const fn text(grund: Widerrufsgrund) -> &'static str {
    match grund {
        Widerrufsgrund::FalscheAngaben => "widerruf-grund-falsche-angaben",
        Widerrufsgrund::FalschePerson => "widerruf-grund-falsche-person",
        Widerrufsgrund::Missbrauch => "widerruf-grund-missbrauch",
    }
}
