//! `/selbstauskunft/{id}`: it is being compiled, it is there, or what to do if it does not come.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    kernel::{AuskunftId, tag_in_berlin},
    land::Behoerde,
    service::{Auskunftshindernis, Auskunftsstand},
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/selbstauskunft_stand.html")]
struct Standseite {
    s: Seite,
    lage: Lage,
    gestellt: String,
    /// The last day that the law gives the authority.
    bis: String,
    /// When the document goes.
    loeschtag: Option<String>,
    amt: Option<Behoerde>,
}

enum Lage {
    Wartet,
    /// Path of the document.
    Bereit(String),
    /// Keys of what happened and what to do.
    Gescheitert(&'static str, &'static str),
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<AuskunftId>) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let auskunft = anfrage
        .dienste()
        .selbstauskunft(anfrage.land(), sitzung, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    let s = anfrage.seite();
    let lage = match auskunft.stand {
        Auskunftsstand::Gestellt | Auskunftsstand::Wartet => Lage::Wartet,
        Auskunftsstand::Geliefert { dokument } => Lage::Bereit(format!("/dokumente/{dokument}")),
        Auskunftsstand::Gescheitert { grund } => {
            let (was, rat) = match grund {
                Auskunftshindernis::NichtErreichbar => {
                    ("selbstauskunft-nicht-erreichbar", "selbstauskunft-rat-nochmal")
                }
                Auskunftshindernis::Zurueckgewiesen => {
                    ("selbstauskunft-zurueckgewiesen", "selbstauskunft-rat-amt")
                }
                Auskunftshindernis::OhneAntwort => ("selbstauskunft-ohne-antwort", "selbstauskunft-rat-amt"),
            };
            Lage::Gescheitert(was, rat)
        }
    };
    let loeschtag = auskunft.loeschen_am.map(|am| s.tag(&tag_in_berlin(am)));
    Ok(antworte(
        StatusCode::OK,
        &Standseite {
            gestellt: s.zeitpunkt(&auskunft.gestellt_am),
            bis: s.tag(&auskunft.antwort_bis),
            loeschtag,
            amt: anfrage.land().meldebehoerde(auskunft.gemeinde).cloned(),
            lage,
            s,
        },
    ))
}

/// Key of the words for a state, and the colour of its badge.
pub(in crate::web) const fn stand_schluessel(stand: Auskunftsstand) -> (&'static str, &'static str) {
    match stand {
        Auskunftsstand::Gestellt | Auskunftsstand::Wartet => ("selbstauskunft-stand-wartet", "info"),
        Auskunftsstand::Geliefert { .. } => ("selbstauskunft-stand-bereit", "success"),
        Auskunftsstand::Gescheitert { .. } => ("selbstauskunft-stand-gescheitert", "danger"),
    }
}
