//! Genericode files: the official samples are read as they are, damaged and hostile ones are refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

use std::path::{Path, PathBuf};

use jiff::civil::date;
use proptest::prelude::*;
use xoev::Ags;
use xoev::listen::{Codeliste, Codelisten, ListeUnpassend, Listengrenzen, Listengrund, Sprache};

/// The official lists beside the project, or `None` with a loud note.
fn amtliche() -> Option<PathBuf> {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xoev/codelists");
    let gefunden = pfad.canonicalize().ok();
    if gefunden.is_none() {
        eprintln!(
            "NOT CHECKED: {} is not here, no official code list was read",
            pfad.display()
        );
    }
    gefunden
}

fn lies(ordner: &Path, datei: &str) -> Codeliste {
    let bytes = std::fs::read(ordner.join(datei)).unwrap();
    Codeliste::aus_genericode(&bytes).unwrap_or_else(|fehler| panic!("{datei}: {fehler}"))
}

const DESTATIS: &str = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:";

/// File, URI, version, rows, first day, a code with its words.
type Probe = (
    &'static str,
    &'static str,
    &'static str,
    usize,
    Option<jiff::civil::Date>,
    (&'static str, &'static str),
);

#[rustfmt::skip]
const PROBEN: &[Probe] = &[
    ("AGS_2026-04-30.xml", "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags", "2026-04-30", 11_227, Some(date(2026, 4, 1)), ("01001000", "Flensburg, Stadt")),
    ("Art des gesetzlichen Vertreters_1.xml", "urn:xoev-de:xunternehmen:codeliste:artgesetzlichervertreter", "1", 14, Some(date(2022, 9, 1)), ("3", "Vorstand")),
    ("Bundesland_2010-04-01.xml", "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:bundesland", "2010-04-01", 16, Some(date(2010, 4, 1)), ("02", "Hamburg")),
    ("DESTATIS Staatenliste_2024-08-01.xml", "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat", "2024-08-01", 197, Some(date(2024, 8, 1)), ("545", "Föderierte Staaten von Mikronesien")),
    ("DESTATIS Staatsangehörigkeit_2024-08-01.xml", "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsangehoerigkeit", "2024-08-01", 211, Some(date(2024, 8, 1)), ("121", "albanisch")),
    ("DSMeld Auskunftssperre (DSMeld-Blatt 1801)_5.xml", "urn:de:dsmeld:schluesseltabelle:auskunftssperre", "5", 10, Some(date(2018, 5, 1)), ("2", "Übermittlungssperre nach § 42 Abs. 3 Satz 2 BMG (Übermittlung an öffentlich-rechtliche Religionsgesellschaften)")),
    ("DSMeld Familienstand Beendigungsgrund (DSMeld-Blatt 1405)_3.xml", "urn:de:dsmeld:schluesseltabelle:familienstand.beendigungsgrund", "3", 7, Some(date(2022, 5, 1)), ("2", "Scheidung der Ehe")),
    ("DSMeld Pass- und Ausweisdokumente (Anlage 3 des DSMeld)_5.xml", "urn:de:dsmeld:schluesseltabelle:pass.und.ausweisdokumente", "5", 15, Some(date(2021, 5, 1)), ("15", "eID-Karte")),
    ("DSMeld_Familienstand_(DSMeld-Blatt_1401)_2.xml", "urn:de:dsmeld:schluesseltabelle:familienstand", "2", 10, Some(date(2017, 11, 1)), ("LD", "ledig")),
    ("DVDV.Praefixe_51.xml", "urn:xoev-de:bund:bmi:bit:codeliste:dvdv.praefix", "51", 118, Some(date(2025, 8, 6)), ("ags", "Meldebehörde")),
    ("Erreichbarkeit_3.xml", "urn:de:xoev:codeliste:erreichbarkeit", "3", 9, Some(date(2018, 5, 3)), ("09", "Web")),
    ("Kreis_2026-01-31.xml", "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:kreis", "2026-01-31", 518, Some(date(2026, 1, 1)), ("16077", "Altenburger Land")),
    ("Namensart_1.xml", "urn:xpersonenstand:schluesseltabelle:namensart", "1", 19, Some(date(2012, 11, 1)), ("e", "Eigenname")),
    ("Rückweisungsgründe_1.xml", "urn:xoev-de:xgewerbeordnung:codeliste:rueckweisungsgruende", "1", 20, None, ("S010", "Nicht spezifikationskonform: Ungültige Codeliste.")),
    ("XInneres Geschlecht_1.xml", "urn:xoev-de:xinneres:codeliste:geschlecht", "1", 4, Some(date(2022, 11, 1)), ("w", "weiblich")),
];

