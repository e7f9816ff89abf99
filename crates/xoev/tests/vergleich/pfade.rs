//! The places at which elements can stand, as the descriptions know them.

use std::collections::BTreeSet;

use xoev::fassung::XMELD_25_11A;
use xoev::typ::{Art, Codeart, Feld, Typ};

/// Paths of elements from the root, the root left out; `~` marks an element without namespace.
pub type Pfade = BTreeSet<String>;

/// Every path that the description of this message knows.
pub fn beschriebene_pfade(wurzel: &str, typ: &Typ) -> Pfade {
    let mut pfade = Pfade::new();
    beschreiben("", typ, &mut pfade);
    if kopf_mit_name(wurzel) {
        pfade.insert("/~nachrichtenkopf.g2g/~identifikation.nachricht/~nachrichtentyp/~name".to_owned());
    }
    pfade
}

/// Whether the type in the header may have a name: one description serves the headers of XMeld and XInneres, but only
/// the list of XInneres has names.
pub fn kopf_mit_name(wurzel: &str) -> bool {
    wurzel == "rueckweisung.asynchron.0010"
}

fn beschreiben(pfad: &str, typ: &Typ, pfade: &mut Pfade) {
    for feld in felder(typ) {
        let pfad = format!("{pfad}/{}", kurzname(feld.namensraum.uri(&XMELD_25_11A), feld.element));
        beschreiben(&pfad, feld.typ, pfade);
        pfade.insert(pfad);
    }
    if let Art::Code(Codeart { mit_name, .. }) = typ.art {
        pfade.insert(format!("{pfad}/~code"));
        if mit_name {
            pfade.insert(format!("{pfad}/~name"));
        }
    }
}

/// Elements of a sequence or choice, those of base types first.
pub fn felder(typ: &Typ) -> Vec<&Feld> {
    match typ.art {
        Art::Folge { basis, felder: eigene } => basis.map(felder).into_iter().flatten().chain(eigene).collect(),
        Art::Auswahl { felder } => felder.iter().collect(),
        _ => Vec::new(),
    }
}

/// A name as it stands in a [`Pfade`].
pub fn kurzname(namensraum: Option<&str>, name: &str) -> String {
    match namensraum {
        None => format!("~{name}"),
        Some(uri) if uri == XMELD_25_11A.namensraum => name.to_owned(),
        Some(uri) => format!("{{{uri}}}{name}"),
    }
}
