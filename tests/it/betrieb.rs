//! What an operator meets: clear refusals on one line, an orderly end, files that are what the program says.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
};

use meldewerk::{
    identity::dev::{DevVerboten, pruefe_erlaubt},
    kernel::Uhr as _,
    ops::{SystemUhr, SystemZufall},
};

use reqwest::Method;

use crate::hilfen::{
    browser::{Bitte, Browser, Rumpf},
    gegenstelle::{Ausgang, quelle, rufe},
    laufzeit::laufe,
    prozess::{Demo, meldewerk, sigterm},
};

/// The shipped configuration in a folder of its own, with all keys, for a service on this port.
pub(crate) fn richte_ein(ordner: &Path, port: u16) {
    for unter in ["config/land", "config/codelisten"] {
        fs::create_dir_all(ordner.join(unter)).unwrap();
    }
    for datei in [
        "config/meldewerk.toml",
        "config/land/musterland.toml",
        "config/codelisten/README.md",
    ] {
        let text = fs::read_to_string(quelle(datei)).unwrap();
        fs::write(
            ordner.join(datei),
            text.replace("127.0.0.1:8080", &format!("127.0.0.1:{port}")),
        )
        .unwrap();
    }
    let land = meldewerk::config::lies(&ordner.join("config/meldewerk.toml"))
        .unwrap()
        .laender[0]
        .land();
    meldewerk::demo::bereite_vor(&ordner.join("data"), &land, SystemUhr.jetzt(), &SystemZufall).unwrap();
}

/// Changes one line of the main configuration file.
fn aendere(ordner: &Path, alt: &str, neu: &str) {
    let datei = ordner.join("config/meldewerk.toml");
    let text = fs::read_to_string(&datei).unwrap();
    assert!(text.contains(alt), "{alt}");
    fs::write(datei, text.replacen(alt, neu, 1)).unwrap();
}

pub(crate) fn serve(ordner: &Path) -> Command {
    let mut befehl = meldewerk();
    befehl
        .args(["serve", "--config"])
        .arg(ordner.join("config/meldewerk.toml"));
    befehl
}

/// Starts a service and returns when it listens; its log is read no further.
pub(crate) fn bis_es_horcht(befehl: &mut Command) -> Child {
    let mut kind = befehl
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut protokoll = BufReader::new(kind.stderr.as_mut().unwrap());
    let mut gelesen = String::new();
    while !gelesen.contains("listening") {
        assert!(protokoll.read_line(&mut gelesen).unwrap() > 0, "{gelesen}");
    }
    kind
}

/// One line on the terminal that names `was`, and exit code 2.
#[track_caller]
pub(crate) fn verweigert(ausgang: &Ausgang, was: &str) {
    assert_eq!(ausgang.code, Some(2), "{}", ausgang.text);
    assert!(
        ausgang.text.contains(was),
        "does not name {was}: {}",
        ausgang.text
    );
    assert_eq!(ausgang.text.lines().count(), 1, "{}", ausgang.text);
}

pub(crate) fn freier_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

#[test]
fn a_configuration_that_cannot_be_used_is_refused_on_one_line_that_names_the_key() {
    for (alt, neu, was) in [
        ("arbeiter = 2", "arbeitr = 2", "arbeitr"),
        ("arbeiter = 2", "arbeiter = \"zwei\"", "arbeiter"),
        ("adresse = ", "adresse = 1 # ", "adresse"),
        ("pfad = ", "# ", "pfad"),
        ("form = \"text\"", "form = \"bunt\"", "form"),
        (
            "schluessel_datei = \"../data/bestand.key\"",
            "schluessel_datei = \"../data/fehlt.key\"",
            "fehlt.key",
        ),
        ("verzeichnis = \"land\"", "verzeichnis = \"laender\"", "laender"),
        (
            "verzeichnis = \"codelisten\"",
            "verzeichnis = \"listen\"",
            "config/listen: cannot be read",
        ),
    ] {
        let ordner = tempfile::tempdir().unwrap();
        richte_ein(ordner.path(), freier_port());
        aendere(ordner.path(), alt, neu);
        verweigert(&rufe(&mut serve(ordner.path())), was);
    }
    verweigert(&rufe(&mut serve(Path::new("/gibt/es/nicht"))), "/gibt/es/nicht");
}