#[test]
fn every_official_list_is_read() {
    let Some(ordner) = amtliche() else { return };
    for (datei, uri, version, zeilen, gueltig_ab, (code, name)) in PROBEN {
        let liste = lies(&ordner, datei);
        assert_eq!((liste.uri(), liste.version()), (*uri, *version), "{datei}");
        assert_eq!(liste.anzahl(), *zeilen, "{datei}");
        assert_eq!(liste.gueltig_ab(), *gueltig_ab, "{datei}");
        assert_eq!(liste.eintrag(code).map(|e| e.name), Some(*name), "{datei}");
        assert!(
            !liste.kurzname().is_empty() && !liste.name().is_empty(),
            "{datei}"
        );
        assert_eq!(liste.eintraege().count(), *zeilen, "{datei}");
        assert!(
            liste.eintraege().all(|eintrag| liste.kennt(eintrag.code)),
            "{datei}"
        );
    }
    let dateien = std::fs::read_dir(&ordner).unwrap().count();
    assert_eq!(
        dateien,
        PROBEN.len(),
        "a file of {} is not tried",
        ordner.display()
    );
}

#[test]
fn the_days_of_a_state_are_kept() {
    let Some(ordner) = amtliche() else { return };
    let liste = lies(&ordner, "DESTATIS Staatsangehörigkeit_2024-08-01.xml");
    let sowjetisch = liste.eintrag("159").unwrap();
    assert_eq!(sowjetisch.bis, Some(date(1991, 12, 25)));
    assert_eq!(liste.eintrag("181").unwrap().von, Some(date(1960, 8, 16)));
    assert_eq!(
        liste.eintrag("910").unwrap().name,
        "für interne Zwecke verwendet",
        "a dash is no name"
    );
}

#[test]
fn the_built_in_states_are_those_of_the_official_lists() {
    let Some(ordner) = amtliche() else { return };
    let listen = Codelisten::eingebaut();
    for (datei, uri) in [
        ("DESTATIS Staatenliste_2024-08-01.xml", "staat"),
        (
            "DESTATIS Staatsangehörigkeit_2024-08-01.xml",
            "staatsangehoerigkeit",
        ),
    ] {
        let amtlich = lies(&ordner, datei);
        let eingebaut = listen.liste(&[DESTATIS, uri].concat(), "2024-08-01").unwrap();
        let paare = |liste: &Codeliste| -> Vec<(String, String)> {
            liste
                .eintraege()
                .map(|eintrag| (eintrag.code.to_owned(), eintrag.name.to_owned()))
                .collect()
        };
        assert_eq!(paare(&amtlich), paare(eingebaut), "{datei}");
    }
}

#[test]
fn all_official_lists_fit_into_one_set_and_a_second_time_into_none() {
    let Some(ordner) = amtliche() else { return };
    let mut listen = Codelisten::eingebaut();
    for (datei, ..) in PROBEN {
        let liste = lies(&ordner, datei);
        assert_eq!(listen.lege_dazu(liste.clone()), Ok(()), "{datei}");
        assert_eq!(listen.lege_dazu(liste), Err(ListeUnpassend::Doppelt), "{datei}");
    }
    let sperren = "urn:de:dsmeld:schluesseltabelle:auskunftssperre";
    assert_eq!(
        listen.neueste(sperren).unwrap().version(),
        "7",
        "5 is the older one"
    );
    let angehoerigkeit = [DESTATIS, "staatsangehoerigkeit"].concat();
    let name = |sprache| listen.name(&angehoerigkeit, "151", sprache).unwrap();
    assert_eq!(
        (name(Sprache::Deutsch), name(Sprache::Englisch)),
        ("österreichisch", "Austrian")
    );
    let gemeinden = listen.gemeindeverzeichnis();
    let heute = date(2026, 11, 21);
    let ags = |ags| Ags::parse(ags).unwrap();
    assert_eq!(gemeinden.kennt(&ags("02000000"), heute), Some(true));
    assert_eq!(gemeinden.kennt(&ags("99999999"), heute), Some(false));
    assert_eq!(gemeinden.kennt(&ags("02000000"), date(2026, 3, 31)), None);
}

