//! What is wrong with a remark on the register's data, said at that remark.

use crate::{
    antrag::{Einwand, Feldfehler},
    service::Entwurf,
    web::{
        formular::{Formular, fehlertext},
        sprache::Texte,
    },
};

/// The form with the faults of the remarks, each at its own field `richtig.<person>.<fact>`.
pub(super) fn form(entwurf: &Entwurf, fehler: &[Feldfehler], texte: &Texte) -> Formular {
    if fehler.is_empty() {
        return Formular::default();
    }
    let falsche = entwurf
        .eingaben
        .einwaende
        .iter()
        .filter_map(|(fakt, text)| Some((fakt, Einwand::parse(fakt, text).err()?)));
    falsche.fold(Formular::default(), |form, (fakt, grund)| {
        let feld = "einwand";
        form.und_fehler(
            ["richtig.", fakt].concat(),
            fehlertext(&Feldfehler { feld, grund }, texte),
        )
    })
}
