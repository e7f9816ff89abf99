//! `meldewerk message new`: an example of a message, made now.

use std::{
    borrow::Cow,
    fs::OpenOptions,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

use jiff::{Timestamp, Unit};
use rust_embed::RustEmbed;
use xoev::{Kopf, Nachricht, Zeitpunkt};

use super::{Neu, einzug::eingerueckt};
use crate::{
    cli::befehle::{ausgeben, ende_mit_2},
    kernel::{NachrichtId, Uhr as _, Zufall, uhr::in_berlin},
    ops::{SystemUhr, SystemZufall},
};

/// One example of each message, with comments for vendors.
#[derive(RustEmbed)]
#[folder = "examples/xmeld/"]
struct Beispiele;

/// Writes the example; 0 if it was written, 2 if there is none of this number or it could not be written.
pub(super) fn schreibe(auftrag: &Neu) -> ExitCode {
    let Some(beispiel) = beispiel(&auftrag.nummer) else {
        let mut nummern: Vec<&str> = Nachricht::BESCHREIBUNGEN
            .iter()
            .map(|eine| eine.nachrichtentyp)
            .collect();
        nummern.sort_unstable();
        return ende_mit_2(&format!(
            "there is no message of this number here; these are: {}",
            nummern.join(" ")
        ));
    };
    let text = if auftrag.annotated {
        String::from_utf8(beispiel.into_owned()).ok()
    } else {
        heute(&beispiel, SystemUhr.jetzt(), &SystemZufall)
    };
    match (text, &auftrag.out) {
        (None, _) => ende_mit_2(&"the example cannot be made valid today"),
        (Some(text), None) => ausgeben(&text),
        (Some(text), Some(datei)) => match lege_an(datei, &text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(fehler) => ende_mit_2(&format!("{}: {fehler}", datei.display())),
        },
    }
}

/// The example of the message with this number.
fn beispiel(nummer: &str) -> Option<Cow<'static, [u8]>> {
    Nachricht::BESCHREIBUNGEN
        .iter()
        .find(|beschreibung| beschreibung.nachrichtentyp == nummer)?;
    Some(Beispiele::get(&[nummer, ".xml"].concat())?.data)
}

fn lege_an(datei: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(datei)?
        .write_all(text.as_bytes())
}

/// The example as if it were made now, with an id of its own; `None` if that is not valid.
fn heute(beispiel: &[u8], jetzt: Timestamp, zufall: &dyn Zufall) -> Option<String> {
    let mut nachricht = Nachricht::lesen(beispiel).ok()?;
    let jetzt = jetzt.round(Unit::Millisecond).ok()?;
    let kopf = kopf(&mut nachricht);
    kopf.nachrichten_uuid = NachrichtId::neu(jetzt, zufall).uuid();
    kopf.erstellungszeitpunkt = Zeitpunkt::mit_versatz(jetzt, in_berlin(jetzt).offset());
    let text = eingerueckt(&String::from_utf8(nachricht.schreiben()).ok()?)?;
    // What is handed out is what was meant, and valid.
    let gelesen = Nachricht::lesen(text.as_bytes()).ok()?;
    (gelesen.kopf().nachrichten_uuid == nachricht.kopf().nachrichten_uuid).then_some(text)
}

macro_rules! kopf {
    ($nachricht:expr, $($art:ident)*) => {
        match $nachricht {
            $(Nachricht::$art(nachricht) => &mut nachricht.kopf,)*
        }
    };
}

fn kopf(nachricht: &mut Nachricht) -> &mut Kopf {
    kopf!(
        nachricht,
        AbrufMeldebescheinigung1700 MeldebescheinigungAntwort1701 AbrufMeldeschein1702 MeldescheinAntwort1703
        Meldeschein1704 Statusmitteilung1705 Bestaetigungscode1706 Ergebnis1707 AbrufSelbstauskunft1708
        SelbstauskunftStatus1709 Selbstauskunft1710 AbrufSperren1711 SperrenAntwort1712 EintragungSperren1713
        EintragungSperren1714 SperrenAntwort1715 Rueckweisung0010 Ruecksendung0910
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    #[test]
    fn there_is_one_of_each_message_and_it_is_made_now() {
        let jetzt: Timestamp = "2027-07-01T10:00:00Z".parse().unwrap();
        for beschreibung in Nachricht::BESCHREIBUNGEN {
            let nummer = beschreibung.nachrichtentyp;
            let beispiel = beispiel(nummer).unwrap();
            let text = heute(&beispiel, jetzt, &FesterZufall::neu(7)).unwrap();
            let alt = Nachricht::lesen(&beispiel).unwrap();
            let mut neu = Nachricht::lesen(text.as_bytes()).unwrap();
            assert_ne!(
                neu.kopf().nachrichten_uuid,
                alt.kopf().nachrichten_uuid,
                "{nummer}"
            );
            assert!(
                text.contains("<erstellungszeitpunkt>2027-07-01T12:00:00.000+02:00<"),
                "{nummer}"
            );
            // Nothing else has changed, the attribute `test` least of all.
            let kopf = kopf(&mut neu);
            kopf.nachrichten_uuid = alt.kopf().nachrichten_uuid;
            kopf.erstellungszeitpunkt = alt.kopf().erstellungszeitpunkt;
            assert_eq!(neu, alt, "{nummer}");
            assert!(neu.kopf().produkt.test.is_some(), "{nummer}");
        }
    }
}
