//! Reading and writing a 1703 beside what others offer, in turns in one run on one core.
//!
//! `cargo bench -p xoev --bench xmeld` compares with bare quick-xml; `scripts/bench` builds the foreign peers of
//! `benches/peers`, pins everything to one core and runs this. What counts is CPU time of the measuring thread, so
//! other load hardly shows; a ratio is the median over the rounds of what was measured right after each other.
//! `-- --quick` is for trying out: short windows, few rounds, hardly any warm-up.
#![allow(clippy::print_stdout)] // the tables are the result

mod clock;
mod peer;
mod table;

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use peer::Peer;
use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use table::{Bound, Goal, Plan, Row, Work};
use xoev::Nachricht;

/// Our own writing; what a register would send.
const INDENTED: &str = include_str!("1703.xml");

/// A program in `target/peers`, where `scripts/bench` puts it. It gets the folder of the official schema set, the seconds of
/// its warm-up and the documents as arguments, and refuses to start with a document that it does not find valid.
struct Program {
    name: &'static str,
    file: &'static str,
}

const LIBXML2: Program = Program {
    name: "libxml2: parse + XSD",
    file: "libxml2",
};
const XERCES: Program = Program {
    name: "JDK Xerces: parse + XSD",
    file: "xerces",
};
const JAXB: Program = Program {
    name: "JAXB: unmarshal with schema",
    file: "jaxb",
};

const READ: &str = "xoev: read and check into types";
const EVENTS: &str = "quick-xml: bare event pass";
const WRITE: &str = "xoev: write";
const WRITER: &str = "quick-xml: bare writer pass";

const GOALS: &[Goal] = &[
    Goal {
        ours: READ,
        bound: Bound::AtLeast(LIBXML2.name, 4.0),
        words: "read, times libxml2 (at least 4)",
    },
    Goal {
        ours: READ,
        bound: Bound::AtLeast(XERCES.name, 8.0),
        words: "read, times Xerces (at least 8)",
    },
    Goal {
        ours: READ,
        bound: Bound::AtLeast(JAXB.name, 10.0),
        words: "read, times JAXB (at least 10)",
    },
    Goal {
        ours: READ,
        bound: Bound::AtMost(EVENTS, 1.5),
        words: "read, time of the bare event pass (at most 1.5)",
    },
    Goal {
        ours: WRITE,
        bound: Bound::AtLeast(WRITER, 0.7),
        words: "write, times the bare writer pass (at least 0.7)",
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let plan = Plan::from_arguments();
    let dense = without_indentation(INDENTED);
    let documents = [("indented", INDENTED), ("dense", dense.as_str())];
    let message = Nachricht::lesen(INDENTED.as_bytes()).map_err(|_| "the 1703 is not read")?;
    if Nachricht::lesen(dense.as_bytes()).as_ref() != Ok(&message) {
        return Err("the dense 1703 is another message".into());
    }
    let written = String::from_utf8(message.schreiben())?;
    let events = events_of(&written)?;
    let peers = start_peers(&documents, plan.warm_up)?;

    let mut rows = Vec::new();
    for (number, (document, text)) in documents.into_iter().enumerate() {
        let mut add = |name, work| rows.push(Row::new(name, document, work));
        add(READ, own(move || read(text)));
        add(EVENTS, own(move || event_pass(text)));
        for peer in &peers {
            add(
                peer.name,
                Work::Foreign {
                    peer,
                    document: number,
                },
            );
        }
    }
    rows.push(Row::new(
        WRITE,
        "written",
        own(|| drop(black_box(message.schreiben()))),
    ));
    rows.push(Row::new(WRITER, "written", own(|| writer_pass(&events))));

    plan.measure(&mut rows)?;
    for (name, text) in documents.into_iter().chain([("written", written.as_str())]) {
        println!("{name}: {} bytes", text.len());
    }
    println!("clock: {}\n", clock::NAME);
    table::print_rates(&rows);
    table::print_goals(&rows, GOALS);
    Ok(())
}

fn own<'a>(run: impl Fn() + 'a) -> Work<'a> {
    Work::Own {
        run: Box::new(run),
        batch: 64,
    }
}

/// Starts the peers one after the other, so that each warms up alone; those that are not built are left out.
fn start_peers(documents: &[(&str, &str)], warm_up: Duration) -> Result<Vec<Peer>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let programs = root.join("target/peers");
    let schema_set = root.join("../shared/xoev/xmeld-25.11a");
    let mut files: Vec<PathBuf> = Vec::new();
    for (name, text) in documents {
        let file = std::env::temp_dir().join(format!("xmeld-{}-{name}.xml", std::process::id()));
        std::fs::write(&file, text)?;
        files.push(file);
    }
    let mut peers = Vec::new();
    for program in [LIBXML2, XERCES, JAXB] {
        let path = programs.join(program.file);
        if path.exists() && schema_set.exists() {
            let mut command = Command::new(path);
            command
                .arg(&schema_set)
                .arg(warm_up.as_secs().to_string())
                .args(&files)
                .env("XML_CATALOG_FILES", schema_set.join("catalog.xml"));
            peers.push(Peer::start(program.name, &mut command)?);
        } else {
            eprintln!(
                "NOT MEASURED: {} (scripts/bench builds the peers; they need the official schema set)",
                program.name
            );
        }
    }
    for file in files {
        std::fs::remove_file(file)?;
    }
    Ok(peers)
}

fn read(text: &str) {
    drop(black_box(Nachricht::lesen(black_box(text.as_bytes()))));
}

/// Every event to the end, with the checks that quick-xml makes by default; nothing is done with them.
fn event_pass(text: &str) {
    let mut reader = Reader::from_str(black_box(text));
    loop {
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) => drop(black_box(event)),
        }
    }
}

/// The same events as our writer makes, prepared and escaped before, into a new vector.
fn writer_pass(events: &[Event<'_>]) {
    let mut writer = Writer::new(Vec::new());
    for event in events {
        // Writing into a vector has no way to fail.
        let _written = writer.write_event(event.borrow());
    }
    drop(black_box(writer.into_inner()));
}

fn events_of(text: &str) -> Result<Vec<Event<'_>>, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut events = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(events),
            event => events.push(event),
        }
    }
}

/// The same message without white space between its tags.
fn without_indentation(text: &str) -> String {
    text.split_inclusive('>')
        .map(|piece| {
            let markup = piece.trim_start();
            if markup.starts_with('<') { markup } else { piece }
        })
        .collect()
}
