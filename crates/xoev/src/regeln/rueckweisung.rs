//! 0010 and 0910.

use std::collections::BTreeSet;

use super::Regel;
use super::kopf::zeitzone;
use crate::codes::{Fehlercode, Ruecksendegrund};
use crate::typ::Pruefer;
use crate::xmeld::rueckweisung::{Ereignis, Ruecksendebegruendung, Rueckweisung, Rueckweisungsgrund};
use crate::xmeld::{Regeln, Ruecksendung0910, Rueckweisung0010, ist_schemakonform};

/// S999 is explained.
pub const GRUND_0010: Regel = Regel {
    id: "R-0010-1",
    code: Fehlercode::S999,
    quelle: "XInneres Rueckweisung.Rueckweisungsgrund, grund",
    text: "the code S999 needs a grundSpezifisch with a fehlercode or a fehlerbeschreibung",
};

/// A rejected message that can be read is named.
pub const ID_NACHRICHT: Regel = Regel {
    id: "R-0010-2",
    code: Fehlercode::S999,
    quelle: "XInneres Rueckweisung.Template, idNachricht",
    text: "the rejected message keeps to its schema, so its ids must be given in idNachricht",
};

/// A sign has few characters that are neither Latin letters nor digits.
///
/// Whether each occurrence counts or each character once is not said: refused is what breaks both readings.
pub const EREIGNISZEICHEN: Regel = Regel {
    id: "R-0010-3",
    code: Fehlercode::S999,
    quelle: "XInneres Identifikation.Ereignis.Zeichen",
    text: "ereignis.zeichen has at most eight characters other than A to Z, a to z, 0 to 9",
};

/// S999 is explained.
pub const HINWEISE_0910: Regel = Regel {
    id: "R-0910-1",
    code: Fehlercode::S999,
    quelle: "type.administration.returntosender.begruendung",
    text: "the reason S999 needs ergaenzende.hinweise",
};

impl Regeln for Rueckweisung0010 {
    fn regeln(&self, _pruefer: &mut Pruefer) {}
}

impl Regeln for Rueckweisung {
    fn regeln(&self, pruefer: &mut Pruefer) {
        // One level deep: a rejection inside a rejection is not judged.
        let benannt = self.id_nachricht.is_some() || !ist_schemakonform(&self.nachricht.0);
        pruefer.regel(benannt, "nachricht", &ID_NACHRICHT);
    }
}

impl Regeln for Rueckweisungsgrund {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let erklaert = self
            .spezifisch
            .iter()
            .any(|grund| grund.fehlercode.is_some() || grund.fehlerbeschreibung.is_some());
        pruefer.regel(self.grund != Fehlercode::S999 || erklaert, "grund", &GRUND_0010);
    }
}

impl Regeln for Ereignis {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zeitzone(pruefer, &self.zeitpunkt, "ereignis.zeitpunkt");
        let besondere: BTreeSet<char> = self
            .zeichen
            .as_str()
            .chars()
            .filter(|zeichen| !zeichen.is_ascii_alphanumeric())
            .collect();
        pruefer.regel(besondere.len() <= 8, "ereignis.zeichen", &EREIGNISZEICHEN);
    }
}

impl Regeln for Ruecksendung0910 {
    fn regeln(&self, _pruefer: &mut Pruefer) {}
}

impl Regeln for Ruecksendebegruendung {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.regel(
            self.grund != Ruecksendegrund::S999 || !self.hinweise.is_empty(),
            "grund",
            &HINWEISE_0910,
        );
    }
}
