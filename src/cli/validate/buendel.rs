//! An official bundle on disk: which of its files a location means, without ever asking the network.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use xoev::fassung::{FASSUNGEN, Namensraum};
use xsd_schema::{
    DirectiveFailure, EmbeddedLoader, LoaderChain, LocationRequest, SchemaError, SchemaLoader,
    SchemaResolver, SchemaResult, SchemaSet, SchemaSetBuilder, parser::resolver::decode_xml_bytes,
};

use crate::cli::gang::Gang;

/// A folder with the schemas of a release: laid out by the addresses of the schemas with a `catalog.xml`, or as the
/// XRepository packs it.
#[derive(Debug)]
pub(super) struct Buendel {
    ordner: PathBuf,
    /// Address to file, as `catalog.xml` says.
    katalog: BTreeMap<String, PathBuf>,
    /// All files by their name.
    dateien: BTreeMap<String, Vec<PathBuf>>,
}

/// The file that includes all messages of a release.
const HAUPTDATEI: &str = "xinneres.xmeld.xsd";
/// The file with message 0010.
const RUECKWEISUNG: &str = "xinneres-rueckweisung.xsd";

impl Buendel {
    /// Looks through the folder.
    ///
    /// # Errors
    /// One line, if it cannot be looked through or holds no schemas.
    pub(super) fn oeffne(ordner: &Path) -> Result<Self, String> {
        let in_ordner = |was: &dyn std::fmt::Display| format!("--schema {}: {was}", ordner.display());
        let ganz = fs::canonicalize(ordner).map_err(|fehler| in_ordner(&fehler))?;
        let mut dateien: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for fund in Gang::ab(ganz.clone()) {
            let datei =
                fund.map_err(|(stelle, fehler)| in_ordner(&format!("{}: {fehler}", stelle.display())))?;
            let name = datei
                .file_name()
                .and_then(|name| name.to_str())
                .map(str::to_owned);
            let ist_schema = datei.extension().is_some_and(|endung| endung == "xsd");
            if let Some(name) = name.filter(|_| ist_schema) {
                dateien.entry(name).or_default().push(datei);
            }
        }
        if dateien.is_empty() {
            return Err(in_ordner(&"there is no schema (.xsd) in this folder"));
        }
        let katalog = match fs::read_to_string(ganz.join("catalog.xml")) {
            Ok(text) => katalog(&text, &ganz).ok_or_else(|| in_ordner(&"catalog.xml is not well-formed"))?,
            Err(_) => BTreeMap::new(),
        };
        Ok(Self {
            ordner: ganz,
            katalog,
            dateien,
        })
    }

