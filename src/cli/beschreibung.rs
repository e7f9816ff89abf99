//! Finds elements in the descriptions of the messages.

use std::fmt::Write as _;

use xoev::{
    Nachricht,
    typ::{Art, Feld, Typ},
    xmeld::Beschreibung,
};

/// The description of the message whose root element has this name.
pub(super) fn wurzel(name: &str) -> Option<&'static Beschreibung> {
    Nachricht::BESCHREIBUNGEN
        .iter()
        .find(|beschreibung| beschreibung.wurzel == name)
}

/// The description of an element of this name inside an element of `typ`.
pub(super) fn kind(typ: &'static Typ, name: &str) -> Option<&'static Feld> {
    let (basis, felder) = match typ.art {
        Art::Folge { basis, felder } => (basis, felder),
        Art::Auswahl { felder } => (None, felder),
        _ => return None,
    };
    felder
        .iter()
        .find(|feld| feld.element == name)
        .or_else(|| kind(basis?, name))
}

/// A path of element names as findings write it: only names that the descriptions know are in it, so that nothing of
/// a document can be; from an unknown one on it ends.
pub(super) fn pfad<'n>(schritte: impl IntoIterator<Item = (&'n str, usize)>) -> String {
    let mut schritte = schritte.into_iter();
    let Some(beschreibung) = schritte.next().and_then(|(name, _)| wurzel(name)) else {
        return "/".to_owned();
    };
    let mut pfad = ["/", beschreibung.wurzel].concat();
    let mut typ = beschreibung.typ;
    for (name, nummer) in schritte {
        if let (Art::Code(_), "code") = (typ.art, name) {
            pfad.push_str("/code");
            break;
        }
        let Some(feld) = kind(typ, name) else {
            break;
        };
        pfad.push('/');
        pfad.push_str(feld.element);
        if feld.max > 1 {
            let _ = write!(pfad, "[{nummer}]");
        }
        typ = feld.typ;
    }
    pfad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_where_a_document_begins_to_speak_for_itself() {
        let wurzel = ("onlinedienste.anmeldung.meldeschein.1704", 1);
        assert_eq!(pfad([("Mustermann", 1)]), "/");
        assert_eq!(pfad([]), "/");
        let kopf = [("nachrichtenkopf.g2g", 1), ("leser", 1), ("erreichbarkeit", 2)];
        assert_eq!(
            pfad(
                [wurzel]
                    .into_iter()
                    .chain(kopf)
                    .chain([("kanal", 1), ("code", 1)])
            ),
            "/onlinedienste.anmeldung.meldeschein.1704/nachrichtenkopf.g2g/leser/erreichbarkeit[2]/kanal/code"
        );
        assert_eq!(
            pfad(
                [wurzel]
                    .into_iter()
                    .chain(kopf)
                    .chain([("Erika", 1), ("kanal", 1)])
            ),
            "/onlinedienste.anmeldung.meldeschein.1704/nachrichtenkopf.g2g/leser/erreichbarkeit[2]"
        );
    }
}
