//! The import law of the house, read from the source with `syn`; `docs/ARCHITECTURE.md` says why.
//!
//! Changing the law is a decision: write it in `docs/adr/`. Test code may import anything.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "architecture/paths.rs"]
mod paths;

/// A room may import only rooms of a lower floor.
const FLOORS: &[(&str, u8)] = &[
    ("kernel", 0),
    ("land", 1),
    ("meldewesen", 2),
    ("antrag", 3),
    ("regeln", 4),
    ("fall", 5),
    ("nachricht", 6),
    ("urkunde", 7),
    ("audit", 8),
    ("store", 9),
    ("identity", 10),
    ("transport", 10),
    ("service", 11),
    ("web", 12),
    ("register", 13),
    ("config", 14),
    ("ops", 15),
    ("demo", 16),
    ("cli", 17),
];

/// Lower rooms that a room must not import all the same: a page asks `service`, never the rooms behind it.
const NEVER: &[(&str, &str)] = &[("web", "store"), ("web", "transport"), ("web", "nachricht")];

/// Where a foreign path may be named: the beginning of the path, and of the files below `src/`.
const FOREIGN: &[(&[&str], &[&str])] = &[
    (&["sqlx"], &["store/"]),
    (&["actix_web"], SERVERS),
    (&["actix_multipart"], SERVERS),
    // The demo checks the service as a client; the Musterregister tells the commune of the former dwelling.
    (&["reqwest"], &["identity/", "transport/", "demo/", "register/"]),
    (&["openidconnect"], &["identity/"]),
    (&["lettre"], &["transport/mail"]),
    (&["josekit"], &["identity/"]),
    // Messages are read by xoev; the second opinion and what is shown to people are no business of the service.
    (&["xsd_schema"], &["cli/"]),
    // The list in a container is XML of ETSI and no message (ADR 13).
    (&["quick_xml"], &["cli/", "urkunde/asic.rs"]),
    (&["xoev", "xmeld"], XMELD),
    (&["xoev", "*"], XMELD),
    // Time and randomness are arguments everywhere else.
    (&["Timestamp", "now"], CLOCK),
    (&["Zoned", "now"], CLOCK),
    (&["SystemTime", "now"], CLOCK),
    (&["getrandom"], CLOCK),
    (&["Uuid", "now_v7"], CLOCK),
    (&["Uuid", "new_v4"], CLOCK),
    // A checked Antrag is taken as checked only where it comes back from storage.
    (&["Geprueft", "aus_bestand"], &["store/"]),
];
const SERVERS: &[&str] = &[
    "web/",
    "register/",
    "ops/",
    "demo/zeitstempel",
    "identity/dev/server",
    "transport/xta/server",
];
const XMELD: &[&str] = &["nachricht/", "register/", "cli/"];
const CLOCK: &[&str] = &["ops/"];

const MOST_LINES: usize = 500;

/// One source file: its place below `src/` with `/`, and its text.
struct Source {
    file: String,
    code: String,
}

impl Source {
    /// The folder directly below `src/`, or the stem of a file that lies there (`lib`, `main`).
    fn room(&self) -> &str {
        self.file.split(['/', '.']).next().unwrap()
    }

    /// Steps from the crate's root to the module of this file.
    fn depth(&self) -> usize {
        let below = self.file.trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(below, "lib" | "main") {
            0
        } else {
            below.split('/').count()
        }
    }