#[test]
fn a_land_that_cannot_be_used_is_refused_on_one_line_that_names_the_key() {
    for (alt, neu, was) in [
        ("name = \"Musterland\"", "nahme = \"Musterland\"", "nahme"),
        ("ags = \"99000001\"", "ags = \"99\"", "ags"),
        (
            "adresse = \"http://127.0.0.1:8082\"",
            "adresse = \"http://register.example\"",
            "gemeinde.register",
        ),
        ("testbetrieb = true", "testbetrieb = false", "testbetrieb"),
        (
            "../../data/siegel-99000002.key",
            "../../data/fehlt.key",
            "fehlt.key",
        ),
        ("../../data/client.key", "../../data/fehlt.key", "fehlt.key"),
    ] {
        let ordner = tempfile::tempdir().unwrap();
        richte_ein(ordner.path(), freier_port());
        let datei = ordner.path().join("config/land/musterland.toml");
        let text = fs::read_to_string(&datei).unwrap();
        assert!(text.contains(alt), "{alt}");
        fs::write(&datei, text.replacen(alt, neu, 1)).unwrap();
        verweigert(&rufe(&mut serve(ordner.path())), was);
    }
}

#[test]
fn a_code_list_that_cannot_be_used_is_refused_on_one_line_that_names_file_and_line() {
    let ordner = tempfile::tempdir().unwrap();
    richte_ein(ordner.path(), freier_port());
    let datei = ordner.path().join("config/codelisten/AGS.xml");
    fs::write(datei, "<?xml version=\"1.0\"?>\n<html/>\n").unwrap();
    verweigert(&rufe(&mut serve(ordner.path())), "codelisten/AGS.xml:2: ");
}

#[test]
fn a_port_in_use_is_refused_on_one_line_that_names_it() {
    let besetzt = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = besetzt.local_addr().unwrap().port();
    let ordner = tempfile::tempdir().unwrap();
    richte_ein(ordner.path(), port);
    verweigert(&rufe(&mut serve(ordner.path())), &port.to_string());
    let demo = rufe(
        meldewerk()
            .args(["demo", "--port", &port.to_string(), "--data"])
            .arg(ordner.path().join("demo")),
    );
    verweigert(&demo, &port.to_string());
}

#[test]
fn the_shipped_configuration_serves_and_ends_orderly() {
    let ordner = tempfile::tempdir().unwrap();
    let port = freier_port();
    richte_ein(ordner.path(), port);
    let mut kind = bis_es_horcht(&mut serve(ordner.path()));
    laufe(async {
        let seite = Browser::neu().hole(&format!("http://127.0.0.1:{port}/")).await;
        seite.erwarte(200, "/").sagt("Altstadt");
    });
    sigterm(&kind);
    assert_eq!(kind.wait().unwrap().code(), Some(0));
}

#[test]
fn a_demo_ends_orderly_when_it_is_told_to() {
    let ordner = tempfile::tempdir().unwrap();
    let demo = Demo::starte(ordner.path());
    laufe(async {
        for url in [demo.orte.url("/"), format!("{}/briefkasten", demo.orte.neustadt)] {
            assert_eq!(Browser::neu().hole(&url).await.status, 200, "{url}");
        }
    });
    let ausgang = demo.beende();
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    assert!(ausgang.text.ends_with("stopped\n"), "{}", ausgang.text);
}

