//! XTA 2.1.1 with programs that others wrote: JAX-WS RI (Metro) and zeep, each made from the WSDL, with both certificates.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, LazyLock},
    time::Duration,
};

use meldewerk::{
    kernel::NachrichtId,
    ops::{SystemUhr, SystemZufall},
    transport::{
        Angenommen, Frageart, Registerverbindung as _, TransportFehler, Umschlagtexte, XtaAdressen,
        XtaSettings, XtaVerbindung,
    },
};
use uuid::Uuid;
use xoev::{Nachricht, ags::Ags};

use crate::hilfen::{
    gegenstelle::{ausgelassen, quelle, rufe},
    laufzeit::laufe,
    prozess::meldewerk,
    weg::{Umzug, Wahl, beginne, fuelle_aus, melde_an, unterschreibe, warte_auf_zustand},
    welt::{Leitung, Vorbau},
    xtanetz::{DIENST, Xtanetz},
};

const WSDL: &str = "../shared/transport/xta-2.1.1/XTA.wsdl";
const PORTAL: &str = "mbp:990000000001";

/// Whether the foreign programs are left out, or the WSDL is not at hand.
fn geht_nicht(was: &str) -> bool {
    if ausgelassen(was) {
        return true;
    }
    if quelle(WSDL).exists() {
        return false;
    }
    crate::hilfen::gegenstelle::sage(&format!("NOT CHECKED: {was}: {WSDL} is not at hand"));
    true
}

/// A message that has a head and cannot be anything else: it is answered with 0910 at once, or with 0010 later.
fn kaputter_meldeschein(ags: &str) -> String {
    let partei = |wer: &str, kennung: &str| {
        format!(
            "<{wer}><verzeichnisdienst listVersionID=\"3\"><code>DVDV</code></verzeichnisdienst><kennung>{kennung}</kennung>\
             <name>Name</name></{wer}>"
        )
    };
    format!(
        "<xmeld:onlinedienste.anmeldung.meldeschein.1704 xmlns:xmeld=\"http://www.osci.de/xmeld2511a\" produkt=\"P\" \
         produkthersteller=\"H\" produktversion=\"1\" standard=\"XMeld\" test=\"Test\" version=\"25.11a\"><nachrichtenkopf.g2g>\
         <identifikation.nachricht><nachrichtenUUID>{}</nachrichtenUUID><nachrichtentyp \
         listURI=\"urn:de:xmeld:schluesseltabelle:xmeld.nachrichten\" listVersionID=\"25.11a\"><code>1704</code></nachrichtentyp>\
         <erstellungszeitpunkt>2026-11-27T08:00:00+01:00</erstellungszeitpunkt></identifikation.nachricht>{}{}\
         </nachrichtenkopf.g2g></xmeld:onlinedienste.anmeldung.meldeschein.1704>",
        Uuid::new_v4(),
        partei("leser", ags),
        partei("autor", PORTAL)
    )
}

/// `meldewerk register` with XTA, as a vendor runs it; killed when dropped.
struct Register {
    kind: Child,
    basis: String,
}

