//! The outbox of mails, against a server that says what it is told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;

use crate::kernel::MailId;
use crate::store::proben::{Probe, muster, um};
use crate::store::{Bestand, MailRecord, Mailinhalt};
use crate::transport::{Mail, MailFehler, Mailausgang, Mailschritt, Mailversand};

use super::{Stelluhr, bestand};

const WEG: Result<(), MailFehler> = Err(MailFehler::NichtErreichbar("no connection"));

const fn abgewiesen(status: u16) -> Result<(), MailFehler> {
    Err(MailFehler::Abgewiesen { status })
}

/// Answers from a list, then takes everything.
#[derive(Default)]
struct Server {
    antworten: Mutex<VecDeque<Result<(), MailFehler>>>,
    versuche: Mutex<Vec<String>>,
}

#[async_trait]
impl Mailversand for Server {
    async fn sende(&self, mail: Mail<'_>) -> Result<(), MailFehler> {
        self.versuche.lock().unwrap().push(mail.kennung.to_owned());
        self.antworten.lock().unwrap().pop_front().unwrap_or(Ok(()))
    }
}

struct Post {
    probe: Probe,
    server: Arc<Server>,
    uhr: Arc<Stelluhr>,
    ausgang: Mailausgang,
}

impl Post {
    async fn neu(antworten: &[Result<(), MailFehler>], mails: u128) -> Self {
        let probe = Probe::neu().await;
        let server = Arc::new(Server::default());
        server.antworten.lock().unwrap().extend(antworten);
        let uhr = Stelluhr::neu(um(0));
        let mut einheit = probe.bestand.schreiben().await.unwrap();
        for nummer in 1..=mails {
            einheit.mailausgang().lege_an(&mail(nummer)).await.unwrap();
        }
        einheit.speichern().await.unwrap();
        let ausgang = Mailausgang::neu(bestand(&probe), server.clone(), uhr.clone());
        Self {
            probe,
            server,
            uhr,
            ausgang,
        }
    }

    /// One step, so many seconds after the mails were written: sent, put off, given up.
    async fn schritt(&self, sekunde: i64) -> (usize, usize, usize) {
        self.uhr.stelle(um(sekunde));
        let Mailschritt {
            gesendet,
            vertagt,
            aufgegeben,
        } = self.ausgang.schritt().await.unwrap();
        (gesendet, vertagt, aufgegeben)
    }

    /// Which mails were tried, in order.
    fn versuche(&self) -> Vec<u128> {
        let versuche = self.server.versuche.lock().unwrap();
        versuche
            .iter()
            .map(|id| id.parse::<MailId>().unwrap().uuid().as_u128())
            .collect()
    }
}

fn mail(nummer: u128) -> MailRecord {
    MailRecord {
        id: MailId::aus(uuid::Uuid::from_u128(nummer)),
        land: muster(),
        angelegt_am: um(0),
        versuche: 0,
        inhalt: Mailinhalt {
            empfaenger: "erika@muster.example".to_owned(),
            absendername: "Portal".to_owned(),
            sprache: "de".to_owned(),
            betreff: "Etwas Neues".to_owned(),
            text: "Es gibt etwas Neues.".to_owned(),
        },
    }
}

#[tokio::test]
async fn every_mail_goes_out_once_and_in_order() {
    let post = Post::neu(&[], 3).await;
    assert_eq!(post.schritt(0).await, (3, 0, 0));
    assert_eq!(post.schritt(1).await, (0, 0, 0));
    assert_eq!(post.versuche(), [1, 2, 3]);
}

#[tokio::test]
async fn while_the_server_is_away_it_is_left_alone_and_the_order_stays() {
    let post = Post::neu(&[WEG, WEG], 2).await;
    assert_eq!(post.schritt(0).await, (0, 0, 0));
    assert_eq!(post.versuche(), [1], "one try tells enough");
    assert_eq!(post.schritt(0).await, (0, 0, 0));
    assert_eq!(post.versuche(), [1], "and none follows at once");
    post.schritt(1).await;
    post.schritt(2).await;
    assert_eq!(post.versuche(), [1, 1], "the pause grows");
    assert_eq!(post.schritt(3).await, (2, 0, 0));
    assert_eq!(post.versuche(), [1, 1, 1, 2]);
}

