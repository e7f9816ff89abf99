//! The second opinion: the official schema itself, by a validator that others wrote.

use std::{cell::RefCell, collections::HashMap, convert::Infallible, mem, ops::Range, path::Path, rc::Rc};

use xoev::Grenzen;
use xsd_schema::{
    SchemaSet,
    validation::{
        EndOfAttributesView, PathStep, SchemaValidator, SchemaValidity, ValidationError,
        ValidationEventHandler, ValidationFlags, ValidationSink, ValidationWarning, drive_quick_xml_with,
    },
    xml::ParseLimits,
};

use super::buendel::Buendel;
use crate::cli::beschreibung;

/// An official bundle, compiled once.
pub(super) struct Amtlich {
    satz: SchemaSet,
}

/// Why the official schema refuses a document; nothing of its content is in it.
#[derive(Debug)]
pub(super) struct Einwand {
    /// The constraint of XML Schema that is broken, as its specification names it: `cvc-type.3.1.3`.
    pub(super) bedingung: &'static str,
    /// The element, as far as its names are known.
    pub(super) pfad: String,
    /// Line and column of the element, if it is one.
    pub(super) ort: Option<(usize, usize)>,
}

impl Amtlich {
    /// Reads and compiles the bundle in this folder.
    ///
    /// # Errors
    /// One line that names what is missing or wrong; a bundle that is not complete is none.
    pub(super) fn lade(ordner: &Path) -> Result<Self, String> {
        let satz = Buendel::oeffne(ordner)?.uebersetze()?;
        Ok(Self { satz })
    }

    /// Whoever can be asked about documents.
    pub(super) fn gutachter(&self) -> Gutachter<'_> {
        Gutachter {
            satz: &self.satz,
            pruefer: SchemaValidator::new(&self.satz, ValidationFlags::empty()),
        }
    }
}

/// Checks documents against an [`Amtlich`].
pub(super) struct Gutachter<'a> {
    satz: &'a SchemaSet,
    pruefer: SchemaValidator<'a>,
}

impl Gutachter<'_> {
    /// Why the official schema refuses the document; nothing if it accepts it.
    ///
    /// `bytes` must have been taken by our own reader before: a DTD is passed over here.
    pub(super) fn pruefe(&self, bytes: &[u8], grenzen: &Grenzen) -> Vec<Einwand> {
        let (einwaende, base64) = self.durchgang(bytes, grenzen);
        if base64.is_empty() {
            return orten(bytes, einwaende);
        }
        // The validator takes base64 on one line only; XML Schema allows white space between its characters.
        let mut geglaettet = bytes.to_vec();
        for stelle in base64 {
            if let Some(element) = geglaettet.get_mut(stelle) {
                raeume_auf(element);
            }
        }
        orten(bytes, self.durchgang(&geglaettet, grenzen).0)
    }

    /// What is wrong, with the offset of the element, and the elements of which base64 was not taken.
    fn durchgang(
        &self,
        bytes: &[u8],
        grenzen: &Grenzen,
    ) -> (Vec<(Einwand, Option<usize>)>, Vec<Range<usize>>) {
        let sammlung = Sammlung::default();
        let mut lauf = self.pruefer.start_run(sammlung.clone());
        lauf.set_parse_limits(
            ParseLimits::none()
                .with_max_depth(grenzen.tiefe)
                .with_max_attributes(grenzen.attribute)
                .with_max_nodes(grenzen.elemente.saturating_mul(grenzen.attribute)),
        );
        let mut stellen = Stellen::neu(sammlung, grenzen.fehler);
        let ergebnis = drive_quick_xml_with(bytes, &mut lauf, self.satz, &mut stellen);
        let zu_ende = lauf.end_validation().is_ok();
        stellen.abholen();
        let gueltig = ergebnis.is_ok_and(|ende| ende.root_validity == Some(SchemaValidity::Valid));
        if stellen.einwaende.is_empty() && !(gueltig && zu_ende) {
            let einwand = Einwand {
                bedingung: "not assessed as valid",
                pfad: "/".to_owned(),
                ort: None,
            };
            stellen.einwaende.push((einwand, None));
        }
        (stellen.einwaende, stellen.base64)
    }
}

/// Where the validator leaves what it finds.
#[derive(Clone, Default)]
struct Sammlung(Rc<RefCell<Vec<ValidationError>>>);

impl ValidationSink for Sammlung {
    fn on_error(&mut self, fehler: ValidationError) {
        self.0.borrow_mut().push(fehler);
    }

    fn on_warning(&mut self, _: ValidationWarning) {}
}

/// Follows the elements, so that each finding gets the place of the one that was open.
struct Stellen {
    sammlung: Sammlung,
    hoechstens: usize,
    offen: Vec<usize>,
    einwaende: Vec<(Einwand, Option<usize>)>,
    base64: Vec<Range<usize>>,
}

impl Stellen {
    fn neu(sammlung: Sammlung, hoechstens: usize) -> Self {
        Self {
            sammlung,
            hoechstens: hoechstens.max(1),
            offen: Vec::new(),
            einwaende: Vec::new(),
            base64: Vec::new(),
        }
    }