/// A small list; the parts between the braces are what the tests change.
fn liste(zeilen: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/" xmlns:x="http://xoev.de/schemata/genericode/4">
<Annotation><Description><x:validFrom>2024-08-01</x:validFrom></Description></Annotation>
<Identification><ShortName>klein</ShortName><LongName>Klein</LongName><Version>1</Version><CanonicalUri>urn:x:klein</CanonicalUri></Identification>
<ColumnSet>
<Column Id="code" Use="required"><ShortName>code</ShortName><Data Type="string"/></Column>
<Column Id="name" Use="optional"><ShortName>name</ShortName><Data Type="string"/></Column>
<Column Id="name-en" Use="optional"><ShortName>name</ShortName><Data Type="string" Lang="en"/></Column>
<Key Id="k"><ShortName>k</ShortName><ColumnRef Ref="code"/></Key>
</ColumnSet>
<SimpleCodeList>{zeilen}</SimpleCodeList>
</gc:CodeList>
"#
    )
}

fn zeile(code: &str, name: &str) -> String {
    format!(
        "\n<Row><Value ColumnRef=\"code\"><SimpleValue>{code}</SimpleValue></Value>\
         <Value ColumnRef=\"name\"><SimpleValue>{name}</SimpleValue></Value></Row>"
    )
}

fn gut() -> String {
    liste(&(zeile("a", "Anna") + &zeile("b", "&lt;B&#228;r&gt;\n \n")))
}

/// Reads and returns line and reason of the refusal.
#[track_caller]
fn abgelehnt(xml: &str) -> (usize, Listengrund) {
    let fehler = Codeliste::aus_genericode(xml.as_bytes()).unwrap_err();
    assert!(!fehler.to_string().contains('\n'));
    (fehler.zeile, fehler.grund)
}

/// The good list with one text replaced, which must be there.
#[track_caller]
fn mit(alt: &str, neu: &str) -> String {
    let xml = gut();
    assert!(xml.contains(alt), "{alt} is not in the example");
    xml.replacen(alt, neu, 1)
}

#[test]
fn words_are_unescaped_and_their_white_space_collapsed() {
    let liste = Codeliste::aus_genericode(gut().as_bytes()).unwrap();
    assert_eq!(liste.eintrag("b").unwrap().name, "<Bär>");
    assert_eq!(liste.kurzname(), "klein");
    assert_eq!(liste.gueltig_ab(), Some(date(2024, 8, 1)));
    let mit_bom = ["\u{FEFF}", &gut()].concat();
    assert_eq!(Codeliste::aus_genericode(mit_bom.as_bytes()).unwrap().anzahl(), 2);
}

#[test]
fn a_column_of_english_words_is_used_and_a_value_without_column_belongs_to_the_next() {
    let xml = liste(
        "<Row><Value><SimpleValue>a</SimpleValue></Value><Value><SimpleValue>eins</SimpleValue></Value>\
         <Value><SimpleValue>one</SimpleValue></Value></Row>",
    );
    let mut listen = Codelisten::default();
    listen
        .lege_dazu(Codeliste::aus_genericode(xml.as_bytes()).unwrap())
        .unwrap();
    let name = |sprache| listen.name("urn:x:klein", "a", sprache).unwrap();
    assert_eq!((name(Sprache::Deutsch), name(Sprache::Englisch)), ("eins", "one"));
}