#[tokio::test]
async fn a_mail_that_is_refused_for_now_comes_again_and_holds_up_no_other() {
    let post = Post::neu(&[abgewiesen(450)], 2).await;
    assert_eq!(post.schritt(0).await, (1, 1, 0));
    assert_eq!(post.schritt(63).await, (0, 0, 0));
    assert_eq!(post.schritt(64).await, (1, 0, 0));
    assert_eq!(post.versuche(), [1, 2, 1]);
}

#[tokio::test]
async fn a_refusal_for_good_is_believed_after_three_times() {
    let post = Post::neu(&[abgewiesen(550), abgewiesen(550), abgewiesen(550)], 1).await;
    assert_eq!(post.schritt(0).await, (0, 1, 0));
    assert_eq!(post.schritt(1000).await, (0, 1, 0));
    assert_eq!(post.schritt(2000).await, (0, 0, 1));
    assert_eq!(post.schritt(9000).await, (0, 0, 0));
    assert_eq!(post.versuche().len(), 3);
}

#[tokio::test]
async fn after_three_days_a_mail_is_given_up() {
    const DREI_TAGE: i64 = 72 * 3600;
    let post = Post::neu(&[WEG, WEG, WEG], 2).await;
    assert_eq!(post.schritt(0).await, (0, 0, 0));
    assert_eq!(post.schritt(DREI_TAGE - 1).await, (0, 0, 0));
    assert_eq!(
        post.schritt(DREI_TAGE + 1).await,
        (0, 0, 2),
        "old news are of no use, both"
    );
    assert_eq!(post.versuche(), [1, 1, 1]);
}

#[tokio::test]
async fn a_crash_before_the_note_sends_the_mail_again_under_the_same_id() {
    let post = Post::neu(&[], 1).await;
    // Claimed and sent, but nobody noted it.
    let mail = mail(1);
    let mut einheit = post.probe.bestand.schreiben().await.unwrap();
    let mut mails = einheit.mailausgang();
    assert!(mails.beginne(&muster(), mail.id, um(0), um(300)).await.unwrap());
    drop(mails);
    einheit.speichern().await.unwrap();
    let kennung = mail.id.to_string();
    let unterwegs = Mail {
        kennung: &kennung,
        jetzt: um(0),
        inhalt: &mail.inhalt,
    };
    post.server.sende(unterwegs).await.unwrap();
    let neu = Mailausgang::neu(bestand(&post.probe), post.server.clone(), post.uhr.clone());
    assert_eq!(neu.schritt().await.unwrap().gesendet, 0, "somebody may be at it");
    post.uhr.stelle(um(300));
    assert_eq!(neu.schritt().await.unwrap().gesendet, 1);
    assert_eq!(post.versuche(), [1, 1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_workers_and_instances_send_each_mail_once() {
    const MAILS: u128 = 30;
    let post = Post::neu(&[], MAILS).await;
    let zweite = post.probe.zweite_instanz().await;
    let mut arbeit = tokio::task::JoinSet::new();
    for bestand in [bestand(&post.probe), bestand(&post.probe), zweite.clone(), zweite] {
        let ausgang = Mailausgang::neu(bestand, post.server.clone(), post.uhr.clone());
        arbeit.spawn(async move { ausgang.schritt().await.unwrap().gesendet });
    }
    let gesendet = arbeit.join_all().await.into_iter().sum::<usize>();
    let mut versuche = post.versuche();
    versuche.sort_unstable();
    assert_eq!(versuche, (1..=MAILS).collect::<Vec<_>>());
    assert_eq!(gesendet, versuche.len());
}
