//! Reads the folder of code lists that the operator has dropped.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use xoev::listen::{Codeliste, Codelisten, Listengrenzen};

use super::{ConfigFehler, lesen::nicht_lesbar};

/// Files of the folder at most; the standard names about twenty lists.
const DATEIEN_HOECHSTENS: usize = 200;

/// The built-in lists and those of the genericode files (`*.xml`) in `verzeichnis`; other files are passed over.
///
/// # Errors
/// [`ConfigFehler`], one line that names file and line, if the folder or a file cannot be read, or a file is no code
/// list, or one that is there already.
pub fn lies_codelisten(verzeichnis: &Path) -> Result<Codelisten, ConfigFehler> {
    let mut dateien = Vec::new();
    for eintrag in fs::read_dir(verzeichnis).map_err(|fehler| nicht_lesbar(verzeichnis, &fehler))? {
        let pfad = eintrag
            .map_err(|fehler| nicht_lesbar(verzeichnis, &fehler))?
            .path();
        if pfad
            .extension()
            .is_some_and(|endung| endung.eq_ignore_ascii_case("xml"))
        {
            dateien.push(pfad);
        }
    }
    if dateien.len() > DATEIEN_HOECHSTENS {
        return Err(ConfigFehler::Datei {
            datei: verzeichnis.to_owned(),
            grund: format!("more than {DATEIEN_HOECHSTENS} files"),
        });
    }
    dateien.sort();
    let mut listen = Codelisten::eingebaut();
    for datei in dateien {
        nimm(&mut listen, &datei)?;
    }
    Ok(listen)
}

/// As [`lies_codelisten`]; only the built-in lists if there is no such folder.
pub(super) fn lies_codelisten_falls_da(verzeichnis: &Path) -> Result<Codelisten, ConfigFehler> {
    if verzeichnis.exists() {
        lies_codelisten(verzeichnis)
    } else {
        Ok(Codelisten::eingebaut())
    }
}

fn nimm(listen: &mut Codelisten, datei: &PathBuf) -> Result<(), ConfigFehler> {
    let inhalt = |zeile, grund| ConfigFehler::Inhalt {
        datei: datei.clone(),
        zeile,
        grund,
    };
    let hoechstens = Listengrenzen::default().bytes;
    let mut bytes = Vec::new();
    // One byte more than is read shows that there is more.
    File::open(datei)
        .and_then(|offen| offen.take(hoechstens as u64 + 1).read_to_end(&mut bytes))
        .map_err(|fehler| nicht_lesbar(datei, &fehler))?;
    let liste =
        Codeliste::aus_genericode(&bytes).map_err(|fehler| inhalt(fehler.zeile, fehler.grund.to_string()))?;
    listen
        .lege_dazu(liste)
        .map_err(|fehler| inhalt(1, fehler.to_string()))
}

#[cfg(test)]
mod tests {
    use xoev::listen::Sprache;

    use super::*;

    const LISTE: &str = r#"<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/">
<Identification><Version>1</Version><CanonicalUri>urn:x:farbe</CanonicalUri></Identification>
<ColumnSet><Column Id="key"/><Column Id="name"/><Key><ColumnRef Ref="key"/></Key></ColumnSet>
<SimpleCodeList><Row><Value><SimpleValue>r</SimpleValue></Value><Value><SimpleValue>rot</SimpleValue></Value></Row>
</SimpleCodeList></gc:CodeList>
"#;

    fn gelesen(dateien: &[(&str, &str)]) -> Result<Codelisten, String> {
        let ordner = tempfile::tempdir().unwrap();
        for (name, inhalt) in dateien {
            fs::write(ordner.path().join(name), inhalt).unwrap();
        }
        lies_codelisten(ordner.path()).map_err(|fehler| fehler.to_string())
    }

    #[test]
    fn a_dropped_file_is_a_list_and_anything_else_is_passed_over() {
        let listen = gelesen(&[("Farbe_1.xml", LISTE), ("README.md", "# no list")]).unwrap();
        assert_eq!(listen.name("urn:x:farbe", "r", Sprache::Englisch), Some("rot"));
        let nur_eingebaute = gelesen(&[]).unwrap();
        assert_eq!(nur_eingebaute.alle().count() + 1, listen.alle().count());
    }

    #[test]
    fn a_bad_file_is_named_with_its_line_in_one_line() {
        let kaputt = LISTE.replace("Ref=\"key\"", "Ref=\"code\"");
        let fehler = gelesen(&[("a.xml", &kaputt)]).unwrap_err();
        assert!(fehler.contains("a.xml:4: "), "{fehler}");
        let abgeschnitten = LISTE.replace("</gc:CodeList>", "");
        let fehler = gelesen(&[("b.xml", &abgeschnitten)]).unwrap_err();
        assert!(fehler.contains("b.xml:") && !fehler.contains('\n'), "{fehler}");
        let fehler = gelesen(&[("c.xml", LISTE), ("d.xml", LISTE)]).unwrap_err();
        assert!(
            fehler.contains("d.xml:1: ") && fehler.contains("already"),
            "{fehler}"
        );
    }

    #[test]
    fn a_folder_that_is_named_must_be_there_the_default_one_may_be_missing() {
        let ordner = tempfile::tempdir().unwrap();
        let keiner = ordner.path().join("keiner");
        assert!(lies_codelisten(&keiner).is_err());
        assert!(lies_codelisten_falls_da(&keiner).is_ok());
    }
}
