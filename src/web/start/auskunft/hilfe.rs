//! `/hilfe`: what people ask before and after they use the service.

use actix_web::HttpResponse;

use super::Bau;
use crate::web::anfrage::Anfrage;

/// Anchor and key of each question. Other pages lead to these anchors.
const FRAGEN: [(&str, &str); 15] = [
    ("pin", "hilfe-pin"),
    ("ausweis", "hilfe-ausweis"),
    ("app", "hilfe-app"),
    ("adresse", "hilfe-adresse"),
    ("treffer", "hilfe-treffer"),
    ("bestaetigung", "hilfe-bestaetigung"),
    ("brief", "hilfe-brief"),
    ("unterlagen", "hilfe-unterlagen"),
    ("familie", "hilfe-familie"),
    ("kinder", "hilfe-kinder"),
    ("begriffe", "hilfe-begriffe"),
    ("danach", "hilfe-danach"),
    ("entwurf", "hilfe-entwurf"),
    ("mails", "hilfe-mails"),
    ("sperre", "hilfe-sperre"),
];

pub(in crate::web::start) async fn hilfe(anfrage: Anfrage) -> HttpResponse {
    let mit_mail = anfrage.dienste().schickt_mails();
    let bau = FRAGEN
        .into_iter()
        .filter(|(anker, _)| mit_mail || *anker != "mails")
        .fold(Bau::neu(&anfrage), |bau, (anker, schluessel)| {
            let bau = bau.abschnitt(anker, schluessel);
            match anker {
                "bestaetigung" => bau.mit_verweis("hilfe-vordruck", "/wohnungsgeberbestaetigung.pdf"),
                _ => bau,
            }
        });
    bau.abschnitt("kontakt", "hilfe-kontakt")
        .mit_gemeinden()
        .zeige("hilfe-titel", "hilfe-einleitung")
}