#[test]
fn the_doctor_says_line_by_line_what_works_and_what_does_not() {
    let ordner = tempfile::tempdir().unwrap();
    richte_ein(ordner.path(), freier_port());
    let mut befehl = meldewerk();
    befehl.args(["doctor", "--config"]);
    let ausgang = rufe(befehl.arg(ordner.path().join("config/meldewerk.toml")));
    assert_eq!(
        ausgang.code,
        Some(1),
        "nobody runs a register there: {}",
        ausgang.text
    );
    for zeile in [
        "ok    configuration, keys, database, templates: can be used",
        "ok    musterland: certificate of the authority of 99000001, dokument: ",
        "warn  musterland: way to the register of Altstadt: http on this machine",
        "FAIL  musterland: identity provider bundid: ",
        "FAIL  musterland: register of Neustadt: ",
        "ok    musterland: journal: 0 entries, whole",
    ] {
        assert!(ausgang.text.contains(zeile), "{zeile}: {}", ausgang.text);
    }
}

#[test]
fn a_register_runs_alone_from_the_shipped_example_and_shows_what_came() {
    let ordner = tempfile::tempdir().unwrap();
    let beispiel = fs::read_to_string(quelle("examples/register/musterstadt.toml")).unwrap();
    let datei = ordner.path().join("register.toml");
    fs::write(
        &datei,
        beispiel.replace("../../data/register-musterstadt", "stand"),
    )
    .unwrap();
    let mut befehl = meldewerk();
    befehl
        .args(["register", "--listen", "127.0.0.1:0", "--config"])
        .arg(&datei);
    let mut kind = befehl.stdout(Stdio::piped()).spawn().unwrap();
    let mut ausgabe = BufReader::new(kind.stdout.take().unwrap());
    let mut gelesen = String::new();
    while !gelesen.contains("/briefkasten") {
        assert!(ausgabe.read_line(&mut gelesen).unwrap() > 0, "{gelesen}");
    }
    let adresse = gelesen
        .split_whitespace()
        .find_map(|wort| wort.strip_suffix("/nachrichten"))
        .unwrap();
    laufe(async {
        let kopf = [("authorization", "Bearer nur-zum-probieren")];
        let bitte = Bitte {
            methode: Method::POST,
            url: &format!("{adresse}/xmeld/nachrichten"),
            kopf: &kopf,
            rumpf: Some(Rumpf::xml(
                fs::read_to_string(quelle("examples/xmeld/1704.xml")).unwrap(),
            )),
        };
        assert_eq!(Browser::neu().einmal(bitte).await.unwrap().status, 202);
        let seite = Browser::neu().hole(&format!("{adresse}/nachrichten")).await;
        seite.erwarte(200, "/nachrichten").sagt("1704").sagt("gültig");
    });
    sigterm(&kind);
    assert_eq!(kind.wait().unwrap().code(), Some(0));
}

#[test]
fn secrets_and_data_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let ordner = tempfile::tempdir().unwrap();
    Demo::starte(ordner.path()).beende();
    for name in [
        "bestand.key",
        "client.key",
        "siegel-99000001.key",
        "register-99000001.token",
        "meldewerk.sqlite",
    ] {
        let modus = fs::metadata(ordner.path().join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(modus, 0o600, "{name}: {modus:o}");
    }
}

#[test]
fn the_published_description_of_the_api_is_what_the_program_prints() {
    let gedruckt = meldewerk().arg("openapi").output().unwrap();
    let gedruckt = String::from_utf8(gedruckt.stdout).unwrap();
    let veroeffentlicht = fs::read_to_string(quelle("openapi/meldewerk.yaml")).unwrap();
    assert!(
        gedruckt == veroeffentlicht,
        "openapi/meldewerk.yaml is stale; run: cargo run --release --bin meldewerk openapi > openapi/meldewerk.yaml"
    );
}

#[test]
fn the_dev_identity_provider_never_runs_beside_a_public_address() {
    let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
    for adresse in [
        "https://melden.musterland.example",
        "http://melden.musterland.example",
        "https://127.0.0.1",
    ] {
        assert_eq!(
            pruefe_erlaubt(adresse, loopback),
            Err(DevVerboten::OeffentlicheAdresse),
            "{adresse}"
        );
    }
    let ueberall = SocketAddr::from(([0, 0, 0, 0], 0));
    assert_eq!(
        pruefe_erlaubt("http://127.0.0.1:8080", ueberall),
        Err(DevVerboten::KeinLoopback)
    );
}
