//! `/entwurf/{id}/zusammenfassung`: read everything once more and sign by a fresh login.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;
use jiff::civil::Date;

use super::{
    Felder, einreichung_gescheitert, pfad,
    schrittseite::Fortschritt,
    sorge::{self, Stand},
    weitergabe::Weitergabe,
};
use crate::{
    kernel::EntwurfId,
    land::Behoerde,
    meldewesen::{Anschrift, Wohnungsstatus},
    regeln::{Befund, Meldefrist},
    service::{EinreichFehler, Einreichungsstand, Entwurf, Schritt, Umziehend, Zusammenfassung as Inhalt},
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe, Zeile},
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
    /// The link for others who move in.
    link: Option<Weitergabe>,
    /// A lock protects somebody who moves: the link would show the new address.
    gesperrt: bool,
    /// Nothing is wrong, but something is still to come.
    wartet: bool,
    /// How it stands with the consents.
    staende: Vec<Stand>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let land = anfrage.land();
    let entwurf = anfrage.dienste().entwurf(land, sitzung, *id).await?;
    let link = anfrage.dienste().gemeinsamer_link(land, sitzung, *id).await?;
    match anfrage.dienste().einreichungsstand(land, &entwurf) {
        Einreichungsstand::Offen(schritt) => Ok(weiter(&pfad(*id, schritt))),
        Einreichungsstand::Regelwidrig(befunde) => Ok(regelwidrig(&anfrage, &entwurf, &befunde)),
        Einreichungsstand::Vorgemerkt(inhalt) | Einreichungsstand::Bereit(inhalt) => {
            Ok(vollstaendig(&anfrage, &entwurf, &inhalt, link))
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

fn vollstaendig(anfrage: &Anfrage, entwurf: &Entwurf, inhalt: &Inhalt, link: Option<String>) -> HttpResponse {
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
        link: link.map(|pfad| {
            Weitergabe::neu(
                &s.texte,
                "gemeinsam_link".to_owned(),
                [land.adresse.as_str(), &pfad].concat(),
                "gemeinsam-mail-betreff",
                "gemeinsam-mail-text",
            )
        }),
        gesperrt: !entwurf.darf_um_zustimmung_bitten(),
        wartet: false,
        staende: Vec::new(),
        s,
    };
    antworte(StatusCode::OK, &seite)
}

fn regelwidrig(anfrage: &Anfrage, entwurf: &Entwurf, befunde: &[Befund]) -> HttpResponse {
    let s = anfrage.seite();
    let land = anfrage.land();
    let wartet = befunde
        .iter()
        .all(|befund| matches!(befund, Befund::ZustimmungFehlt | Befund::UnterlageFehlt));
    let ziel = anfrage.dienste().wohin_und_wann(land, entwurf);
    let mut daten = ueberblick(&s, entwurf, ziel.as_ref());
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
            .filter(|_| !wartet)
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
            .gemeinde(ziel.map_or(entwurf.wegzug, |(anschrift, _)| anschrift.ags))
            .map_or_else(|| land.portal.clone(), |g| g.meldebehoerde.clone()),
        hinweise: Vec::new(),
        familie: false,
        ab: None,
        link: None,
        gesperrt: false,
        wartet,
        staende: sorge::staende(anfrage, &s, entwurf),
        s,
    };
    antworte(StatusCode::OK, &seite)
}

/// Who moves where and when, and how it stands with custody: what the form says as long as it cannot be sent.
fn ueberblick(s: &Seite, entwurf: &Entwurf, ziel: Option<&(Anschrift, Date)>) -> Vec<Gruppe> {
    let zeile = |name: &str, wert: String| Zeile {
        name: s.t(name),
        wert,
        angabe: None,
    };
    let zu = |schritt: Schritt| pfad(entwurf.id, schritt);
    let name = |person: &Umziehend| person.meldedaten.person.anzeigename();
    let familie = if entwurf.angebote.is_empty() {
        Schritt::Daten
    } else {
        Schritt::Familie
    };
    let mut gruppen = vec![Gruppe {
        titel: s.t("schritt-familie"),
        zeilen: entwurf
            .personen
            .iter()
            .map(|person| zeile("zeile-zieht-um", name(person)))
            .collect(),
        aendern: Some(zu(familie)),
    }];
    if let Some((anschrift, einzug)) = ziel {
        gruppen.push(Gruppe {
            titel: s.t("gruppe-neue-wohnung"),
            zeilen: vec![
                zeile("wohnung-anschrift", angaben::anschrift(anschrift)),
                zeile("zeile-einzug", s.texte.tag(*einzug)),
            ],
            aendern: Some(zu(Schritt::Wohnung)),
        });
    }
    let kinder = entwurf.sorgekinder();
    if !kinder.is_empty() {
        let wert = |kind: &Umziehend| sorgerecht(s, entwurf, kind);
        gruppen.push(Gruppe {
            titel: s.t("schritt-sorge"),
            zeilen: kinder
                .into_iter()
                .map(|kind| Zeile {
                    name: name(kind),
                    wert: wert(kind),
                    angabe: None,
                })
                .collect(),
            aendern: Some(zu(Schritt::Sorge)),
        });
    }
    gruppen
}

/// How it really stands with the custody of a child.
fn sorgerecht(s: &Seite, entwurf: &Entwurf, kind: &Umziehend) -> String {
    let antworten = &entwurf.eingaben.sorge.antworten;
    let antwort = antworten.get(&kind.schluessel).map_or("", String::as_str);
    let papier = entwurf.unterlagen.iter().any(|(zu, _)| *zu == kind.schluessel);
    match (antwort, entwurf.bitte(&kind.schluessel)) {
        ("zustimmung", Some(bitte)) => s.t1(
            &format!("zustimmung-stand-{}", bitte.lage.schluessel()),
            "name",
            &kind.meldedaten.person.anzeigename(),
        ),
        ("zustimmung", None) => s.t("sorge-kurz-ohne-link"),
        ("unterlage", _) if !papier => s.t("sorge-kurz-ohne-unterlage"),
        ("allein", _) => erklaerung::allein(&s.texte, entwurf, kind),
        (andere, _) => s.t(&format!("sorge-kurz-{andere}")),
    }
}