impl Register {
    fn starte(ordner: &Path, netz: &Xtanetz) -> Self {
        let text = fs::read_to_string(quelle("examples/register/musterstadt.toml")).unwrap();
        let text = text.replace("../../data/register-musterstadt", "bestand") + &netz.abschnitt();
        fs::write(ordner.join("register.toml"), text).unwrap();
        let mut kind = meldewerk()
            .env("RUST_LOG", "error")
            .args(["register", "--listen", "127.0.0.1:0", "--config"])
            .arg(ordner.join("register.toml"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut zeilen = BufReader::new(kind.stdout.take().unwrap()).lines();
        let basis = zeilen
            .find_map(|zeile| {
                let zeile = zeile.unwrap();
                let adresse = zeile.trim().strip_prefix("XTA 2.1.1")?.trim();
                Some(adresse.split("/send").next().unwrap().to_owned())
            })
            .expect("the register says where it is reached by XTA");
        Self { kind, basis }
    }
}

impl Drop for Register {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

/// Client and server that `wsimport` makes from the WSDL, compiled once with the drivers of tests/conformance/xta.
static JAXWS: LazyLock<String> = LazyLock::new(|| {
    let ordner = quelle("target/xta-jaxws");
    let (quellen, klassen) = (ordner.join("src"), ordner.join("classes"));
    let _ = fs::remove_dir_all(&ordner);
    fs::create_dir_all(&quellen).unwrap();
    fs::create_dir_all(&klassen).unwrap();
    let erzeugt = rufe(
        Command::new("wsimport")
            .args([
                "-quiet",
                "-extension",
                "-XadditionalHeaders",
                "-keep",
                "-Xnocompile",
                "-s",
            ])
            .arg(&quellen)
            .arg("-d")
            .arg(&klassen)
            .arg(quelle(WSDL)),
    );
    assert_eq!(erzeugt.code, Some(0), "{}", erzeugt.text);
    let jars = fs::read_dir("/usr/share/jaxws/lib").unwrap();
    let jars: Vec<_> = jars
        .map(|jar| jar.unwrap().path().display().to_string())
        .collect();
    let mut dateien = java_dateien(&quellen);
    dateien.extend(java_dateien(&quelle("tests/conformance/xta")));
    let uebersetzt = rufe(
        Command::new("javac")
            .args([
                "-nowarn",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-cp",
                &jars.join(":"),
                "-d",
            ])
            .arg(&klassen)
            .args(dateien),
    );
    assert_eq!(uebersetzt.code, Some(0), "{}", uebersetzt.text);
    format!("{}:{}", klassen.display(), jars.join(":"))
});

fn java_dateien(ordner: &Path) -> Vec<PathBuf> {
    let mut dateien = Vec::new();
    for eintrag in fs::read_dir(ordner).unwrap() {
        let pfad = eintrag.unwrap().path();
        if pfad.is_dir() {
            dateien.extend(java_dateien(&pfad));
        } else if pfad.extension().is_some_and(|endung| endung == "java") {
            dateien.push(pfad);
        }
    }
    dateien
}

/// Certificate and key of the portal as Java wants them.
fn pkcs12(netz: &Xtanetz, wer: &str) -> PathBuf {
    let ziel = netz.datei(&format!("{wer}.p12"));
    let gepackt = rufe(
        Command::new("openssl")
            .args(["pkcs12", "-export", "-passout", "pass:kennwort", "-in"])
            .arg(netz.datei(&format!("{wer}.pem")))
            .arg("-inkey")
            .arg(netz.datei(&format!("{wer}.key")))
            .arg("-out")
            .arg(&ziel),
    );
    assert_eq!(gepackt.code, Some(0), "{}", gepackt.text);
    ziel
}

/// What a driver has said, without the warnings of its stack.
fn gesagt(befehl: &mut Command) -> Vec<String> {
    let ausgang = befehl.stdin(Stdio::null()).output().unwrap();
    let fehler = String::from_utf8_lossy(&ausgang.stderr);
    assert!(ausgang.status.success(), "{fehler}");
    let text = String::from_utf8(ausgang.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// What the register has answered at once, and what lay in its box.
fn pruefe_antworten(ordner: &Path) {
    let lies = |name: &str| Nachricht::lesen(&fs::read(ordner.join(name)).unwrap()).unwrap();
    assert_eq!(lies("synchron.xml").typ(), "0910");
    assert_eq!(lies("postfach.xml").typ(), "0010");
}

/// The driver in Python with the arguments that every task has.
fn zeep(
    was: &str,
    netz: &Xtanetz,
    wir: &str,
    basis: &str,
    register: &str,
    nachricht: &Path,
    ordner: &Path,
) -> Command {
    let mut befehl = Command::new(quelle("target/venv/bin/python"));
    befehl
        .arg(quelle("tests/conformance/xta_zeep.py"))
        .args([
            was,
            "--basis",
            basis,
            "--portal",
            PORTAL,
            "--register",
            register,
            "--wsdl",
        ])
        .arg(quelle(WSDL))
        .arg("--zertifikat")
        .arg(netz.datei(&format!("{wir}.pem")))
        .arg("--schluessel")
        .arg(netz.datei(&format!("{wir}.key")))
        .arg("--ca")
        .arg(netz.datei("ca.pem"))
        .arg("--nachricht")
        .arg(nachricht)
        .arg("--ordner")
        .arg(ordner);
    befehl
}

/// The register of examples/register.
const REGISTER: &str = "ags:99000003";

#[test]
fn portals_by_jax_ws_and_by_zeep_work_with_the_register() {
    if geht_nicht("JAX-WS and zeep against the register") {
        return;
    }
    let ordner = tempfile::tempdir().unwrap();
    let netz = Xtanetz::neu(ordner.path(), 1);
    let register = Register::starte(ordner.path(), &netz);
    let nachricht = ordner.path().join("1704.xml");
    let ausweis = pkcs12(&netz, "portal");
    for verpackung in ["mtom", "inline"] {
        fs::write(&nachricht, kaputter_meldeschein(REGISTER)).unwrap();
        let gesagt = gesagt(
            Command::new("java")
                .args(["-cp", &JAXWS, "Kunde"])
                .arg(quelle(WSDL))
                .arg(&register.basis)
                .arg(&ausweis)
                .arg(netz.datei("ca.pem"))
                .args([verpackung, PORTAL, REGISTER])
                .arg(&nachricht)
                .arg(ordner.path()),
        );
        insta::assert_snapshot!("jax_ws_at_the_register", gesagt.join("\n"));
        pruefe_antworten(ordner.path());
    }
    fs::write(&nachricht, kaputter_meldeschein(REGISTER)).unwrap();
    let gesagt = gesagt(&mut zeep(
        "register",
        &netz,
        "portal",
        &register.basis,
        REGISTER,
        &nachricht,
        ordner.path(),
    ));
    insta::assert_snapshot!("zeep_at_the_register", gesagt.join("\n"));
    pruefe_antworten(ordner.path());
}

/// The transport service by JAX-WS; ends when its input is closed.
struct Dienst {
    kind: Child,
    _eingabe: ChildStdin,
    port: u16,
}

impl Dienst {
    fn starte(netz: &Xtanetz, ordner: &Path) -> Self {
        let mut kind = Command::new("java")
            .args(["-cp", &JAXWS, "Dienst"])
            .arg(pkcs12(netz, "register0"))
            .arg(netz.datei("ca.pem"))
            .arg(ordner)
            .arg(PORTAL)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut zeile = String::new();
        BufReader::new(kind.stdout.take().unwrap())
            .read_line(&mut zeile)
            .unwrap();
        let port = zeile
            .trim()
            .strip_prefix("PORT ")
            .expect("it listens")
            .parse()
            .unwrap();
        Self {
            _eingabe: kind.stdin.take().unwrap(),
            kind,
            port,
        }
    }
}

impl Drop for Dienst {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

#[test]
fn our_client_works_with_a_transport_service_by_jax_ws() {
    if geht_nicht("our client against JAX-WS") {
        return;
    }
    let ordner = tempfile::tempdir().unwrap();
    let netz = Xtanetz::neu(ordner.path(), 1);
    let dienst = Dienst::starte(&netz, ordner.path());
    let adresse = |pfad: &str| {
        format!("https://127.0.0.1:{}/{pfad}", dienst.port)
            .parse()
            .unwrap()
    };
    let ags = Ags::parse("99000001").unwrap();
    let weg = XtaVerbindung::neu(
        XtaSettings {
            name: "jax-ws".to_owned(),
            adressen: XtaAdressen {
                management: adresse("management"),
                senden: adresse("send"),
                postfach: adresse("msgbox"),
            },
            tls: netz.portal(),
            kennung: PORTAL.to_owned(),
            texte: Umschlagtexte {
                dienst: DIENST.to_owned(),
                geschaeft: "XMELD_DATA".to_owned(),
            },
            register: vec![ags],
            antwortzeit: Duration::from_secs(20),
        },
        Arc::new(SystemUhr),
        Arc::new(SystemZufall),
    )
    .unwrap();
    laufe(async {
        let id = NachrichtId::aus(Uuid::from_u128(7));
        let nachricht = "<x>Größe</x>".as_bytes();
        assert_eq!(weg.sende(ags, id, nachricht).await, Ok(Angenommen::Neu));
        assert_eq!(
            weg.sende(ags, id, nachricht).await,
            Ok(Angenommen::SchonBekannt),
            "9024"
        );
        assert_eq!(
            fs::read(ordner.path().join(format!("{id}.xml"))).unwrap(),
            nachricht
        );
        let antwort = weg.sende_synchron(ags, Frageart::Abruf, nachricht).await.unwrap();
        assert_eq!(antwort, "<echo><x>Größe</x></echo>".as_bytes());
        let bericht = weg.bericht(ags, id).await.unwrap().unwrap();
        assert_eq!((bericht.ampel, bericht.server.as_str()), (1, "JAX-WS"));
        let nie = weg.bericht(ags, NachrichtId::aus(Uuid::from_u128(8))).await;
        assert_eq!(nie, Err(TransportFehler::Abgewiesen { status: 9070 }));
        let angebot = weg.bietet_an(ags).await.unwrap().unwrap();
        assert!(angebot.angeboten && angebot.stand.is_none());
        // Three messages, of which the service lists two at a time.
        let ids = weg.hole(ags).await.unwrap();
        assert_eq!(ids.len(), 3);
        for (nummer, id) in ids.iter().enumerate() {
            let erwartet = format!("<antwort>{}ü</antwort>", nummer + 1);
            assert_eq!(weg.lade(ags, *id).await.unwrap(), erwartet.as_bytes());
        }
        for id in ids {
            weg.quittiere(ags, id).await.unwrap();
        }
        assert!(weg.hole(ags).await.unwrap().is_empty());
        assert_eq!(weg.zertifikate().len(), 2);
    });
}

#[test]
fn an_anmeldung_goes_and_comes_by_xta() {
    laufe(async {
        let welt = Vorbau::neu()
            .mit_xta()
            .starte([Leitung::Register, Leitung::Register])
            .await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/meine").await;
        beginne(&mut browser, &welt.orte).await;
        let seite = fuelle_aus(&mut browser, &welt.orte, Umzug::von("erika")).await;
        let fall = unterschreibe(&mut browser, &seite, "erika").await;
        warte_auf_zustand(&mut browser, &welt.orte, &fall, "angemeldet").await;
        welt.stoppe().await;
    });
}

#[test]
fn a_register_by_zeep_delivers_to_the_service() {
    if geht_nicht("zeep delivers to the service") {
        return;
    }
    laufe(async {
        let welt = Vorbau::neu()
            .mit_xta()
            .starte([Leitung::Register, Leitung::Register])
            .await;
        let netz = welt.xta.as_ref().unwrap();
        let ordner = tempfile::tempdir().unwrap();
        let nachricht = ordner.path().join("1704.xml");
        fs::write(&nachricht, kaputter_meldeschein(PORTAL)).unwrap();
        let basis = format!("https://{}/xta", welt.zustellung());
        let mut befehl = zeep(
            "zustellen",
            netz,
            "register0",
            &basis,
            "ags:99000001",
            &nachricht,
            ordner.path(),
        );
        let gesagt = tokio::task::spawn_blocking(move || gesagt(&mut befehl))
            .await
            .unwrap();
        insta::assert_snapshot!("zeep_delivers", gesagt.join("\n"));
        welt.stoppe().await;
    });
}