#[test]
fn a_document_type_or_an_entity_is_refused() {
    let mit_dtd = mit(
        "\n<gc:CodeList",
        "<!DOCTYPE a [<!ENTITY x \"aaaa\">]>\n<gc:CodeList",
    );
    assert_eq!(
        abgelehnt(&mit_dtd),
        (1, Listengrund::NichtErlaubt("a document type declaration"))
    );
    let von_fern = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    assert_eq!(
        abgelehnt(von_fern).1,
        Listengrund::NichtErlaubt("a document type declaration")
    );
    let mit_entity = mit("Anna", "&xxe;");
    assert_eq!(
        abgelehnt(&mit_entity),
        (12, Listengrund::NichtWohlgeformt("an unknown entity"))
    );
    let im_attribut = mit("Ref=\"code\"", "Ref=\"&xxe;\"");
    assert!(matches!(
        abgelehnt(&im_attribut).1,
        Listengrund::NichtWohlgeformt(_)
    ));
}

#[test]
fn depth_rows_columns_and_size_have_limits() {
    let tief = mit("Anna", &"<a>".repeat(10_000));
    assert_eq!(abgelehnt(&tief), (12, Listengrund::ZuTief(32)));
    let grenzen = Listengrenzen {
        zeilen: 1,
        ..Listengrenzen::default()
    };
    let fehler = Codeliste::aus_genericode_bis(gut().as_bytes(), &grenzen).unwrap_err();
    assert_eq!((fehler.zeile, fehler.grund), (13, Listengrund::ZuVieleZeilen(1)));
    let spalten: Vec<String> = (0..100)
        .map(|nummer| format!("<Column Id=\"c{nummer}\"/>"))
        .collect();
    assert_eq!(
        abgelehnt(&mit("<Key Id", &(spalten.concat() + "<Key Id"))).1,
        Listengrund::ZuVieleSpalten(64)
    );
    assert_eq!(
        abgelehnt(&mit("<Key Id", &("<Key/>".repeat(100) + "<Key Id"))).1,
        Listengrund::ZuVieleSpalten(64)
    );
    let riesig = vec![b' '; Listengrenzen::default().bytes + 1];
    let fehler = Codeliste::aus_genericode(&riesig).unwrap_err();
    assert!(matches!(fehler.grund, Listengrund::ZuGross(_)));
    let lang = mit("Anna", &"x".repeat(70_000));
    assert_eq!(abgelehnt(&lang), (12, Listengrund::ZuLang(65_535)));
    let attribute: Vec<String> = (0..1000).map(|nummer| format!(" a{nummer}=\"\"")).collect();
    let attribute = attribute.concat();
    assert_eq!(
        abgelehnt(&mit("<Row>", &format!("<Row{attribute}>"))).1,
        Listengrund::ZuLang(4096)
    );
}

#[test]
fn a_truncated_file_is_refused_wherever_it_ends() {
    let xml = gut();
    let xml = xml.trim_end();
    for ende in (0..xml.len()).filter(|ende| xml.is_char_boundary(*ende)) {
        assert!(
            Codeliste::aus_genericode(&xml.as_bytes()[..ende]).is_err(),
            "cut at byte {ende}"
        );
    }
    assert!(matches!(
        abgelehnt(&format!("{xml}<a/>")).1,
        Listengrund::NichtWohlgeformt("a second root element")
    ));
    assert!(matches!(
        abgelehnt(&format!("{xml}x")).1,
        Listengrund::NichtWohlgeformt(_)
    ));
}

#[test]
fn keys_that_are_missing_or_doubled_are_refused_with_their_line() {
    let doppelt = liste(&(zeile("a", "1") + &zeile("b", "2") + &zeile("a", "3")));
    assert_eq!(abgelehnt(&doppelt), (14, Listengrund::DoppelterSchluessel));
    let ohne = liste(&(zeile("a", "1") + "\n<Row><Value ColumnRef=\"name\"/></Row>"));
    assert_eq!(abgelehnt(&ohne), (13, Listengrund::OhneSchluessel));
    assert_eq!(
        abgelehnt(&liste(&zeile(" ", "leer"))),
        (12, Listengrund::OhneSchluessel)
    );
    let zweimal = mit(
        "<Value ColumnRef=\"name\">",
        "<Value ColumnRef=\"code\"/><Value ColumnRef=\"code\">",
    );
    assert_eq!(abgelehnt(&zweimal).1, Listengrund::Zweimal("Value"));
}

