//! The form for commune, access key and case code.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;
use xoev::ags::Ags;

use super::einsicht;
use crate::{
    service::{AmtFehler, Amtszugang},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        bremse::{Tuer, absender},
        formular::{Eingang, Formular},
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/amt.html")]
struct Tuerseite {
    s: Seite,
    form: Formular,
    gemeinden: Vec<(String, String)>,
}

/// The code may stand in the address, where the QR code on a paper of the person puts it.
pub(super) async fn zeige(anfrage: Anfrage, request: HttpRequest) -> HttpResponse {
    let code = url::form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(name, _)| name == "code")
        .map(|(_, wert)| wert.chars().take(CODE_HOECHSTENS).collect::<String>())
        .unwrap_or_default();
    tuer(
        &anfrage,
        StatusCode::OK,
        Formular::neu([("gemeinde", ""), ("code", &code)]),
    )
}

pub(super) async fn oeffne(
    anfrage: Anfrage,
    request: HttpRequest,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let (gemeinde, schluessel, code) = (
        eingang.wert("gemeinde"),
        eingang.wert("schluessel"),
        eingang.wert("code"),
    );
    let gewaehlt = Ags::parse(&gemeinde).ok();
    let wer = (absender(&request), Tuer::Amt(gewaehlt));
    if !anfrage
        .umgebung()
        .bremse
        .laesst(wer.clone(), anfrage.dienste().jetzt())
    {
        return Err(zu_oft());
    }
    let zugang = Amtszugang {
        gemeinde: gewaehlt,
        schluessel: schluessel.trim(),
        fallcode: &code,
    };
    match anfrage.dienste().amt_einsehen(anfrage.land(), zugang).await {
        Ok(blick) => {
            anfrage.umgebung().bremse.gelungen(wer);
            Ok(einsicht::seite(&anfrage, &blick))
        }
        Err(AmtFehler::Verweigert) => {
            let form = Formular::neu([("gemeinde", &gemeinde), ("code", &code)])
                .und_fehler("schluessel", anfrage.seite().t("amt-verweigert"));
            Ok(tuer(&anfrage, StatusCode::FORBIDDEN, form))
        }
        Err(AmtFehler::Stoerung(stoerung)) => Err(stoerung.into()),
    }
}

/// Too many failures from one address at one door.
pub(super) fn zu_oft() -> Ausweg {
    Ausweg::neu(
        StatusCode::TOO_MANY_REQUESTS,
        "amt-zu-oft-titel",
        &["amt-zu-oft-text"],
    )
    .mit_weg("amt-nochmal", "/amt")
}

fn tuer(anfrage: &Anfrage, status: StatusCode, form: Formular) -> HttpResponse {
    antworte(
        status,
        &Tuerseite {
            s: anfrage.seite(),
            form,
            gemeinden: gemeinden(anfrage),
        },
    )
}

/// The communes whose authority has an access key, with their names.
pub(super) fn gemeinden(anfrage: &Anfrage) -> Vec<(String, String)> {
    anfrage
        .dienste()
        .amt_gemeinden(anfrage.land())
        .into_iter()
        .map(|(ags, name)| (ags.to_string(), name.to_owned()))
        .collect()
}

/// A case code has 19 characters; more are not worth showing again.
const CODE_HOECHSTENS: usize = 40;