    /// Takes what was found since the last time; tells whether base64 was among it.
    fn abholen(&mut self) -> bool {
        let neue = mem::take(&mut *self.sammlung.0.borrow_mut());
        let mut base64 = false;
        for fehler in neue {
            // The text of the validator repeats values, so it is looked at and never shown.
            base64 |= fehler.message.starts_with("Invalid base64Binary value");
            if self.einwaende.len() < self.hoechstens {
                let einwand = Einwand {
                    bedingung: fehler.constraint,
                    pfad: pfad(&fehler),
                    ort: None,
                };
                self.einwaende.push((einwand, self.offen.last().copied()));
            }
        }
        base64
    }
}

impl ValidationEventHandler for Stellen {
    type Error = Infallible;

    fn on_element_start_offset(&mut self, offset: usize) -> Result<(), Infallible> {
        self.abholen();
        self.offen.push(offset);
        Ok(())
    }

    fn after_end_of_attributes(&mut self, _: EndOfAttributesView<'_>) -> Result<(), Infallible> {
        self.abholen();
        Ok(())
    }

    fn on_element_end_offset(&mut self, bis: usize) -> Result<(), Infallible> {
        let base64 = self.abholen();
        if let Some(von) = self.offen.pop().filter(|_| base64) {
            self.base64.push(von..bis);
        }
        Ok(())
    }
}

fn pfad(fehler: &ValidationError) -> String {
    let Some(pfad) = fehler.instance_path() else {
        return "/".to_owned();
    };
    beschreibung::pfad(pfad.steps().filter_map(|schritt| match schritt {
        PathStep::Element { name, position, .. } => Some((name.local_name(), *position)),
        _ => None,
    }))
}

/// Moves the white space of an element that holds base64 behind its characters, so that nothing else moves.
fn raeume_auf(element: &mut [u8]) {
    let Some(von) = ende_des_anfangs(element) else {
        return;
    };
    let Some(bis) = element.iter().rposition(|byte| *byte == b'<') else {
        return;
    };
    let Some(inhalt) = element.get_mut(von..bis) else {
        return;
    };
    let leer = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if inhalt.iter().all(|byte| leer(byte) || base64(byte)) {
        let zeichen: Vec<u8> = inhalt.iter().copied().filter(|byte| !leer(byte)).collect();
        inhalt.fill(b' ');
        for (platz, zeichen) in inhalt.iter_mut().zip(zeichen) {
            *platz = zeichen;
        }
    }
}

/// The offset behind the start tag with which `element` begins.
fn ende_des_anfangs(element: &[u8]) -> Option<usize> {
    let mut in_wert = None;
    for (stelle, byte) in element.iter().enumerate() {
        match (in_wert, *byte) {
            (None, b'>') => return Some(stelle + 1),
            (None, zeichen @ (b'"' | b'\'')) => in_wert = Some(zeichen),
            (Some(offen), zeichen) if offen == zeichen => in_wert = None,
            _ => {}
        }
    }
    None
}

/// Gives each finding line and column, both from 1.
fn orten(bytes: &[u8], einwaende: Vec<(Einwand, Option<usize>)>) -> Vec<Einwand> {
    let mut bekannt: HashMap<usize, (usize, usize)> = HashMap::new();
    let ort = |offset: usize| {
        let davor = bytes.get(..offset).unwrap_or(bytes);
        let zeile = davor
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |stelle| stelle + 1);
        let umbrueche = davor.iter().filter(|byte| **byte == b'\n').count();
        // Bytes that continue a character of UTF-8 are not counted.
        let zeichen = davor
            .iter()
            .skip(zeile)
            .filter(|byte| **byte & 0xC0 != 0x80)
            .count();
        (umbrueche + 1, zeichen + 1)
    };
    einwaende
        .into_iter()
        .map(|(einwand, offset)| Einwand {
            ort: offset.map(|offset| *bekannt.entry(offset).or_insert_with(|| ort(offset))),
            ..einwand
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_moved_together_and_nothing_else_is() {
        let glatt = |element: &str| {
            let mut bytes = element.as_bytes().to_vec();
            raeume_auf(&mut bytes);
            assert_eq!(bytes.len(), element.len());
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(
            glatt("<n a='>'>\n  QUJD\n  REVG\n</n>"),
            "<n a='>'>QUJDREVG      </n>"
        );
        for bleibt in ["<n>QU !D</n>", "<n>QU<!-- -->JD</n>", "<n/>", "<n>&#32;QUJD</n>"] {
            assert_eq!(glatt(bleibt), bleibt);
        }
    }

    #[test]
    fn a_place_is_counted_in_characters() {
        let einwand = Einwand {
            bedingung: "cvc-elt.1",
            pfad: "/".to_owned(),
            ort: None,
        };
        let geortet = orten("<a>\n ü<b/>".as_bytes(), vec![(einwand, Some(7))]);
        assert_eq!(geortet[0].ort, Some((2, 3)));
    }
}
