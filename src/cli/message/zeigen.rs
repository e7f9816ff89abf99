//! `meldewerk message show`: a message for people, with personal data masked unless it is asked for.

use std::{fmt::Write as _, io, path::Path, process::ExitCode};

use xoev::{
    Fehler, Kopf, Nachricht, Nachrichtentyp, Optionen, kopf_lesen,
    listen::{Codelisten, Sprache},
    typ::{Art, Typ},
};

use super::{
    Zeigen,
    baum::{self, Element},
    offen::{Sicht, sicht},
};
use crate::cli::{
    befehle::{ausgeben, ende_mit_2},
    beschreibung,
    eingabe::{self, STANDARDEINGABE, Ungelesen, einzeilig},
    validate::grenzen,
};

/// Stands for any value, of any length.
const MASKE: &str = "••••";

/// Shows a message; 0 if it is valid, 1 if it is not, 2 if there is none to show.
pub(super) fn zeige(auftrag: &Zeigen) -> ExitCode {
    let Zeigen { datei, reveal, limit } = auftrag;
    let mut bytes = Vec::new();
    let gelesen = if datei == Path::new(STANDARDEINGABE) {
        eingabe::lies(io::stdin().lock(), *limit, &mut bytes)
    } else {
        eingabe::lies_datei(datei, *limit, &mut bytes)
    };
    match gelesen {
        Ok(()) => {}
        Err(Ungelesen::ZuGross) => {
            return ende_mit_2(&format!("{}: more than {limit} bytes", datei.display()));
        }
        Err(Ungelesen::Fehler(fehler)) => return ende_mit_2(&format!("{}: {fehler}", datei.display())),
    }
    let optionen = Optionen {
        grenzen: grenzen(*limit),
        ..Optionen::default()
    };
    let urteil = Nachricht::urteil(&bytes, &optionen);
    let Some(nachricht) = urteil.nachricht else {
        ausgeben(&ungueltig(urteil.typ, &bytes, &urteil.fehler));
        return ExitCode::FAILURE;
    };
    match gueltig(&nachricht, *reveal) {
        Some(text) => ausgeben(&text),
        None => ende_mit_2(&"the message cannot be shown"),
    }
}

/// Header and elements of a message; `None` if what we write of it cannot be read, which does not happen.
fn gueltig(nachricht: &Nachricht, aufgedeckt: bool) -> Option<String> {
    let mut seite = Seite {
        aus: kopfzeilen(nachricht, aufgedeckt),
        aufgedeckt,
        listen: Codelisten::eingebaut(),
    };
    let wurzel = baum::lies(&String::from_utf8(nachricht.schreiben()).ok()?)?;
    let typ = beschreibung::wurzel(nachricht.wurzel())?.typ;
    for element in wurzel
        .kinder
        .iter()
        .filter(|element| element.name != "nachrichtenkopf.g2g")
    {
        seite.element(element, Some(typ), 0);
    }
    Some(seite.aus)
}

/// Who writes to whom, when and with what. Authorities and products are no persons.
fn kopfzeilen(nachricht: &Nachricht, aufgedeckt: bool) -> String {
    let Kopf {
        produkt,
        nachrichten_uuid,
        erstellungszeitpunkt,
        leser,
        autor,
        ..
    } = nachricht.kopf();
    let test = match &produkt.test {
        None => "no".to_owned(),
        Some(_) if !aufgedeckt => "yes".to_owned(),
        Some(text) => format!("yes ({})", einzeilig(text.as_str())),
    };
    let zeilen = [
        ("message", format!("{} {}", nachricht.typ(), nachricht.wurzel())),
        ("id", nachrichten_uuid.to_string()),
        ("made", erstellungszeitpunkt.to_string()),
        (
            "from",
            format!("{} ({})", autor.name.as_str(), autor.kennung.as_str()),
        ),
        (
            "to",
            format!("{} ({})", leser.name.as_str(), leser.kennung.as_str()),
        ),
        (
            "product",
            format!("{} by {}", produkt.name.as_str(), produkt.hersteller.as_str()),
        ),
        ("test", test),
    ];
    let mut aus = String::new();
    for (name, wert) in zeilen {
        let _ = writeln!(aus, "{name:8} {}", einzeilig(&wert));
    }
    aus.push('\n');
    aus
}

struct Seite {
    aus: String,
    aufgedeckt: bool,
    listen: Codelisten,
}