    /// True if this file belongs to a module that another file declares with `#[cfg(test)] mod name;`.
    fn belongs_to(&self, test_module: &str) -> bool {
        self.file
            .strip_prefix(test_module)
            .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    /// Where a module lies that this file declares, below `src/` and without `.rs`.
    fn declared(&self, module: &str) -> String {
        let stem = self.file.trim_end_matches(".rs");
        match stem.rsplit_once('/') {
            Some((folder, "mod")) => format!("{folder}/{module}"),
            None => module.to_owned(),
            Some(_) => format!("{stem}/{module}"),
        }
    }
}

/// All faults of a source tree, and which room imports which.
fn judge(sources: &[Source]) -> (Vec<String>, BTreeMap<String, BTreeSet<String>>) {
    let read: Vec<_> = sources
        .iter()
        .map(|source| {
            (
                source,
                paths::named_in(&source.code, source.depth()).expect(&source.file),
            )
        })
        .collect();
    let tests: Vec<_> = read
        .iter()
        .flat_map(|(source, named)| named.test_modules.iter().map(|module| source.declared(module)))
        .collect();
    let mut faults = Vec::new();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (source, named) in read {
        if tests.iter().any(|module| source.belongs_to(module)) {
            continue;
        }
        for path in &named.paths {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            faults.extend(
                fault(source, &path).map(|why| format!("{}: {}: {why}", source.file, path.join("::"))),
            );
            if let ["crate", other, ..] = path[..]
                && other != source.room()
                && floor(other).is_some()
            {
                imports
                    .entry(source.room().to_owned())
                    .or_default()
                    .insert(other.to_owned());
            }
        }
    }
    faults.sort();
    faults.dedup();
    (faults, imports)
}

/// Why `source` must not name `path`, if it must not.
fn fault(source: &Source, path: &[&str]) -> Option<String> {
    if path.starts_with(&["super", "super"]) {
        return Some("hides the room; write crate::room::…".to_owned());
    }
    if let Some((_, allowed)) = FOREIGN.iter().find(|(foreign, _)| names(path, foreign))
        && !allowed.iter().any(|place| source.file.starts_with(place))
    {
        return Some(format!("belongs to {}", allowed.join(", ")));
    }
    match (source.room(), path) {
        ("main", ["meldewerk", room, ..]) if *room != "cli" => {
            Some("main calls cli and nothing else".to_owned())
        }
        ("lib" | "main", _) => None,
        (_, ["crate", "*"]) => Some("hides the room; write crate::room::…".to_owned()),
        (room, ["crate", other, ..]) if room != *other => forbidden(room, other),
        _ => None,
    }
}

/// A crate stands at the beginning of a path; a type with its function may stand anywhere.
fn names(path: &[&str], foreign: &[&str]) -> bool {
    if foreign[0].starts_with(char::is_uppercase) {
        path.windows(foreign.len()).any(|part| part == foreign)
    } else {
        path.starts_with(foreign)
    }
}

fn forbidden(room: &str, other: &str) -> Option<String> {
    let (Some(here), Some(there)) = (floor(room), floor(other)) else {
        return Some("is no room of the law".to_owned());
    };
    let allowed = there < here && !NEVER.contains(&(room, other));
    (!allowed).then(|| format!("{room} (floor {here}) must not import {other} (floor {there})"))
}

fn floor(room: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, floor)| *floor)
}

/// Rooms that import each other in a ring: what is left when every room without open imports is taken away.
fn circle(imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut left: BTreeSet<String> = imports.keys().cloned().collect();
    while let Some(free) = left
        .iter()
        .find(|room| imports[*room].is_disjoint(&left))
        .cloned()
    {
        left.remove(&free);
    }
    left
}

/// Folders below `src/` that the law does not know, and rooms of the law that have no folder.
fn without_law(folders: &BTreeSet<String>) -> Vec<String> {
    let known: BTreeSet<String> = FLOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    known.symmetric_difference(folders).cloned().collect()
}

fn too_long<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Vec<String> {
    let lines = |source: &Source| source.code.lines().count();
    sources
        .into_iter()
        .filter(|source| lines(source) > MOST_LINES)
        .map(|source| format!("{} ({} lines)", source.file, lines(source)))
        .collect()
}

