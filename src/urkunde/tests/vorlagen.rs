//! A Land's own templates: what they change, and how a fault in them is told.

use super::{SETZEREI, bescheinigung, bescheinigung_pdf, brief, setzangaben};
use crate::urkunde::{EigeneVorlage, GROESSTE_VORLAGE, Setzerei, Vorlage, VorlagenFehler};

fn eigene(name: &str, text: &str) -> EigeneVorlage {
    EigeneVorlage {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn mit(name: &str, text: &str) -> Result<Setzerei, VorlagenFehler> {
    SETZEREI.mit_vorlagen(&[eigene(name, text)])
}

fn fehler(name: &str, text: &str) -> String {
    mit(name, text).err().unwrap().to_string()
}

/// The built-in template with a change.
fn geaendert(name: &str, alt: &str, neu: &str) -> String {
    let ordner = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/urkunden");
    let text = std::fs::read_to_string(ordner.join(name)).unwrap();
    assert!(text.contains(alt), "{name} holds {alt}");
    text.replacen(alt, neu, 1)
}

#[test]
fn a_land_with_a_template_of_its_own_sets_it_and_another_land_sets_the_built_in_one() {
    let text = geaendert(
        "meldebescheinigung.typ",
        "heading(level: 1, beide(u, \"Meldebescheinigung\"))",
        "heading(level: 1)[Amtliche Meldebescheinigung]",
    );
    let land = mit("meldebescheinigung.typ", &text).unwrap();
    let vorher = bescheinigung_pdf();
    let eigen = land
        .setze(
            Vorlage::Meldebescheinigung,
            &bescheinigung(),
            &setzangaben("MB-1"),
        )
        .unwrap();
    assert_ne!(eigen, vorher);
    assert_eq!(bescheinigung_pdf(), vorher, "the other Land is not touched");
    let brief = |setzerei: &Setzerei| {
        setzerei
            .setze(Vorlage::Ablehnung, &brief(), &setzangaben("BR-1"))
            .unwrap()
    };
    assert_eq!(brief(&land), brief(&SETZEREI), "what is not replaced stays");
}

#[test]
fn a_frame_of_its_own_changes_every_document() {
    let land = mit("rahmen.typ", &geaendert("rahmen.typ", "#1f3247", "#7a0019")).unwrap();
    for vorlage in [Vorlage::Meldebestaetigung, Vorlage::CodeBrief, Vorlage::Ablehnung] {
        let setze = |setzerei: &Setzerei| setzerei.setze(vorlage, &brief(), &setzangaben("BR-1")).unwrap();
        assert_ne!(setze(&land), setze(&SETZEREI), "{vorlage:?}");
    }
}

#[test]
fn the_built_in_templates_pass_their_own_trial() {
    SETZEREI.mit_vorlagen(&[]).unwrap();
}

#[test]
fn a_fault_is_told_with_file_line_and_reason() {
    let text = geaendert(
        "laufzettel.typ",
        "erreichbar(d)\n})",
        "erreichbar(d.gibt_es_nicht)\n})",
    );
    let zeile = 1 + text
        .lines()
        .position(|zeile| zeile.contains("gibt_es_nicht"))
        .unwrap();
    let gefunden = fehler("laufzettel.typ", &text);
    assert!(
        gefunden.starts_with(&format!("laufzettel.typ:{zeile}: ")),
        "{gefunden}"
    );
    assert!(
        gefunden.contains("gibt_es_nicht") && !gefunden.contains('\n'),
        "{gefunden}"
    );
    let gefunden = fehler("rahmen.typ", "#let ton = rgb(\"#1f3247\")\n#let linie = (");
    assert!(gefunden.starts_with("rahmen.typ:2: "), "{gefunden}");
}

#[test]
fn what_only_a_document_with_less_would_stumble_over_is_found_at_start_too() {
    let text = geaendert(
        "ablehnung.typ",
        "if d.rechtsbehelf != none {",
        "if d.rechtsbehelf.len() > 0 {",
    );
    assert!(fehler("ablehnung.typ", &text).starts_with("ablehnung.typ:"));
}

#[test]
fn what_cannot_be_pdf_a_and_pdf_ua_is_refused() {
    let ohne_titel = "#let d = json(\"/data.json\")\n#set text(font: \"Noto Sans\", lang: \"de\")\n#d.nummer";
    assert!(fehler("codebrief.typ", ohne_titel).starts_with("codebrief.typ:"));
}

#[test]
fn a_certificate_without_its_attached_data_is_refused() {
    let text = geaendert(
        "meldebescheinigung.typ",
        "#beilagen(\"meldebescheinigung\",",
        "#beilagen(\"daten\",",
    );
    assert_eq!(
        mit("meldebescheinigung.typ", &text).err(),
        Some(VorlagenFehler::OhneDaten("meldebescheinigung.typ"))
    );
}

#[test]
fn a_name_that_replaces_nothing_and_a_file_beyond_the_limit_are_refused() {
    for name in [
        "meldebescheinigungen.typ",
        "foto.typ",
        "../rahmen.typ",
        "/rahmen.typ",
    ] {
        assert_eq!(
            mit(name, "").err(),
            Some(VorlagenFehler::Unbekannt(name.to_owned()))
        );
    }
    assert_eq!(
        mit("rahmen.typ", &" ".repeat(GROESSTE_VORLAGE + 1)).err(),
        Some(VorlagenFehler::ZuGross("rahmen.typ".to_owned()))
    );
}

#[test]
fn a_template_reads_no_other_file() {
    for pfad in ["/etc/passwd", "/config/meldewerk.toml", "/bild0"] {
        let text = format!("#read(\"{pfad}\")");
        assert!(fehler("laufzettel.typ", &text).starts_with("laufzettel.typ:1: "));
    }
}
