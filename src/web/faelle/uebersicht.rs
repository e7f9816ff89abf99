//! `/faelle`: drafts and cases of the person who is logged in.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use askama::Template;

use super::ansicht;
use crate::{
    kernel::{AuskunftId, FallId, tag_in_berlin},
    service::ENTWUERFE_HOECHSTENS,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        entwurfsbild::Entwurfsbild,
        seite::{Seite, antworte},
        selbstauskunft::stand_schluessel,
    },
};

#[derive(Template)]
#[template(path = "web/faelle.html")]
struct Uebersicht {
    s: Seite,
    /// No further draft is kept: the page says what to do.
    voll: bool,
    entwuerfe: Vec<Entwurfszeile>,
    faelle: Vec<Fallzeile>,
    auskuenfte: Vec<Auskunftszeile>,
    /// Whether the person wants no mails; `None` where none are sent anyway.
    ohne_mail: Option<bool>,
}

struct Entwurfszeile {
    bild: Entwurfsbild,
    loeschtag: String,
    bald: bool,
}

struct Fallzeile {
    id: FallId,
    titel: String,
    anschrift: String,
    aktenzeichen: String,
    eingereicht: String,
    stand: String,
    farbe: &'static str,
}

struct Auskunftszeile {
    id: AuskunftId,
    amt: String,
    gestellt: String,
    stand: String,
    farbe: &'static str,
}

pub(super) async fn zeige(anfrage: Anfrage, request: HttpRequest) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let entwuerfe = anfrage.dienste().entwurfsfristen(anfrage.land(), sitzung).await?;
    let vorgaenge = anfrage.dienste().faelle(anfrage.land(), sitzung).await?;
    let auskuenfte = anfrage
        .dienste()
        .selbstauskuenfte(anfrage.land(), sitzung)
        .await?;
    let ohne_mail = if anfrage.dienste().schickt_mails() {
        Some(anfrage.dienste().ohne_mail(anfrage.land(), sitzung.konto).await?)
    } else {
        None
    };
    let s = anfrage.seite();
    let gefragt =
        url::form_urlencoded::parse(request.query_string().as_bytes()).any(|(name, _)| name == "voll");
    let voll = gefragt && entwuerfe.len() >= ENTWUERFE_HOECHSTENS;
    let entwuerfe = entwuerfe
        .iter()
        .map(|frist| Entwurfszeile {
            bild: Entwurfsbild::neu(&s, anfrage.land(), frist),
            loeschtag: s.tag(&tag_in_berlin(frist.loeschen_am)),
            bald: frist.bald,
        })
        .collect();
    let faelle = vorgaenge
        .iter()
        .map(|vorgang| {
            let fall = &vorgang.fall;
            Fallzeile {
                id: fall.id,
                titel: s.t(ansicht::titel(fall.erklaerung.art)),
                anschrift: fall.erklaerung.anschrift.einzeilig(),
                aktenzeichen: fall.aktenzeichen.to_string(),
                eingereicht: s.zeitpunkt(&fall.eingereicht_am),
                stand: s.t(&ansicht::stand(&fall.zustand)),
                farbe: ansicht::farbe(&fall.zustand),
            }
        })
        .collect();
    let auskuenfte = auskuenfte
        .iter()
        .map(|auskunft| {
            let (stand, farbe) = stand_schluessel(auskunft.stand);
            let amt = anfrage.land().meldebehoerde(auskunft.gemeinde);
            Auskunftszeile {
                id: auskunft.id,
                amt: amt.map(|amt| amt.name.clone()).unwrap_or_default(),
                gestellt: s.zeitpunkt(&auskunft.gestellt_am),
                stand: s.t(stand),
                farbe,
            }
        })
        .collect();
    Ok(antworte(
        StatusCode::OK,
        &Uebersicht {
            s,
            voll,
            entwuerfe,
            faelle,
            auskuenfte,
            ohne_mail,
        },
    ))
}
