//! `/entwurf/{id}/wohnung`: step 2, the new dwelling.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Felder, Schritt, pfad};
use crate::{
    antrag::{Feldfehler, WohnungEingabe},
    kernel::EntwurfId,
    service::{Entwurf, EntwurfFehler},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_wohnung.html")]
struct Wohnung {
    s: Seite,
    schritt: u8,
    id: EntwurfId,
    form: Formular,
    gemeinden: Vec<(String, String)>,
    beispieltag: String,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(seite(&anfrage, &entwurf, &[]))
}

pub(super) async fn trage_ein(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    match anfrage
        .dienste()
        .wohnung_eintragen(anfrage.land(), sitzung, *id, eingabe(&eingang))
        .await
    {
        Ok(()) => Ok(weiter(&pfad(*id, Schritt::Wohnungsgeber))),
        Err(EntwurfFehler::Felder(fehler)) => {
            let entwurf = anfrage.dienste().entwurf(anfrage.land(), sitzung, *id).await?;
            Ok(seite(&anfrage, &entwurf, &fehler))
        }
        Err(fehler) => Err(fehler.into()),
    }
}

fn eingabe(eingang: &Eingang) -> WohnungEingabe {
    WohnungEingabe {
        gemeinde: eingang.wert("gemeinde"),
        strasse: eingang.wert("strasse"),
        hausnummer: eingang.wert("hausnummer"),
        hausnummernzusatz: eingang.wert("hausnummernzusatz"),
        postleitzahl: eingang.wert("postleitzahl"),
        wohnungsnummer: eingang.wert("wohnungsnummer"),
        zusatzangaben: eingang.wert("zusatzangaben"),
        einzug_tag: eingang.wert("einzug_tag"),
        einzug_monat: eingang.wert("einzug_monat"),
        einzug_jahr: eingang.wert("einzug_jahr"),
        status: eingang.wert("status"),
    }
}

fn seite(anfrage: &Anfrage, entwurf: &Entwurf, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let form = formular(&entwurf.wohnung).mit_fehlern(fehler, &s.texte);
    let gemeinden = anfrage
        .dienste()
        .waehlbare_gemeinden(anfrage.land(), entwurf)
        .into_iter()
        .map(|(ags, name)| (ags.to_string(), name.to_owned()))
        .collect();
    let vor_einer_woche = anfrage
        .dienste()
        .heute()
        .saturating_sub(jiff::Span::new().weeks(1));
    let beispieltag = [
        vor_einer_woche.day().to_string(),
        vor_einer_woche.month().to_string(),
        vor_einer_woche.year().to_string(),
    ]
    .join(" ");
    let status = if fehler.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    antworte(
        status,
        &Wohnung {
            s,
            schritt: 2,
            id: entwurf.id,
            form,
            gemeinden,
            beispieltag,
        },
    )
}

fn formular(eingabe: &WohnungEingabe) -> Formular {
    Formular::neu([
        ("gemeinde", &eingabe.gemeinde),
        ("strasse", &eingabe.strasse),
        ("hausnummer", &eingabe.hausnummer),
        ("hausnummernzusatz", &eingabe.hausnummernzusatz),
        ("postleitzahl", &eingabe.postleitzahl),
        ("wohnungsnummer", &eingabe.wohnungsnummer),
        ("zusatzangaben", &eingabe.zusatzangaben),
        ("einzug_tag", &eingabe.einzug_tag),
        ("einzug_monat", &eingabe.einzug_monat),
        ("einzug_jahr", &eingabe.einzug_jahr),
        ("status", &eingabe.status),
    ])
}
