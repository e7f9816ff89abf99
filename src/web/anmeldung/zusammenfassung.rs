//! `/entwurf/{id}/zusammenfassung`: step 4, read everything once more and sign by a fresh login.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Felder, Schritt, einreichung_gescheitert, pfad};
use crate::{
    antrag::WohnungsgeberAngabe,
    kernel::EntwurfId,
    land::Behoerde,
    regeln::{Befund, Meldefrist},
    service::{EinreichFehler, Einreichungsstand, Entwurf, Zusammenfassung as Inhalt},
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        formular::Eingang,
        login,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_zusammenfassung.html")]
struct Zusammenfassung {
    s: Seite,
    schritt: u8,
    id: EntwurfId,
    befunde: Vec<String>,
    daten: Vec<Gruppe>,
    abdruck: String,
    verspaetet: bool,
    amt: Behoerde,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    match anfrage.dienste().einreichungsstand(anfrage.land(), &entwurf) {
        Einreichungsstand::Offen(schritt) => Ok(weiter(&pfad(*id, schritt))),
        Einreichungsstand::Regelwidrig(befunde) => Ok(regelwidrig(&anfrage, &entwurf, &befunde)),
        Einreichungsstand::Bereit(inhalt) => Ok(bereit(&anfrage, &entwurf, &inhalt)),
    }
}

pub(super) async fn unterschreibe(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let mut gezeigt = [0; 32];
    hex::decode_to_slice(eingang.wert("abdruck"), &mut gezeigt).map_err(|_| Ausweg::unlesbar())?;
    match anfrage
        .dienste()
        .einreichung_beginnen(anfrage.land(), sitzung, *id, gezeigt)
        .await
    {
        Ok(beginn) => Ok(login::umleitung(anfrage.umgebung().cookieart, &beginn)),
        Err(EinreichFehler::Unvollstaendig | EinreichFehler::Regeln(_)) => {
            Ok(weiter(&format!("/entwurf/{id}")))
        }
        Err(fehler) => Err(einreichung_gescheitert(fehler, *id)),
    }
}

fn bereit(anfrage: &Anfrage, entwurf: &Entwurf, inhalt: &Inhalt) -> HttpResponse {
    let s = anfrage.seite();
    let (neu, geber): (_, &WohnungsgeberAngabe) = (&inhalt.neue_wohnung, &inhalt.wohnungsgeber);
    let mut daten = bestand(&s, entwurf);
    daten.push(angaben::neue_wohnung(&s.texte, neu).aenderbar(pfad(entwurf.id, Schritt::Wohnung)));
    daten.push(
        angaben::wohnungsgeber(&s.texte, geber, entwurf.datei.as_ref().map(|d| d.name.as_str()))
            .aenderbar(pfad(entwurf.id, Schritt::Wohnungsgeber)),
    );
    let land = anfrage.land();
    let feiertage = land.feiertage.in_gemeinde(neu.anschrift.ags);
    let seite = Zusammenfassung {
        schritt: 4,
        id: entwurf.id,
        befunde: Vec::new(),
        daten,
        abdruck: hex::encode(inhalt.abdruck),
        verspaetet: Meldefrist::ab(neu.einzug.tag(), &feiertage).vorbei(anfrage.dienste().heute()),
        amt: land
            .gemeinde(neu.anschrift.ags)
            .map_or_else(|| land.portal.clone(), |g| g.meldebehoerde.clone()),
        s,
    };
    antworte(StatusCode::OK, &seite)
}

fn regelwidrig(anfrage: &Anfrage, entwurf: &Entwurf, befunde: &[Befund]) -> HttpResponse {
    let s = anfrage.seite();
    let land = anfrage.land();
    let weg = pfad(entwurf.id, Schritt::Wohnung);
    let seite = Zusammenfassung {
        schritt: 4,
        id: entwurf.id,
        befunde: befunde.iter().map(|befund| s.t(befund.schluessel())).collect(),
        daten: bestand(&s, entwurf)
            .into_iter()
            .chain([Gruppe {
                titel: s.t("gruppe-neue-wohnung"),
                zeilen: Vec::new(),
                aendern: Some(weg),
            }])
            .collect(),
        abdruck: String::new(),
        verspaetet: false,
        amt: land
            .gemeinde(entwurf.wegzug)
            .map_or_else(|| land.portal.clone(), |g| g.meldebehoerde.clone()),
        s,
    };
    antworte(StatusCode::OK, &seite)
}

fn bestand(s: &Seite, entwurf: &Entwurf) -> Vec<Gruppe> {
    angaben::meldedaten(&s.texte, &entwurf.meldedaten)
}
