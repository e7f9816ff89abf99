//! The numbers for whoever watches the service (OpenMetrics text), on an address of its own that people never reach.

use std::net::TcpListener;

use actix_web::{App, HttpResponse, HttpServer, dev::Server, web};
use jiff::Timestamp;
use prometheus_client::{
    encoding::text::encode,
    metrics::{family::Family, gauge::Gauge},
    registry::Registry,
};

use super::messung::{Marken, Messung};
use crate::service::{Dienste, Kennzahlen};

const ART: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Serves `/metrics` until it is stopped.
pub(super) fn diene(listener: TcpListener, dienste: Dienste, messung: Messung) -> std::io::Result<Server> {
    let quelle = web::Data::new((dienste, messung));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(quelle.clone())
            .route("/metrics", web::get().to(zeige))
    })
    .workers(1)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}

async fn zeige(quelle: web::Data<(Dienste, Messung)>) -> HttpResponse {
    let (dienste, messung) = &**quelle;
    let zahlen = match dienste.kennzahlen().await {
        Ok(zahlen) => zahlen,
        Err(fehler) => {
            tracing::error!("the numbers cannot be read: {fehler}");
            return HttpResponse::InternalServerError().finish();
        }
    };
    let mut registry = Registry::with_prefix("meldewerk");
    messe_staus(&mut registry, &zahlen, dienste.jetzt());
    messe_schluessel(&mut registry, dienste);
    registry.register("register_calls", "Calls to registers", messung.anrufe.clone());
    registry.register(
        "register_question_seconds",
        "How long registers took to answer questions (1700, 1702, 1708)",
        messung.dauer.clone(),
    );
    registry.register(
        "register_answered_timestamp_seconds",
        "When a register last answered anything",
        messung.zuletzt.clone(),
    );
    let mut text = String::new();
    match encode(&mut text, &registry) {
        Ok(()) => HttpResponse::Ok().content_type(ART).body(text),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

/// A gauge with one value for each of these marks.
fn trage_ein(
    registry: &mut Registry,
    name: &str,
    hilfe: &str,
    werte: impl IntoIterator<Item = (Marken, i64)>,
) {
    let familie = Family::<Marken, Gauge>::default();
    for (marken, wert) in werte {
        familie.get_or_create(&marken).set(wert);
    }
    registry.register(name, hilfe, familie);
}

fn messe_staus(registry: &mut Registry, zahlen: &[Kennzahlen], jetzt: Timestamp) {
    let alter = |seit: Option<Timestamp>| seit.map_or(0, |seit| jetzt.duration_since(seit).as_secs().max(0));
    let ganz = |zahl: u64| i64::try_from(zahl).unwrap_or(i64::MAX);
    let je_register = |wert: &dyn Fn(&crate::store::Ausgangsstau) -> i64| -> Vec<(Marken, i64)> {
        zahlen
            .iter()
            .flat_map(|eine| eine.ausgang.iter().map(move |stau| (&eine.land, stau)))
            .map(|(land, stau)| {
                let marken = vec![
                    ("land", land.to_string()),
                    ("register", stau.empfaenger.as_str().to_owned()),
                ];
                (marken, wert(stau))
            })
            .collect()
    };
    let je_land = |wert: &dyn Fn(&Kennzahlen) -> i64| -> Vec<(Marken, i64)> {
        zahlen
            .iter()
            .map(|eine| (vec![("land", eine.land.to_string())], wert(eine)))
            .collect()
    };
    trage_ein(
        registry,
        "outbox_waiting",
        "Messages that wait for a register",
        je_register(&|stau| ganz(stau.wartend)),
    );
    trage_ein(
        registry,
        "outbox_oldest_seconds",
        "Age of the oldest message that waits",
        je_register(&|stau| alter(stau.aeltester)),
    );
    trage_ein(
        registry,
        "outbox_given_up",
        "Messages that were given up and wait for a person",
        je_register(&|stau| ganz(stau.aufgegeben)),
    );
    trage_ein(
        registry,
        "inbox_open",
        "Messages of registers that wait to be worked off",
        je_land(&|eine| ganz(eine.eingang.offen)),
    );
    trage_ein(
        registry,
        "inbox_oldest_seconds",
        "Age of the oldest of them",
        je_land(&|eine| alter(eine.eingang.aeltester)),
    );
    trage_ein(
        registry,
        "inbox_put_aside",
        "Messages of registers that wait for a person",
        je_land(&|eine| ganz(eine.eingang.beiseite)),
    );
    trage_ein(
        registry,
        "journal_unattested_seconds",
        "How long the oldest entry of the journal waits for its time-stamp",
        je_land(&|eine| alter(eine.journal_wartet_seit)),
    );
}

fn messe_schluessel(registry: &mut Registry, dienste: &Dienste) {
    let jetzt = dienste.jetzt();
    let tage = dienste.schluesselenden().into_iter().map(|ablauf| {
        let (land, ags, zweck) = &ablauf.platz;
        let marken = vec![
            ("land", land.to_string()),
            (
                "authority",
                ags.map_or_else(String::new, |ags| ags.as_str().to_owned()),
            ),
            ("purpose", zweck.schluessel().to_owned()),
        ];
        (marken, ablauf.bis.duration_since(jetzt).as_hours() / 24)
    });
    let wege = dienste.wegzertifikate().into_iter().map(|(land, name, ende)| {
        let marken = vec![("land", land.to_string()), ("certificate", name)];
        (marken, ende.duration_since(jetzt).as_hours() / 24)
    });
    trage_ein(
        registry,
        "transport_certificate_days_left",
        "Days until a certificate on the way to registers ends, ours and theirs as far as seen",
        wege,
    );
    trage_ein(
        registry,
        "certificate_days_left",
        "Days until the last certificate of a key ends",
        tage,
    );
}
