//! Setting, sealing and verifying documents, and pyHanko sealing the same file, in turns in one run on one core.
//!
//! `cargo bench -p meldewerk --bench urkunde` measures ours and, once `scripts/bench` has installed it, pyHanko. What counts is
//! CPU time of the one thread on which everything runs, the typesetter's helpers included. `-- --quick` is for trying out;
//! `-- --documents 100000` sets and seals so many documents one after the other and shows what each tenth of them costs.
#![allow(clippy::print_stdout, clippy::expect_used)] // the tables are the result, and what fails is not measured

mod clock;
mod peer;
mod table;
mod verlauf;
mod werkstatt;

use std::cell::Cell;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use meldewerk::urkunde::inhalt::Meldebescheinigung;
use peer::Peer;
use table::{Bound, Goal, Plan, Row, Work};
use werkstatt::{Umfang, Werkstatt};

const RENDER: &str = "render";
const SEAL: &str = "seal, B-B, software key on P-256";
const BOTH: &str = "render and seal";
const VERIFY: &str = "verify a sealed PDF";
const ISSUE: &str = "issue an SD-JWT VC";
const CHECK: &str = "verify an SD-JWT VC";
const PYHANKO: &str = "pyHanko: seal, B-B, the same key";

const GOALS: &[Goal] = &[
    Goal {
        ours: BOTH,
        bound: Bound::Rate(100.0),
        words: "render and seal, per CPU second (at least 100)",
    },
    Goal {
        ours: SEAL,
        bound: Bound::Rate(1500.0),
        words: "seal, per CPU second (at least 1,500)",
    },
    Goal {
        ours: SEAL,
        bound: Bound::AtLeast(PYHANKO, 20.0),
        words: "seal, times pyHanko (at least 20)",
    },
    Goal {
        ours: VERIFY,
        bound: Bound::Rate(500.0),
        words: "verify a PDF, per CPU second (at least 500)",
    },
    Goal {
        ours: ISSUE,
        bound: Bound::Rate(8000.0),
        words: "issue an SD-JWT VC, per CPU second (at least 8,000)",
    },
];

/// So many different documents take turns.
const DOCUMENTS: usize = 64;

/// A document in each of its stages.
struct Stages {
    content: Meldebescheinigung,
    set: Vec<u8>,
    sealed: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    // The measuring thread is the typesetter's only worker, so that its clock misses nothing.
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global()?;
    let workshop = Werkstatt::neu()?;
    if let Some(documents) = table::argument("--documents") {
        return verlauf::print(&workshop, documents.parse()?);
    }
    let plan = Plan::from_arguments();
    let full = stages(&workshop, Umfang::Voll)?;
    let plain = stages(&workshop, Umfang::Schlicht)?;
    let credentials = (0..DOCUMENTS)
        .map(|number| workshop.nachweis(number))
        .collect::<Result<Vec<_>, _>>()?;
    let kinds = [("full", &full), ("plain", &plain)];
    let files = kinds.map(|(_, documents)| documents.first().map_or(&[][..], |one| &one.set));
    let peer = start_peer(&workshop, &files, plan.warm_up)?;

    let mut rows = Vec::new();
    for (number, (kind, documents)) in kinds.into_iter().enumerate() {
        rows.extend(rows_of_a_pdf(&workshop, kind, documents));
        if let Some(peer) = &peer {
            let work = Work::Foreign {
                peer,
                document: number,
            };
            rows.push(Row::new(peer.name, kind, work));
        }
    }
    rows.push(own(ISSUE, "credential", 16, |number| {
        workshop.nachweis(number).expect("a credential")
    }));
    rows.push(own(CHECK, "credential", 16, |number| {
        let credential = credentials.get(number).expect("a credential");
        assert!(workshop.gilt(credential.as_bytes()));
    }));
    plan.measure(&mut rows)?;

    for (kind, documents) in kinds {
        let one = documents.first().ok_or("no document")?;
        println!("{kind}: {} bytes, sealed {}", one.set.len(), one.sealed.len());
    }
    println!("credential: {} bytes", credentials.first().map_or(0, String::len));
    println!("clock: {}\n", clock::NAME);
    table::print_rates(&rows);
    table::print_goals(&rows, GOALS);
    Ok(())
}

fn stages(workshop: &Werkstatt, umfang: Umfang) -> Result<Vec<Stages>, Box<dyn Error>> {
    (0..DOCUMENTS)
        .map(|number| {
            let content = workshop.inhalt(number, umfang)?;
            let set = workshop.setze(&content)?;
            let sealed = workshop.siegle(&set)?;
            Ok(Stages { content, set, sealed })
        })
        .collect()
}

fn rows_of_a_pdf<'a>(workshop: &'a Werkstatt, kind: &'static str, documents: &'a [Stages]) -> [Row<'a>; 4] {
    let one = |number: usize| documents.get(number).expect("a document");
    let set = move |number| workshop.setze(&one(number).content).expect("it can be set");
    [
        own(RENDER, kind, 1, set),
        own(SEAL, kind, 8, move |number| {
            workshop.siegle(&one(number).set).expect("it can be sealed")
        }),
        own(BOTH, kind, 1, move |number| {
            workshop.siegle(&set(number)).expect("it can be sealed")
        }),
        own(VERIFY, kind, 8, move |number| {
            assert!(workshop.gilt(&one(number).sealed));
        }),
    ]
}

/// Our own work on the document with a number, which goes round.
fn own<'a, T>(
    name: &'static str,
    document: &'static str,
    batch: u32,
    work: impl Fn(usize) -> T + 'a,
) -> Row<'a> {
    let turn = Cell::new(0_usize);
    let run = move || {
        let number = turn.get();
        turn.set((number + 1) % DOCUMENTS);
        drop(black_box(work(number)));
    };
    let work = Work::Own {
        run: Box::new(run),
        batch,
    };
    Row::new(name, document, work)
}

/// pyHanko with our key and these files, if it is installed.
fn start_peer(
    workshop: &Werkstatt,
    files: &[&[u8]],
    warm_up: Duration,
) -> Result<Option<Peer>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/venv/bin/python");
    if !python.exists() {
        eprintln!("NOT MEASURED: pyHanko (scripts/bench installs it)");
        return Ok(None);
    }
    // The demo's key, made for this run.
    let folder = tempfile::tempdir()?;
    let keep = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).map(|()| path)
    };
    let mut command = Command::new(python);
    command
        .arg(root.join("benches/peers/pyhanko_siegeln.py"))
        .arg(warm_up.as_secs().to_string())
        .arg(keep(
            "key.pem",
            workshop.siegel.schluessel_pem.offen().as_bytes(),
        )?)
        .arg(keep("seal.pem", workshop.siegel.zertifikat_pem.as_bytes())?)
        .arg(keep("ca.pem", workshop.anker_pem.as_bytes())?);
    for (number, file) in files.iter().enumerate() {
        command.arg(keep(&format!("{number}.pdf"), file)?);
    }
    Peer::start(PYHANKO, &mut command).map(Some)
}
