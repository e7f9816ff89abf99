//! `/datenschutz`: what happens to personal data (Art. 13 DSGVO).

use actix_web::HttpResponse;

use super::Bau;
use crate::web::anfrage::Anfrage;

pub(in crate::web::start) async fn datenschutz(anfrage: Anfrage) -> HttpResponse {
    let stellen = &anfrage.land().stellen;
    let mut bau = Bau::neu(&anfrage)
        .abschnitt("verantwortlich", "datenschutz-verantwortlich")
        .mit_portal()
        .abschnitt("beauftragte", "datenschutz-beauftragte")
        .mit_stelle(
            stellen.datenschutzbeauftragte.as_ref(),
            "datenschutz-beauftragte-fehlt",
        )
        .abschnitt("daten", "datenschutz-daten")
        .abschnitt("zwecke", "datenschutz-zwecke")
        .abschnitt("empfaenger", "datenschutz-empfaenger")
        .abschnitt("dauer", "datenschutz-dauer")
        .abschnitt("protokoll", "datenschutz-protokoll");
    if anfrage.dienste().schickt_mails() {
        bau = bau.abschnitt("mails", "datenschutz-mails");
    }
    bau.abschnitt("rueckmeldungen", "datenschutz-rueckmeldungen")
        .abschnitt("cookies", "datenschutz-cookies")
        .abschnitt("freiwillig", "datenschutz-freiwillig")
        .abschnitt("rechte", "datenschutz-rechte")
        .abschnitt("aufsicht", "datenschutz-aufsicht")
        .mit_stelle(stellen.datenschutzaufsicht.as_ref(), "datenschutz-aufsicht-fehlt")
        .zeige("datenschutz-titel", "datenschutz-einleitung")
}
