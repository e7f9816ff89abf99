//! Words of mails: the texts of the pages, without the marks that only a page understands.

use fluent::FluentValue;

use super::sprache::Texte;
use crate::{
    antrag::{Rueckmeldenummer, Rueckmeldung},
    land::Land,
    service::{Brief, Brieftexte, Mailart},
};

impl Brieftexte for Texte {
    fn brief(&self, land: &Land, sprache: &str, art: Mailart) -> Brief {
        let texte = self.auf(sprache);
        let art = match art {
            Mailart::Neuigkeit => "neuigkeit",
            Mailart::EntwurfWirdGeloescht => "entwurf",
            Mailart::EinzugHeute => "einzug",
        };
        let t = |schluessel: &str| {
            let adresse = format!("{}/", land.adresse);
            let werte: [(&str, FluentValue<'_>); 3] = [
                ("land", land.name.as_str().into()),
                ("adresse", adresse.into()),
                ("email", land.portal.email.as_str().into()),
            ];
            ohne_marken(&texte.mit(schluessel, &werte))
        };
        Brief {
            sprache: texte.sprache().lang(),
            betreff: t(&format!("mail-{art}-betreff")),
            text: absaetze(&[
                t("mail-anrede"),
                t(&format!("mail-{art}-text")),
                t("mail-weg"),
                t("mail-sicher"),
                t("mail-abstellen"),
                t("mail-gruss"),
                [land.portal.name.as_str(), land.portal.email.as_str()].join("\n"),
            ]),
        }
    }

    fn rueckmeldung(&self, land: &Land, nummer: &Rueckmeldenummer, inhalt: &Rueckmeldung) -> Brief {
        let texte = self.auf("de");
        let t = |schluessel: &str| ohne_marken(&texte.t(schluessel));
        let zeile = |schluessel: &str, wert: &str| format!("{} {wert}", t(schluessel));
        let thema = t(&["rueckmeldung-thema-", inhalt.thema.schluessel()].concat());
        let seite = inhalt.seite.as_ref().map_or("–", |seite| seite.as_str());
        Brief {
            sprache: texte.sprache().lang(),
            betreff: format!("{} {nummer}", t("mail-rueckmeldung-betreff")),
            text: absaetze(&[
                [
                    zeile("mail-rueckmeldung-land", &land.name),
                    zeile("mail-rueckmeldung-thema", &thema),
                    zeile("mail-rueckmeldung-seite", seite),
                    zeile(
                        "mail-rueckmeldung-antwort",
                        inhalt.email.as_ref().map_or("–", |email| email.as_str()),
                    ),
                ]
                .join("\n"),
                inhalt.text.clone(),
            ]),
        }
    }
}

fn absaetze(absaetze: &[String]) -> String {
    absaetze.join("\n\n") + "\n"
}

/// A text without the marks that isolate variables in a page (U+2066 to U+2069); a mail would show them as boxes.
fn ohne_marken(text: &str) -> String {
    text.chars()
        .filter(|zeichen| !('\u{2066}'..='\u{2069}').contains(zeichen))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sprache::Sprachen;
    use crate::{
        kernel::zufall::FesterZufall,
        land::{Behoerde, Feiertage, Hausanschrift, Pflichtstellen},
    };

    fn land() -> Land {
        Land {
            ausweis_adresse: None,
            bedenkzeit: jiff::SignedDuration::from_mins(1),
            id: "musterland".parse().unwrap(),
            name: "Musterland".to_owned(),
            portal: Behoerde {
                name: "Wohnsitz online Musterland".to_owned(),
                anschrift: Hausanschrift {
                    strasse: "Portalweg".to_owned(),
                    hausnummer: "1".to_owned(),
                    postleitzahl: "99000".to_owned(),
                    ort: "Musterstadt".to_owned(),
                },
                email: "portal@musterland.example".to_owned(),
                telefon: None,
                oeffnungszeiten: None,
            },
            portalkennung: "990000000001".to_owned(),
            adresse: "https://wohnsitz.musterland.example".to_owned(),
            testbetrieb: true,
            stellen: Pflichtstellen::default(),
            gemeinden: Vec::new(),
            ohne_anschluss: Vec::new(),
            feiertage: Feiertage::default(),
            ausweise: Vec::new(),
        }
    }

    #[test]
    fn every_mail_names_the_start_page_alone_and_how_to_stop_mails_in_every_language() {
        let texte = Texte::lade().unwrap();
        for sprache in Sprachen::eingebaut().unwrap().alle() {
            let mut betreffs = Vec::new();
            for art in Mailart::ALLE {
                let Brief {
                    betreff,
                    text,
                    sprache: tag,
                } = texte.brief(&land(), sprache.kuerzel(), art);
                assert!(tag == "de" || tag == "en", "a tag that mail programs know: {tag}");
                assert!(!betreff.contains('\n') && !betreff.is_empty());
                assert_eq!(text.matches("https://").count(), 1, "one link: {text}");
                assert!(text.contains("https://wohnsitz.musterland.example/\n"), "{text}");
                let abstellen = texte.in_sprache(sprache).t("mail-abstellen");
                assert!(text.contains(&ohne_marken(&abstellen)), "{text}");
                let alles = [betreff.as_str(), &text].concat();
                assert!(
                    !alles.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c)),
                    "{alles:?}"
                );
                assert!(!alles.contains('$') && !alles.contains("mail-"), "{alles}");
                betreffs.push(betreff);
            }
            betreffs.dedup();
            assert_eq!(betreffs.len(), 3, "each kind has a subject of its own");
        }
    }

    #[test]
    fn an_unknown_language_is_served_in_german() {
        let texte = Texte::lade().unwrap();
        assert!(
            texte.brief(&land(), "xx", Mailart::Neuigkeit) == texte.brief(&land(), "de", Mailart::Neuigkeit)
        );
    }

    #[test]
    fn the_office_reads_what_was_said_and_where_an_answer_may_go() {
        let eingabe = crate::antrag::RueckmeldungEingabe {
            thema: "barriere".to_owned(),
            text: "Der Knopf ist zu klein.".to_owned(),
            email: "erika@muster.example".to_owned(),
            seite: "/hilfe".to_owned(),
        };
        let nummer = Rueckmeldenummer::neu(&FesterZufall::neu(1));
        let brief =
            Texte::lade()
                .unwrap()
                .rueckmeldung(&land(), &nummer, &Rueckmeldung::parse(&eingabe).unwrap());
        assert!(brief.betreff.contains(nummer.as_str()));
        for wort in [
            "Der Knopf ist zu klein.",
            "erika@muster.example",
            "/hilfe",
            "Barriere",
        ] {
            assert!(brief.text.contains(wort), "{wort} in {}", brief.text);
        }
    }
}
