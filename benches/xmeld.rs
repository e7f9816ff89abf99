//! Reading and writing a 1703 beside what others offer, in turns in one run on one core.
//!
//! `cargo bench -p xoev --bench xmeld` compares with bare quick-xml; `scripts/bench` builds the foreign peers of
//! `benches/peers`, pins everything to one core and runs this. What counts is CPU time of the measuring thread, so
//! other load hardly shows; a ratio is the median over the rounds of what was measured right after each other.
//! `-- --quick` is for trying out: short windows, few rounds, hardly any warm-up.
#![allow(clippy::print_stdout)] // the tables are the result

mod clock;
mod peer;

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use peer::Peer;
use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use xoev::Nachricht;

/// Our own writing; what a register would send.
const INDENTED: &str = include_str!("1703.xml");

/// How long and how often is measured.
struct Plan {
    warm_up: Duration,
    window: Duration,
    rounds: usize,
}

const FULL: Plan = Plan {
    warm_up: Duration::from_secs(30),
    window: Duration::from_millis(250),
    rounds: 11,
};

const QUICK: Plan = Plan {
    warm_up: Duration::from_secs(2),
    window: Duration::from_millis(50),
    rounds: 5,
};

/// One line of the table: a candidate on one document.
struct Row<'a> {
    name: &'static str,
    document: &'static str,
    work: Work<'a>,
    /// Documents per CPU second, one number a round.
    rates: Vec<f64>,
}

enum Work<'a> {
    Own(Box<dyn Fn() + 'a>),
    Foreign { peer: &'a Peer, document: usize },
}

/// What the rate of one candidate must be, compared with another's on the same document.
struct Goal {
    ours: &'static str,
    theirs: &'static str,
    bound: Bound,
    words: &'static str,
}

enum Bound {
    /// Our rate divided by theirs.
    AtLeast(f64),
    /// Our time divided by theirs.
    AtMost(f64),
}

const READ: &str = "xoev: read and check into types";
const EVENTS: &str = "quick-xml: bare event pass";
const WRITE: &str = "xoev: write";
const WRITER: &str = "quick-xml: bare writer pass";

const GOALS: &[Goal] = &[
    Goal {
        ours: READ,
        theirs: peer::LIBXML2.name,
        bound: Bound::AtLeast(4.0),
        words: "read, times libxml2 (at least 4)",
    },
    Goal {
        ours: READ,
        theirs: peer::XERCES.name,
        bound: Bound::AtLeast(8.0),
        words: "read, times Xerces (at least 8)",
    },
    Goal {
        ours: READ,
        theirs: peer::JAXB.name,
        bound: Bound::AtLeast(10.0),
        words: "read, times JAXB (at least 10)",
    },
    Goal {
        ours: READ,
        theirs: EVENTS,
        bound: Bound::AtMost(1.5),
        words: "read, time of the bare event pass (at most 1.5)",
    },
    Goal {
        ours: WRITE,
        theirs: WRITER,
        bound: Bound::AtLeast(0.7),
        words: "write, times the bare writer pass (at least 0.7)",
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let plan = if std::env::args().any(|argument| argument == "--quick") {
        QUICK
    } else {
        FULL
    };
    let dense = without_indentation(INDENTED);
    let documents = [("indented", INDENTED), ("dense", dense.as_str())];
    let message = Nachricht::lesen(INDENTED.as_bytes()).map_err(|_| "the 1703 is not read")?;
    if Nachricht::lesen(dense.as_bytes()).as_ref() != Ok(&message) {
        return Err("the dense 1703 is another message".into());
    }
    let written = String::from_utf8(message.schreiben())?;
    let events = events_of(&written)?;
    let peers = peer::start(&documents, plan.warm_up)?;

    let mut rows = Vec::new();
    for (number, (document, text)) in documents.into_iter().enumerate() {
        let mut add = |name, work| rows.push(Row::new(name, document, work));
        add(READ, Work::Own(Box::new(move || read(text))));
        add(EVENTS, Work::Own(Box::new(move || event_pass(text))));
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
        Work::Own(Box::new(|| drop(black_box(message.schreiben())))),
    ));
    rows.push(Row::new(
        WRITER,
        "written",
        Work::Own(Box::new(|| writer_pass(&events))),
    ));

    for _ in 0..plan.rounds {
        for row in &mut rows {
            let rate = row.work.rate(plan.window)?;
            row.rates.push(rate);
        }
    }
    for (name, text) in documents.into_iter().chain([("written", written.as_str())]) {
        println!("{name}: {} bytes", text.len());
    }
    println!("clock: {}\n", clock::NAME);
    print_rates(&rows);
    print_goals(&rows);
    Ok(())
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

impl<'a> Row<'a> {
    fn new(name: &'static str, document: &'static str, work: Work<'a>) -> Self {
        Self {
            name,
            document,
            work,
            rates: Vec::new(),
        }
    }
}

impl Work<'_> {
    /// Documents per CPU second, measured for about `window`.
    fn rate(&self, window: Duration) -> Result<f64, Box<dyn Error>> {
        match self {
            Self::Foreign { peer, document } => peer.rate(*document, window),
            Self::Own(work) => {
                let begin = clock::cpu();
                let mut runs = 0.0;
                loop {
                    for _ in 0..64 {
                        work();
                    }
                    runs += 64.0;
                    let spent = clock::cpu().saturating_sub(begin);
                    if spent >= window {
                        return Ok(runs / spent.as_secs_f64());
                    }
                }
            }
        }
    }
}

fn print_rates(rows: &[Row<'_>]) {
    println!("| one core | document | per CPU second | µs each |\n|---|---|--:|--:|");
    for row in rows {
        let rate = median(row.rates.clone());
        println!(
            "| {} | {} | {rate:.0} | {:.1} |",
            row.name,
            row.document,
            1e6 / rate
        );
    }
    println!();
}

fn print_goals(rows: &[Row<'_>]) {
    println!("| goal | document | median | rounds | |\n|---|---|--:|---|---|");
    for goal in GOALS {
        for ours in rows.iter().filter(|row| row.name == goal.ours) {
            let theirs = rows
                .iter()
                .find(|row| row.name == goal.theirs && row.document == ours.document);
            let Some(theirs) = theirs else {
                println!("| {} | {} | | | NOT MEASURED |", goal.words, ours.document);
                continue;
            };
            let rates = ours.rates.iter().zip(&theirs.rates);
            let ratios: Vec<f64> = match goal.bound {
                Bound::AtLeast(_) => rates.map(|(ours, theirs)| ours / theirs).collect(),
                Bound::AtMost(_) => rates.map(|(ours, theirs)| theirs / ours).collect(),
            };
            let lowest = ratios.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = ratios.iter().copied().fold(0.0, f64::max);
            let median = median(ratios);
            let reached = match goal.bound {
                Bound::AtLeast(bound) => median >= bound,
                Bound::AtMost(bound) => median <= bound,
            };
            println!(
                "| {} | {} | {median:.2} | {lowest:.2} to {highest:.2} | {} |",
                goal.words,
                ours.document,
                if reached { "reached" } else { "MISSED" }
            );
        }
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