#[test]
fn columns_and_parts_that_are_missing_or_doubled_are_refused() {
    for (alt, neu, grund) in [
        ("Ref=\"code\"", "Ref=\"kod\"", Listengrund::UnbekannteSpalte),
        ("<ColumnRef Ref=\"code\"/>", "", Listengrund::UnbekannteSpalte),
        (
            "ColumnRef=\"code\"",
            "ColumnRef=\"kod\"",
            Listengrund::UnbekannteSpalte,
        ),
        ("Id=\"name\"", "Id=\"code\"", Listengrund::Zweimal("Column")),
        (" Id=\"name\"", "", Listengrund::Fehlt("Id")),
        ("Version>1<", "Version> <", Listengrund::Fehlt("Version")),
        ("urn:x:klein", "", Listengrund::Fehlt("CanonicalUri")),
        (
            "</SimpleCodeList>",
            "</SimpleCodeList><SimpleCodeList/>",
            Listengrund::Zweimal("SimpleCodeList"),
        ),
        (
            "</ColumnSet>",
            "</ColumnSet><ColumnSet/>",
            Listengrund::Zweimal("ColumnSet"),
        ),
        ("genericode/1.0/", "genericode/0.4/", Listengrund::KeineCodeliste),
        (
            "<SimpleCodeList>",
            "<SimpleCodeListRef/><SimpleCodeList>",
            Listengrund::NichtErlaubt("a reference to another file"),
        ),
    ] {
        assert_eq!(abgelehnt(&mit(alt, neu)).1, grund, "{neu}");
    }
    assert_eq!(abgelehnt(&liste("")).1, Listengrund::Fehlt("Row"));
    assert_eq!(abgelehnt("<a/>").1, Listengrund::KeineCodeliste);
    let leer = "<g:CodeList xmlns:g='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'/>";
    assert_eq!(abgelehnt(leer).1, Listengrund::Fehlt("Identification"));
}

#[test]
fn other_encodings_are_refused() {
    let latin = mit("UTF-8", "ISO-8859-1");
    assert_eq!(abgelehnt(&latin), (1, Listengrund::NichtUtf8));
    let fehler = Codeliste::aus_genericode(b"<a>\n\xff</a>").unwrap_err();
    assert_eq!((fehler.zeile, fehler.grund), (2, Listengrund::NichtUtf8));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Codeliste::aus_genericode(&bytes);
    }

    #[test]
    fn a_list_with_any_damage_is_read_or_refused(
        von in 0_usize..1700,
        weg in 0_usize..40,
        dazu in "[<>/&;=\"'a-zA-Z:!\\[\\]?\\-\u{e4}\u{1f600}\u{1}]{0,12}",
    ) {
        let xml = gut();
        let von = von.min(xml.len());
        let bis = (von + weg).min(xml.len());
        let bytes = [&xml.as_bytes()[..von], dazu.as_bytes(), &xml.as_bytes()[bis..]].concat();
        if let Ok(liste) = Codeliste::aus_genericode(&bytes) {
            let alle = liste.eintraege().all(|eintrag| liste.kennt(eintrag.code));
            prop_assert!(alle && liste.anzahl() > 0);
        }
    }

    #[test]
    fn whatever_a_list_holds_is_found_again(
        eintraege in proptest::collection::btree_map("[A-Za-z0-9äöü.]{1,8}", "[A-Za-zäöüß ]{0,20}", 1..40)
    ) {
        let zeilen: String = eintraege.iter().rev().map(|(code, name)| zeile(code, name)).collect();
        let liste = Codeliste::aus_genericode(liste(&zeilen).as_bytes()).unwrap();
        prop_assert_eq!(liste.anzahl(), eintraege.len());
        for (code, name) in &eintraege {
            let name = name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let erwartet = if name.is_empty() { code } else { &name };
            prop_assert_eq!(liste.eintrag(code).unwrap().name, erwartet.as_str());
        }
    }
}
