//! Download of a paper, with the slip of the page that showed it.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};

use super::tuer::zu_oft;
use crate::{
    service::AmtFehler,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        bremse::{Tuer, absender},
        faelle::herunterladen,
        formular::Eingang,
    },
};

pub(super) async fn lade(
    anfrage: Anfrage,
    request: HttpRequest,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let wer = (absender(&request), Tuer::Amt(None));
    if !anfrage
        .umgebung()
        .bremse
        .laesst(wer.clone(), anfrage.dienste().jetzt())
    {
        return Err(zu_oft());
    }
    let eingang = Eingang::neu(felder.into_inner());
    let dokument = eingang
        .wert("dokument")
        .parse()
        .map_err(|_| Ausweg::nicht_gefunden())?;
    let ergebnis = anfrage
        .dienste()
        .amt_papier_mit_schein(anfrage.land(), &eingang.wert("schein"), dokument)
        .await;
    match ergebnis {
        Ok(abholung) => {
            anfrage.umgebung().bremse.gelungen(wer);
            Ok(herunterladen(abholung))
        }
        Err(AmtFehler::Verweigert) => Err(Ausweg::neu(
            StatusCode::FORBIDDEN,
            "amt-abgelaufen-titel",
            &["amt-abgelaufen-text"],
        )
        .mit_weg("amt-nochmal", "/amt")),
        Err(AmtFehler::Stoerung(stoerung)) => Err(stoerung.into()),
    }
}