impl Seite {
    /// One element with all below it; `eltern` is the description of the one around it, if it has any.
    fn element(&mut self, element: &Element, eltern: Option<&'static Typ>, tiefe: usize) {
        let feld = eltern.and_then(|typ| Some((typ, beschreibung::kind(typ, &element.name)?)));
        let sicht = match feld {
            _ if self.aufgedeckt => Sicht::Offen,
            Some((typ, feld)) => sicht(typ, feld),
            None => Sicht::Verdeckt,
        };
        let typ = feld.map(|(_, feld)| feld.typ);
        let _ = write!(self.aus, "{:1$}{2}", "", tiefe * 2, einzeilig(&element.name));
        match typ.map(|typ| typ.art) {
            Some(Art::Code(_)) => self.code(element, sicht),
            Some(Art::Einfach(_)) => self.wert(element, typ, sicht),
            // Elements of a Land: even their names may say something of a person.
            Some(Art::Beliebig) if !self.aufgedeckt => self.zeile(MASKE),
            None if element.kinder.is_empty() => self.wert(element, None, sicht),
            Some(Art::Folge { .. } | Art::Auswahl { .. } | Art::Beliebig) | None => {
                self.aus.push('\n');
                for kind in &element.kinder {
                    self.element(kind, typ, tiefe + 1);
                }
            }
        }
    }

    fn code(&mut self, element: &Element, sicht: Sicht) {
        let code = element.kinder.first().map_or("", |code| code.text.as_str());
        let nummer = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
        if sicht == Sicht::Verdeckt || (sicht == Sicht::Nachrichtennummer && !nummer) {
            return self.zeile(MASKE);
        }
        let liste = element.liste.as_deref().unwrap_or_default();
        match self.listen.name(liste, code, Sprache::Deutsch).map(str::to_owned) {
            Some(name) => self.zeile(&format!("{code} {name}")),
            None => self.zeile(code),
        }
    }

    fn wert(&mut self, element: &Element, typ: Option<&Typ>, sicht: Sicht) {
        if sicht != Sicht::Offen {
            return self.zeile(MASKE);
        }
        if typ.is_some_and(|typ| typ.name == "Binaer") {
            let art = if element.text.starts_with("JVBERi0") {
                "PDF"
            } else {
                "document"
            };
            let fuellung = element
                .text
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'=')
                .count();
            let bytes = (element.text.len() / 4 * 3).saturating_sub(fuellung);
            return self.zeile(&format!("({art} of {bytes} bytes)"));
        }
        self.zeile(&element.text);
    }

    fn zeile(&mut self, wert: &str) {
        let _ = writeln!(self.aus, ": {}", einzeilig(wert));
    }
}

/// What is known of a message that is refused: its ids, and what is wrong with it.
fn ungueltig(typ: Option<&str>, bytes: &[u8], fehler: &[Fehler]) -> String {
    let ids = kopf_lesen(bytes);
    // The header has not been checked, so its texts may be anything.
    let kennung = ids.autor_kennung.filter(|kennung| {
        let zeichen = |byte: u8| byte.is_ascii_digit() || byte == b':';
        kennung.as_str().split_once(':').is_some_and(|(praefix, nummer)| {
            praefix.len() == 3
                && praefix.bytes().all(|b| b.is_ascii_lowercase())
                && nummer.bytes().all(zeichen)
        })
    });
    let unbekannt = || "not readable".to_owned();
    let zeilen = [
        (
            "message",
            typ.or(ids.nachrichtentyp.map(Nachrichtentyp::code))
                .unwrap_or("not known")
                .to_owned(),
        ),
        (
            "id",
            ids.nachrichten_uuid
                .map_or_else(unbekannt, |uuid| uuid.to_string()),
        ),
        (
            "made",
            ids.erstellungszeitpunkt
                .map_or_else(unbekannt, |zeit| zeit.to_string()),
        ),
        (
            "from",
            kennung.map_or_else(unbekannt, |kennung| kennung.as_str().to_owned()),
        ),
    ];
    let mut aus = String::new();
    for (name, wert) in zeilen {
        let _ = writeln!(aus, "{name:8} {wert}");
    }
    aus.push_str("\nnot valid:\n");
    for einer in fehler {
        let _ = writeln!(aus, "  {einer}");
    }
    aus
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEISPIEL: &[u8] = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/xmeld/1712-nach-1713.xml"
    ));

    #[test]
    fn a_masked_message_shows_its_structure_and_how_the_procedure_goes_on() {
        let nachricht = Nachricht::lesen(BEISPIEL).unwrap();
        insta::assert_snapshot!(gueltig(&nachricht, false).unwrap());
    }

    #[test]
    fn of_a_damaged_message_only_ids_and_findings_are_shown() {
        let kaputt = String::from_utf8(BEISPIEL.to_vec())
            .unwrap()
            .replace("<kennung>ags:", "<kennung>Erika Mustermann:");
        let fehler = Nachricht::lesen(kaputt.as_bytes()).unwrap_err();
        let text = ungueltig(Some("1712"), kaputt.as_bytes(), &fehler);
        assert!(
            text.contains("not valid:") && text.contains("from     not readable"),
            "{text}"
        );
        assert!(!text.contains("Erika"), "{text}");
    }
}
