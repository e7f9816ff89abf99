//! `/barrierefreiheit`: the accessibility statement (§ 7 BITV 2.0, Directive (EU) 2016/2102, Decision (EU) 2018/1523).

use actix_web::HttpResponse;

use super::Bau;
use crate::web::anfrage::Anfrage;

pub(in crate::web::start) async fn barrierefreiheit(anfrage: Anfrage) -> HttpResponse {
    let stellen = &anfrage.land().stellen;
    let bau = Bau::neu(&anfrage)
        .abschnitt("stand", "barrierefreiheit-stand")
        .abschnitt("luecken", "barrierefreiheit-luecken")
        .abschnitt("grundlage", "barrierefreiheit-grundlage");
    let bau = if stellen.barrierefreiheit_geprueft_am.is_some() {
        bau.abschnitt("datum", "barrierefreiheit-datum")
    } else {
        bau
    };
    bau.abschnitt("melden", "barrierefreiheit-melden")
        .mit_weg(
            "barrierefreiheit-melden-knopf",
            "/rueckmeldung?thema=barriere&seite=/barrierefreiheit",
        )
        .mit_portal()
        .abschnitt("durchsetzung", "barrierefreiheit-durchsetzung")
        .mit_stelle(
            stellen.schlichtungsstelle.as_ref(),
            "barrierefreiheit-durchsetzung-fehlt",
        )
        .zeige("barrierefreiheit-titel", "barrierefreiheit-einleitung")
}
