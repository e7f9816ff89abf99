//! The second opinion: the official schema itself, by a validator that others wrote.

use std::{cell::RefCell, convert::Infallible, mem, ops::Range, path::Path, rc::Rc};

use xoev::Grenzen;
use xsd_schema::{
    SchemaSet,
    validation::{
        EndOfAttributesView, PathStep, SchemaValidator, SchemaValidity, ValidationError,
        ValidationEventHandler, ValidationFlags, ValidationSink, ValidationWarning, drive_quick_xml_with,
    },
    xml::ParseLimits,
};

use super::{buendel::Buendel, glaetten::raeume_auf};
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
    /// Bytes before the element, if it is one.
    pub(super) offset: Option<usize>,
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
            return einwaende;
        }
        // The validator takes base64 on one line only; XML Schema allows white space between its characters.
        let mut geglaettet = bytes.to_vec();
        for stelle in base64 {
            if let Some(element) = geglaettet.get_mut(stelle) {
                raeume_auf(element);
            }
        }
        self.durchgang(&geglaettet, grenzen).0
    }

    /// What is wrong, with the offset of the element, and the elements of which base64 was not taken.
    fn durchgang(&self, bytes: &[u8], grenzen: &Grenzen) -> (Vec<Einwand>, Vec<Range<usize>>) {
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
                offset: None,
            };
            stellen.einwaende.push(einwand);
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
    einwaende: Vec<Einwand>,
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
                self.einwaende.push(Einwand {
                    bedingung: fehler.constraint,
                    pfad: pfad(&fehler),
                    offset: self.offen.last().copied(),
                });
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
