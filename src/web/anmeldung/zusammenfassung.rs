//! `/entwurf/{id}/zusammenfassung`: read everything once more and sign by a fresh login.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{Felder, einreichung_gescheitert, pfad, schrittseite::Fortschritt};
use crate::{
    kernel::EntwurfId,
    land::Behoerde,
    meldewesen::Wohnungsstatus,
    regeln::{Befund, Meldefrist},
    service::{EinreichFehler, Einreichungsstand, Entwurf, Schritt, Zusammenfassung as Inhalt},
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        erklaerung,
        formular::Eingang,
        login,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_zusammenfassung.html")]
struct Zusammenfassung {
    s: Seite,
    fort: Fortschritt,
    befunde: Vec<String>,
    daten: Vec<Gruppe>,
    abdruck: String,
    amt: Behoerde,
    hinweise: Vec<String>,
    familie: bool,
    /// The day from which it can be submitted, if it lies ahead.
    ab: Option<String>,
    links: Vec<String>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let land = anfrage.land();
    let entwurf = anfrage.dienste().entwurf(land, sitzung, *id).await?;
    let links = anfrage
        .dienste()
        .gemeinsame_links(land, sitzung, *id)
        .await?
        .iter()
        .map(|pfad| [land.adresse.as_str(), pfad].concat())
        .collect();
    match anfrage.dienste().einreichungsstand(land, &entwurf) {
        Einreichungsstand::Offen(schritt) => Ok(weiter(&pfad(*id, schritt))),
        Einreichungsstand::Regelwidrig(befunde) => Ok(regelwidrig(&anfrage, &entwurf, &befunde)),
        Einreichungsstand::Vorgemerkt(inhalt) | Einreichungsstand::Bereit(inhalt) => {
            Ok(vollstaendig(&anfrage, &entwurf, &inhalt, links))
        }
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
        Err(
            EinreichFehler::Unvollstaendig | EinreichFehler::Regeln(_) | EinreichFehler::NochNichtEingezogen,
        ) => Ok(weiter(&format!("/entwurf/{id}"))),
        Err(fehler) => Err(einreichung_gescheitert(fehler, *id)),
    }
}

fn vollstaendig(anfrage: &Anfrage, entwurf: &Entwurf, inhalt: &Inhalt, links: Vec<String>) -> HttpResponse {
    let s = anfrage.seite();
    let antrag = &inhalt.beschluss.anmeldung;
    let land = anfrage.land();
    let heute = anfrage.dienste().heute();
    let feiertage = land.feiertage.in_gemeinde(antrag.anschrift.ags);
    let mut hinweise = Vec::new();
    if inhalt.beschluss.status == Wohnungsstatus::Neben {
        hinweise.push(s.t("hinweis-zweitwohnungsteuer"));
    }
    if Meldefrist::ab(antrag.einzug.tag, &feiertage).vorbei(heute) {
        hinweise.push(s.t("erklaerung-verspaetet"));
    }
    if !antrag.unterlagen.is_empty() {
        hinweise.push(s.t("hinweis-unterlagen-warten"));
    }
    let seite = Zusammenfassung {
        fort: Fortschritt::neu(entwurf, Schritt::Zusammenfassung),
        befunde: Vec::new(),
        daten: erklaerung::gruppen(&s.texte, entwurf, &inhalt.beschluss),
        abdruck: hex::encode(inhalt.abdruck),
        amt: land
            .gemeinde(antrag.anschrift.ags)
            .map_or_else(|| land.portal.clone(), |g| g.meldebehoerde.clone()),
        hinweise,
        familie: antrag.personen.len() > 1,
        ab: (inhalt.beschluss.ab > heute).then(|| s.texte.tag(inhalt.beschluss.ab)),
        links,
        s,
    };
    antworte(StatusCode::OK, &seite)
}

fn regelwidrig(anfrage: &Anfrage, entwurf: &Entwurf, befunde: &[Befund]) -> HttpResponse {
    let s = anfrage.seite();
    let land = anfrage.land();
    let mut daten: Vec<_> = entwurf
        .personen
        .iter()
        .flat_map(|person| angaben::meldedaten(&s.texte, &person.meldedaten, person.ist_selbst()))
        .collect();
    let weg = |befund: &Befund| match befund {
        Befund::ZustimmungFehlt | Befund::UnterlageFehlt => Schritt::Sorge,
        Befund::MinderjaehrigFuerAndere | Befund::AngehoerigeSchonGemeldet => Schritt::Familie,
        Befund::SperreUnzulaessig => Schritt::Wuensche,
        Befund::VorGeburt => Schritt::Einzug,
        _ => Schritt::Wohnung,
    };
    daten.extend(
        befunde
            .iter()
            .map(weg)
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .map(|schritt| Gruppe {
                titel: s.t(&format!("schritt-{}", schritt.name())),
                zeilen: Vec::new(),
                aendern: Some(pfad(entwurf.id, schritt)),
            }),
    );
    let seite = Zusammenfassung {
        fort: Fortschritt::neu(entwurf, Schritt::Zusammenfassung),
        befunde: befunde.iter().map(|befund| s.t(befund.schluessel())).collect(),
        daten,
        abdruck: String::new(),
        amt: land
            .gemeinde(entwurf.wegzug)
            .map_or_else(|| land.portal.clone(), |g| g.meldebehoerde.clone()),
        hinweise: Vec::new(),
        familie: false,
        ab: None,
        links: Vec::new(),
        s,
    };
    antworte(StatusCode::OK, &seite)
}
