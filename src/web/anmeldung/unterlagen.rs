//! `/entwurf/{id}/unterlagen`: further papers, which wait for the authority under the case code.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::StatusCode, web};

use super::{
    Felder,
    nachweis::{self, papierfehler},
    pfad,
};
use crate::{
    kernel::{DokumentId, EntwurfId},
    service::{EntwurfFehler, Schritt, Zweck},
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, hochladen, seite::weiter},
};

pub(super) async fn lade_hoch(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    teile: Multipart,
) -> Result<HttpResponse, Ausweg> {
    let (eingang, dateien) = hochladen::lies_angemeldet(&anfrage, teile).await?;
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let zu = eingang.wert("zu");
    let zurueck = pfad(*id, herkunft(&zu));
    let ergebnis = anfrage
        .dienste()
        .hochladen(anfrage.land(), sitzung, *id, Zweck::Unterlage(&zu), dateien)
        .await;
    let grund = match ergebnis {
        Ok(()) => return Ok(weiter(&zurueck)),
        Err(EntwurfFehler::Datei(grund)) => papierfehler(grund),
        Err(EntwurfFehler::ZuVieleUnterlagen) => "papier-zu-viele-unterlagen",
        Err(EntwurfFehler::Ausgelastet) => {
            return Err(Ausweg::ausgelastet().mit_weg("zum-formular", &zurueck));
        }
        Err(fehler) => return Err(fehler.into()),
    };
    match herkunft(&zu) {
        Schritt::Nachweis => nachweis::ohne_unterlage(&anfrage, *id, grund).await,
        _ => Err(abgewiesen(grund, &zurueck)),
    }
}

pub(super) async fn entferne(
    anfrage: Anfrage,
    wege: web::Path<(EntwurfId, DokumentId)>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let (id, dokument) = wege.into_inner();
    anfrage
        .dienste()
        .unterlage_entfernen(anfrage.land(), sitzung, id, dokument)
        .await?;
    Ok(weiter(&pfad(id, herkunft(&eingang.wert("zu")))))
}

/// The step that shows papers of this kind.
fn herkunft(zu: &str) -> Schritt {
    if zu == "sonst" {
        Schritt::Nachweis
    } else {
        Schritt::Sorge
    }
}

/// The file was not taken; everything else is as it was.
fn abgewiesen(grund: &'static str, zurueck: &str) -> Ausweg {
    Ausweg::neu(
        StatusCode::UNPROCESSABLE_ENTITY,
        "papier-abgewiesen-titel",
        &[grund],
    )
    .mit_weg("zum-formular", zurueck)
}