fn below(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut open = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(path) = open.pop() {
        let entries = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
        let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
        open.extend(folders);
        for file in files
            .iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        {
            sources.push(Source {
                file: file
                    .strip_prefix(&root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/"),
                code: fs::read_to_string(file).unwrap(),
            });
        }
    }
    sources
}

// The house.

#[test]
fn every_import_follows_the_law() {
    let (faults, imports) = judge(&below("src"));
    assert!(faults.is_empty(), "against the law:\n{}", faults.join("\n"));
    assert!(
        circle(&imports).is_empty(),
        "these rooms import each other: {:?}",
        circle(&imports)
    );
}

#[test]
fn every_folder_has_a_law() {
    let folders = below("src")
        .iter()
        .filter(|s| s.file.contains('/'))
        .map(|s| s.room().to_owned())
        .collect();
    assert!(
        without_law(&folders).is_empty(),
        "without law or without folder: {:?}",
        without_law(&folders)
    );
}

#[test]
fn no_source_file_is_longer_than_it_can_be_read() {
    let sources: Vec<Source> = below("src").into_iter().chain(below("crates")).collect();
    assert!(
        too_long(&sources).is_empty(),
        "over {MOST_LINES} lines: {:?}",
        too_long(&sources)
    );
}

// Each rule can fail.

fn source(file: &str, code: &str) -> Source {
    Source {
        file: file.to_owned(),
        code: code.to_owned(),
    }
}

fn faults(file: &str, code: &str) -> Vec<String> {
    judge(&[source(file, code)]).0
}

#[test]
fn an_import_of_a_higher_room_is_found_wherever_it_stands() {
    for code in [
        "use crate::web::Seite;",
        "use crate::{kernel::Uhr, web};",
        "use crate::{kernel, web as oben};",
        "fn f() { crate::web::zeige(); }",
        "fn f(x: &crate::web::Seite) {}",
        "impl crate::web::Seite for X {}",
        "fn f() { println!(\"{}\", crate::web::TITEL); }",
        "mac! { use crate::{kernel, web::Seite}; }",
        "#[derive(crate::web::Derive)] struct S;",
        "use super::super::web::Seite;",
        "mod innen { use super::super::super::web::Seite; }",
    ] {
        assert_eq!(faults("fall/zustand.rs", code).len(), 1, "{code}");
    }
    assert_eq!(faults("fall/mod.rs", "use super::web::Seite;").len(), 1);
}

#[test]
fn lower_rooms_own_items_and_words_in_texts_are_no_fault() {
    for code in [
        "use crate::kernel::Uhr; use crate::{kernel, antrag::Antrag};",
        "use super::ereignis::Ereignis; use crate::fall::Zustand;",
        "/// See crate::web. \nconst T: &str = \"crate::web\"; fn f() { log!(\"crate::web::x\"); }",
    ] {
        assert_eq!(faults("fall/zustand.rs", code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn a_path_that_hides_its_room_is_refused() {
    assert_eq!(
        faults("store/sqlite/fall.rs", "use super::super::records::FallRecord;").len(),
        1
    );
    assert_eq!(
        faults("store/sqlite/fall.rs", "use super::verbindung::Leser;").len(),
        0
    );
    assert_eq!(faults("store/mod.rs", "use crate::*;").len(), 1);
}

#[test]
fn a_page_never_reaches_behind_the_service() {
    for room in ["store", "transport", "nachricht"] {
        assert_eq!(faults("web/start.rs", &format!("use crate::{room}::X;")).len(), 1);
    }
    assert_eq!(
        faults("identity/x.rs", "use crate::transport::X;").len(),
        1,
        "same floor"
    );
    assert_eq!(faults("main.rs", "fn main() { meldewerk::store::x() }").len(), 1);
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    for (code, home) in [
        ("use sqlx::Row;", "store/sqlite/fall.rs"),
        ("use actix_web::web;", "identity/dev/server.rs"),
        ("fn f() { reqwest::get(\"x\"); }", "transport/http.rs"),
        ("use openidconnect::core;", "identity/login.rs"),
        ("use josekit::jwt;", "identity/login.rs"),
        ("use xoev::{ags, xmeld::Meldeschein};", "nachricht/meldeschein.rs"),
        ("use xoev::*;", "nachricht/meldeschein.rs"),
        ("fn f() { jiff::Timestamp::now(); }", "ops/uhr.rs"),
        ("fn f() { Timestamp::now(); }", "ops/uhr.rs"),
        ("fn f() { std::time::SystemTime::now(); }", "ops/uhr.rs"),
        ("fn f() { call!(Zoned::now()); }", "ops/uhr.rs"),
        ("fn f(b: &mut [u8]) { getrandom::fill(b); }", "ops/zufall.rs"),
        (
            "fn f() { Geprueft::<Anmeldung>::aus_bestand(x); }",
            "store/sqlite/fall.rs",
        ),
    ] {
        assert_eq!(faults("kernel/x.rs", code).len(), 1, "{code}");
        assert_eq!(faults(home, code), Vec::<String>::new(), "{code}");
    }
    assert_eq!(
        faults("identity/sitzung.rs", "use actix_web::web;").len(),
        1,
        "only the dev server serves"
    );
}

#[test]
fn test_code_may_import_anything() {
    let body = "use crate::web::Seite; use sqlx::Row;";
    assert!(faults("fall/mod.rs", &format!("#[cfg(test)] mod tests {{ {body} }}")).is_empty());
    assert!(faults("fall/mod.rs", "#[cfg(test)] use crate::web::Seite;").is_empty());
    assert!(!faults("fall/mod.rs", "#[cfg(not(test))] use crate::web::Seite;").is_empty());
    let own_file = [
        source("fall/mod.rs", "#[cfg(test)] mod tests;"),
        source("fall/tests.rs", body),
        source("fall/tests/lang.rs", body),
    ];
    assert!(judge(&own_file).0.is_empty());
}

#[test]
fn a_circle_a_stray_folder_and_a_long_file_are_found() {
    let ring = judge(&[
        source("land/mod.rs", "use crate::fall::A;"),
        source("fall/mod.rs", "use crate::land::B; use crate::kernel::C;"),
    ]);
    assert_eq!(
        circle(&ring.1),
        BTreeSet::from(["fall".to_owned(), "land".to_owned()])
    );
    let mut folders: BTreeSet<String> = FLOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    folders.insert("utils".to_owned());
    folders.remove("kernel");
    assert_eq!(without_law(&folders), ["kernel", "utils"]);
    assert_eq!(
        too_long(&[source("x.rs", &"\n".repeat(501))]),
        ["x.rs (501 lines)"]
    );
    assert!(too_long(&[source("x.rs", &"\n".repeat(500))]).is_empty());
    assert_eq!(
        faults("fall/mod.rs", "use crate::utils::x;").len(),
        1,
        "a room without a law"
    );
}