    /// Compiles all releases of XMeld that are in the bundle, and message 0010.
    ///
    /// # Errors
    /// One line that names what is missing or wrong.
    pub(super) fn uebersetze(self) -> Result<SchemaSet, String> {
        let ordner = self.ordner.clone();
        let im_ordner = |was: &dyn std::fmt::Display| format!("--schema {}: {was}", ordner.display());
        let mut einstiege = Vec::new();
        for fassung in FASSUNGEN {
            let xmeld = Namensraum::XMeld.uri(fassung).unwrap_or_default();
            let adresse = [xmeld, "/", HAUPTDATEI].concat();
            einstiege.extend(self.finde(&adresse, "").map(|datei| (adresse, datei)));
        }
        if einstiege.is_empty() {
            return Err(im_ordner(&format!(
                "{HAUPTDATEI} is missing, which includes all messages of XMeld"
            )));
        }
        let rueckweisung = FASSUNGEN
            .first()
            .and_then(|fassung| Namensraum::Rueckweisung.uri(fassung));
        let adresse = [rueckweisung.unwrap_or_default(), "/", RUECKWEISUNG].concat();
        let datei = self.finde(&adresse, "");
        einstiege.push((
            adresse,
            datei.ok_or_else(|| im_ordner(&format!("{RUECKWEISUNG} is missing, which has message 0010")))?,
        ));
        let mut lader = LoaderChain::new();
        lader.add(Box::new(EmbeddedLoader::new()));
        lader.add(Box::new(NurAus(self.ordner.clone())));
        let mut bau = SchemaSetBuilder::with_loader(Box::new(lader));
        let vergeblich = Arc::<Mutex<BTreeSet<String>>>::default();
        let gesucht = Arc::clone(&vergeblich);
        bau.set_location_rewriter(move |frage: &LocationRequest<'_>, _: &SchemaResolver| {
            let datei = self.finde(frage.location, frage.base_uri);
            if datei.is_none() {
                merke(&gesucht, frage.location);
            }
            datei?.to_str().map(str::to_owned)
        });
        // What is missing shows as something that does not fit, so it is named first.
        let warum = |fehler: &SchemaError| {
            let fehlende = vergeblich
                .lock()
                .map(|fehlende| fehlliste(&fehlende))
                .unwrap_or_default();
            im_ordner(&fehlende.unwrap_or_else(|| fehler.to_string()))
        };
        for (adresse, _) in &einstiege {
            bau.try_add(adresse).map_err(|fehler| warum(&fehler))?;
        }
        let satz = bau.compile().map_err(|fehler| warum(&fehler))?;
        let fehlende = satz.directive_failures().iter().map(fehlender_ort).collect();
        match fehlliste(&fehlende) {
            None => Ok(satz.into_schema_set()),
            Some(fehlende) => Err(im_ordner(&fehlende)),
        }
    }

    /// The file that a location in the schema `basis` means.
    fn finde(&self, ort: &str, basis: &str) -> Option<PathBuf> {
        let ort = ort.split('#').next().unwrap_or_default();
        if let Some(datei) = self.katalog.get(ort) {
            return Some(datei.clone());
        }
        let ist_adresse = ort.contains("://");
        let daneben = Path::new(basis).parent().map(|ordner| ordner.join(ort));
        if let Some(datei) = daneben.filter(|datei| !ist_adresse && datei.is_file()) {
            return Some(datei);
        }
        self.nach_ende(ort)
    }

    /// The file whose path ends as the location does, in more folders than any other.
    fn nach_ende(&self, ort: &str) -> Option<PathBuf> {
        let stufen: Vec<&str> = ort
            .split('/')
            .filter(|stufe| !stufe.is_empty() && !matches!(*stufe, "." | ".."))
            .collect();
        let gleich = |datei: &Path| {
            let datei = datei.iter().rev().map(|stufe| stufe.to_str());
            datei
                .zip(stufen.iter().rev())
                .take_while(|(a, b)| *a == Some(**b))
                .count()
        };
        let namensgleiche = self.dateien.get(*stufen.last()?)?;
        let meiste = namensgleiche.iter().map(|datei| gleich(datei)).max()?;
        let mut beste = namensgleiche.iter().filter(|datei| gleich(datei) == meiste);
        let datei = beste.next()?;
        // Copies are one file; of different ones none is the right one.
        let inhalt = fs::read(datei).ok()?;
        beste
            .all(|andere| fs::read(andere).is_ok_and(|andere| andere == inhalt))
            .then(|| datei.clone())
    }
}

fn merke(orte: &Mutex<BTreeSet<String>>, ort: &str) {
    if let Ok(mut orte) = orte.lock() {
        orte.insert(ort.to_owned());
    }
}

fn fehlender_ort(fehlt: &DirectiveFailure) -> String {
    let ort = fehlt.schema_location().or(fehlt.namespace());
    ort.unwrap_or("a schema without location").to_owned()
}

/// What is missing, no more of it than fits on a line; `None` if nothing is.
fn fehlliste(fehlende: &BTreeSet<String>) -> Option<String> {
    if fehlende.is_empty() {
        return None;
    }
    let erste: Vec<&str> = fehlende.iter().take(3).map(String::as_str).collect();
    let weitere = match fehlende.len() - erste.len() {
        0 => String::new(),
        mehr => format!(" and {mehr} more"),
    };
    Some(format!(
        "the bundle is not complete, {}{weitere} cannot be found in it",
        erste.join(", ")
    ))
}

/// Reads schemas of one folder and nothing else.
#[derive(Debug)]
struct NurAus(PathBuf);

