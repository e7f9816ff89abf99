//! A session whose time is over drops to the level below: it writes what was being typed, and reads nothing.

use jiff::SignedDuration;

use super::{
    haus::{ERIKA, Haus},
    land,
};
use crate::{
    identity::{LEERLAUF, Sitzung, Vertrauensniveau, beende_sitzung, finde_ruhende, finde_sitzung},
    kernel::Uhr,
    store::AnmeldeZweck,
};

/// The session at its level, and the one at the level below.
async fn beide(haus: &Haus, wert: &str) -> (Option<Sitzung>, Option<Sitzung>) {
    let jetzt = haus.uhr.jetzt();
    let laufende = finde_sitzung(haus.bestand(), &land(), wert, jetzt).await.unwrap();
    let ruhende = finde_ruhende(haus.bestand(), &land(), wert, jetzt).await.unwrap();
    (laufende, ruhende)
}

#[tokio::test]
async fn after_five_idle_minutes_a_session_drops_below_hoch_and_after_thirty_it_is_gone() {
    let haus = Haus::neu().await;
    let erika = haus.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.unwrap();
    let wert = erika.sitzungswert.offen();
    let (laufende, ruhende) = beide(&haus, wert).await;
    assert!(laufende.is_some() && ruhende.is_none());

    haus.uhr.stelle_vor(LEERLAUF);
    let (laufende, ruhende) = beide(&haus, wert).await;
    assert!(laufende.is_none());
    let ruhende = ruhende.unwrap();
    assert_eq!(ruhende.konto, erika.sitzung.konto);
    assert_eq!(ruhende.niveau, Vertrauensniveau::Substanziell);
    assert!(!ruhende.ist_hoch(), "no register is asked with it");

    haus.uhr.stelle_vor(SignedDuration::from_mins(25));
    let (laufende, ruhende) = beide(&haus, wert).await;
    assert!(laufende.is_none() && ruhende.is_none());
}

#[tokio::test]
async fn who_logs_out_leaves_nothing_behind_that_could_write() {
    let haus = Haus::neu().await;
    let erika = haus.melde_an(AnmeldeZweck::Sitzung, ERIKA, None).await.unwrap();
    let wert = erika.sitzungswert.offen();
    beende_sitzung(haus.bestand(), &land(), wert).await.unwrap();
    haus.uhr.stelle_vor(LEERLAUF);
    assert!(beide(&haus, wert).await.1.is_none());
}
