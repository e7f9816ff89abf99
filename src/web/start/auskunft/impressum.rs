//! `/impressum`: who is behind the service (§ 5 DDG).

use actix_web::HttpResponse;

use super::Bau;
use crate::web::anfrage::Anfrage;

pub(in crate::web::start) async fn impressum(anfrage: Anfrage) -> HttpResponse {
    let stellen = &anfrage.land().stellen;
    let mut bau = Bau::neu(&anfrage)
        .abschnitt("anbieter", "impressum-anbieter")
        .mit_portal();
    if stellen.vertretung.is_some() {
        bau = bau.abschnitt("vertretung", "impressum-vertretung");
    }
    if let Some(nummer) = stellen.umsatzsteuer.clone() {
        bau = bau
            .abschnitt("umsatzsteuer", "impressum-umsatzsteuer")
            .dazu(|abschnitt| abschnitt.absaetze.push(nummer));
    }
    bau.abschnitt("behoerden", "impressum-behoerden")
        .mit_gemeinden()
        .abschnitt("technik", "impressum-technik")
        .zeige("impressum-titel", "impressum-einleitung")
}