impl SchemaLoader for NurAus {
    fn load(&self, ort: &str) -> SchemaResult<String> {
        let lies = || {
            let datei = fs::canonicalize(ort).ok()?;
            datei.starts_with(&self.0).then(|| fs::read(datei).ok()).flatten()
        };
        decode_xml_bytes(lies().ok_or_else(|| SchemaError::resolution("not in the folder of the bundle"))?)
    }

    fn can_load(&self, ort: &str) -> bool {
        !ort.contains("://")
    }
}

/// The addresses of an XML Catalog, each with its file in `ordner`; `None` if the text is not well-formed.
fn katalog(text: &str, ordner: &Path) -> Option<BTreeMap<String, PathBuf>> {
    let mut katalog = BTreeMap::new();
    let mut leser = Reader::from_str(text);
    loop {
        match leser.read_event().ok()? {
            Event::Start(anfang) | Event::Empty(anfang) => {
                let adresse = attribut(&anfang, "name").or_else(|| attribut(&anfang, "systemId"));
                if let (Some(adresse), Some(datei)) = (adresse, attribut(&anfang, "uri")) {
                    katalog.insert(adresse, ordner.join(datei));
                }
            }
            Event::Eof => return Some(katalog),
            _ => {}
        }
    }
}

fn attribut(anfang: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribut = anfang.try_get_attribute(name).ok()??;
    Some(
        attribut
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_means_the_file_that_lies_as_it_says_and_none_of_two_that_differ() {
        let ordner = tempfile::tempdir().unwrap();
        let schreibe = |datei: &str, inhalt: &str| {
            let datei = ordner.path().join(datei);
            fs::create_dir_all(datei.parent().unwrap()).unwrap();
            fs::write(datei, inhalt).unwrap();
        };
        for (datei, inhalt) in [
            ("v6/x.xsd", "1"),
            ("v7/x.xsd", "2"),
            ("v6/y.xsd", "3"),
            ("v7/y.xsd", "3"),
            ("z.xsd", "4"),
        ] {
            schreibe(datei, inhalt);
        }
        let oeffne = || Buendel::oeffne(ordner.path()).unwrap();
        let finde = |ort: &str, basis: &str| {
            let buendel = oeffne();
            let datei = buendel.finde(ort, basis)?;
            Some(
                datei
                    .strip_prefix(&buendel.ordner)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned(),
            )
        };
        assert_eq!(
            finde("https://example.org/a/v7/x.xsd", "").as_deref(),
            Some("v7/x.xsd")
        );
        assert_eq!(finde("https://example.org/x.xsd", ""), None);
        assert_eq!(
            finde("https://example.org/y.xsd", "").as_deref(),
            Some("v6/y.xsd")
        );
        let basis = oeffne().ordner.join("v7/y.xsd");
        assert_eq!(
            finde("x.xsd", basis.to_str().unwrap()).as_deref(),
            Some("v7/x.xsd")
        );
        assert_eq!(
            finde("../weg/z.xsd", basis.to_str().unwrap()).as_deref(),
            Some("z.xsd")
        );
        assert_eq!(finde("https://example.org/w.xsd", ""), None);

        schreibe(
            "catalog.xml",
            "<catalog><uri name=\"https://example.org/x.xsd\" uri=\"v6/x.xsd\"/></catalog>",
        );
        assert_eq!(
            finde("https://example.org/x.xsd", "").as_deref(),
            Some("v6/x.xsd")
        );
    }

    #[test]
    fn nothing_outside_of_the_folder_is_read() {
        let ordner = tempfile::tempdir().unwrap();
        let innen = ordner.path().join("innen");
        fs::create_dir(&innen).unwrap();
        fs::write(innen.join("a.xsd"), "<a/>").unwrap();
        fs::write(ordner.path().join("b.xsd"), "<b/>").unwrap();
        let lader = NurAus(fs::canonicalize(&innen).unwrap());
        let lies = |name: &str| lader.load(innen.join(name).to_str().unwrap());
        assert_eq!(lies("a.xsd").unwrap(), "<a/>");
        assert!(lies("../b.xsd").is_err());
        assert!(!lader.can_load("http://example.org/a.xsd"));
    }
}
