//! Register a dwelling: the page before the login, a step a page, and the signature.

mod daten;
mod einwaende;
mod einzug;
mod familie;
mod fehler;
mod gemeinsam;
mod loeschen;
mod nachweis;
mod schrittseite;
mod sorge;
mod unterlagen;
mod vorab;
mod vordruck;
mod vormerkung;
mod weitergabe;
mod wohnung;
mod wohnungsgeber;
mod wuensche;
mod zusammenfassung;
mod zustimmung;

use actix_web::{HttpResponse, web};

pub(in crate::web) use fehler::{abruf_gescheitert, einreichung_gescheitert};
pub(in crate::web) use nachweis::papierfehler;

use super::{anfrage::Anfrage, ausweg::Ausweg, seite::weiter};
use crate::{
    kernel::EntwurfId,
    service::{Einreichungsstand, Entwurf, Schritt},
};

/// Fields of a form without a file.
type Felder = web::Form<Vec<(String, String)>>;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/anmeldung", web::get().to(vorab::anmeldung))
        .route("/anmeldung", web::post().to(vorab::anmeldung_beginnen))
        .route("/ummeldung", web::get().to(vorab::ummeldung))
        .route("/ummeldung", web::post().to(vorab::ummeldung_beginnen))
        .route("/entwurf/{id}", web::get().to(naechster_schritt))
        .route("/entwurf/{id}/loeschen", web::get().to(loeschen::frage))
        .route("/entwurf/{id}/loeschen", web::post().to(loeschen::loesche))
        .route("/entwurf/{id}/unterlagen", web::post().to(unterlagen::lade_hoch))
        .route("/entwurf/{id}/unterlagen", web::get().to(nachweis::zeige))
        .route(
            "/entwurf/{id}/unterlagen/{dokument}",
            web::post().to(unterlagen::entferne),
        )
        .route("/entwurf/{id}/gemeinsam", web::post().to(gemeinsam::lade_ein))
        .route(
            "/entwurf/{id}/gemeinsam/zurueck",
            web::post().to(gemeinsam::nimm_zurueck),
        )
        .route("/wohnungsgeberbestaetigung.pdf", web::get().to(vordruck::leer))
        .route(
            "/entwurf/{id}/wohnungsgeberbestaetigung.pdf",
            web::get().to(vordruck::ausgefuellt),
        )
        .route("/entwurf/{id}/termin.ics", web::get().to(vormerkung::termin))
        .route("/gemeinsam/{wort}", web::get().to(gemeinsam::zeige))
        .route("/gemeinsam/{wort}", web::post().to(gemeinsam::beginne))
        .route("/zustimmung/{wort}", web::get().to(zustimmung::zeige))
        .route("/zustimmung/{wort}", web::post().to(zustimmung::beantworte));
    schritt(
        cfg,
        Schritt::Familie,
        web::get().to(familie::zeige),
        web::post().to(familie::waehle),
    );
    schritt(
        cfg,
        Schritt::Daten,
        web::get().to(daten::zeige),
        web::post().to(daten::bestaetige),
    );
    schritt(
        cfg,
        Schritt::Wohnung,
        web::get().to(wohnung::zeige),
        web::post().to(wohnung::trage_ein),
    );
    schritt(
        cfg,
        Schritt::Einzug,
        web::get().to(einzug::zeige),
        web::post().to(einzug::trage_ein),
    );
    schritt(
        cfg,
        Schritt::Hauptwohnung,
        web::get().to(einzug::zeige_hauptwohnung),
        web::post().to(einzug::trage_hauptwohnung_ein),
    );
    schritt(
        cfg,
        Schritt::Sorge,
        web::get().to(sorge::zeige),
        web::post().to(sorge::trage_ein),
    );
    schritt(
        cfg,
        Schritt::Wohnungsgeber,
        web::get().to(wohnungsgeber::zeige),
        web::post().to(wohnungsgeber::trage_ein),
    );
    schritt(
        cfg,
        Schritt::Nachweis,
        web::get().to(nachweis::zeige),
        web::post().to(nachweis::trage_ein),
    );
    schritt(
        cfg,
        Schritt::Wuensche,
        web::get().to(wuensche::zeige),
        web::post().to(wuensche::trage_ein),
    );
    schritt(
        cfg,
        Schritt::Zusammenfassung,
        web::get().to(zusammenfassung::zeige),
        web::post().to(zusammenfassung::unterschreibe),
    );
}

fn schritt(cfg: &mut web::ServiceConfig, schritt: Schritt, zeige: actix_web::Route, nimm: actix_web::Route) {
    let pfad = format!("/entwurf/{{id}}/{}", schritt.name());
    cfg.route(&pfad, zeige).route(&pfad, nimm);
}

/// Path of a step of this draft.
pub(in crate::web) fn pfad(id: EntwurfId, schritt: Schritt) -> String {
    format!("/entwurf/{id}/{}", schritt.name())
}

/// Where a form goes on that was sent to this path below `/entwurf/`: its step, or the draft.
pub(in crate::web) fn zum_schritt(gesendet: &str) -> Option<String> {
    let (id, rest) = gesendet.strip_prefix("/entwurf/")?.split_once('/')?;
    let id: EntwurfId = id.parse().ok()?;
    let schritt = Schritt::ALLE.into_iter().find(|schritt| schritt.name() == rest);
    Some(schritt.map_or_else(|| format!("/entwurf/{id}"), |schritt| pfad(id, schritt)))
}

/// The step that was sent to this path, if it may be written after the session's time: what was typed is kept, and shown after
/// a login. Relatives are fetched from a register and a signature is a login of its own; both need a session.
pub(in crate::web) fn nimmt_nach(gesendet: &str) -> Option<String> {
    let braucht_sitzung = [Schritt::Familie, Schritt::Zusammenfassung]
        .iter()
        .any(|schritt| gesendet.ends_with(&format!("/{}", schritt.name())));
    let schritt = zum_schritt(gesendet).filter(|schritt| schritt == gesendet)?;
    (!braucht_sitzung).then_some(schritt)
}

/// `/entwurf/{id}`: on to the first step that is not complete.
async fn naechster_schritt(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(weiter(&pfad(*id, offen(&anfrage, &entwurf))))
}

/// The first step that is not complete, or the summary.
fn offen(anfrage: &Anfrage, entwurf: &Entwurf) -> Schritt {
    match anfrage.dienste().einreichungsstand(anfrage.land(), entwurf) {
        Einreichungsstand::Offen(schritt) => schritt,
        Einreichungsstand::Regelwidrig(_)
        | Einreichungsstand::Vorgemerkt(_)
        | Einreichungsstand::Bereit(_) => Schritt::Zusammenfassung,
    }
}

/// Path of what comes after a step was taken. Whoever has been through all steps is changing something: the way leads
/// back to the summary, or to the first question that the change has opened.
fn danach(anfrage: &Anfrage, entwurf: &Entwurf, schritt: Schritt) -> String {
    let ziel = if entwurf.wuensche_gezeigt {
        offen(anfrage, entwurf)
    } else {
        entwurf.nach(schritt)
    };
    pfad(entwurf.id, ziel)
}
