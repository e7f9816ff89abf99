//! SOAP faults and the exceptions of XTA behind them.

use crate::ReadError;
use crate::write::Out;
use crate::xml::{Element, Ns};

/// Who is to blame, as SOAP 1.2 tells it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FaultKind {
    /// The request.
    Sender,
    /// The one who answers.
    Receiver,
    /// Another version of SOAP.
    VersionMismatch,
    /// A header is not understood.
    MustUnderstand,
    /// An encoding is not understood.
    DataEncodingUnknown,
}

/// The exceptions of XTA, which name the kind of a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exception {
    /// The account may not do this.
    PermissionDenied,
    /// A parameter is wrong.
    ParameterIsNotValid,
    /// The transport service itself fails.
    TechnicalProblem,
    /// The message is not as its schema or the service profile wants it.
    MessageSchemaViolation,
    /// Malicious code.
    MessageVirusDetection,
    /// No such message for this account.
    InvalidMessageId,
    /// The service is offered the other way only.
    SyncAsync,
    /// It is too late to take it back.
    CancelDenied,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $exception:ident, $text:literal;)*) => {
        /// A number of the list `urn:de:xta:webservice:codeliste:fehlernummer`, version 1.0.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum ErrorCode { $($(#[$doc])* $name,)* }

        impl ErrorCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The number.
            #[must_use]
            pub const fn number(self) -> u16 {
                match self { $(Self::$name => $number),* }
            }

            /// What it says, in German, as answers carry it.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The exception it comes with.
            #[must_use]
            pub const fn exception(self) -> Exception {
                match self { $(Self::$name => Exception::$exception),* }
            }
        }
    };
}

codes! {
    /// Something else.
    Unspecified = 9000, TechnicalProblem, "Nicht näher bestimmter Fehler";
    /// The certificate has expired.
    CertificateExpired = 9010, PermissionDenied, "Das Zertifikat ist abgelaufen";
    /// The account is locked.
    AccountLocked = 9011, PermissionDenied, "Das Konto ist gesperrt";
    /// There is no such account.
    AccountUnknown = 9012, PermissionDenied, "Das Konto gibt es nicht";
    /// The account may not use this service.
    ServiceNotBooked = 9013, PermissionDenied, "Das Konto darf diesen Dienst nicht nutzen";
    /// The certificate is not that of the author.
    CertificateOfAnother = 9014, PermissionDenied, "Das Zertifikat gehört nicht zur Kennung des Absenders";
    /// Something is missing.
    ParameterMissing = 9020, ParameterIsNotValid, "Eine Angabe fehlt";
    /// Not a URI.
    UriInvalid = 9021, ParameterIsNotValid, "Eine Angabe ist keine gültige URI";
    /// They do not go together.
    ParametersContradict = 9022, ParameterIsNotValid, "Die Angaben passen nicht zusammen";
    /// Too large.
    TooLarge = 9023, ParameterIsNotValid, "Die Nachricht ist zu groß";
    /// The id has been used; whoever repeats a message takes it as accepted.
    MessageIdUsed = 9024, ParameterIsNotValid, "Die MessageID ist schon vergeben";
    /// A fault of the server.
    Internal = 9030, TechnicalProblem, "Interner Fehler des Transportdienstes";
    /// The directory fails.
    Directory = 9031, TechnicalProblem, "Fehler des Verzeichnisdienstes";
    /// It cannot be delivered.
    Delivery = 9032, TechnicalProblem, "Fehler bei der Zustellung";
    /// Against the schema of the message.
    SchemaViolated = 9050, MessageSchemaViolation, "Die Fachnachricht entspricht nicht ihrem Schema";
    /// Another encoding.
    EncodingWrong = 9051, MessageSchemaViolation, "Die Fachnachricht ist falsch kodiert";
    /// Against the service profile.
    ProfileViolated = 9052, MessageSchemaViolation, "Die Nachricht verletzt das Service-Profil";
    /// Malicious.
    Virus = 9060, MessageVirusDetection, "Die Nachricht enthält Schadcode";
    /// Unknown to this account.
    MessageIdUnknown = 9070, InvalidMessageId, "Die MessageID ist diesem Konto nicht bekannt";
    /// Only asynchronous.
    OnlyAsync = 9080, SyncAsync, "Der Dienst wird nur asynchron angeboten";
    /// Only synchronous.
    OnlySync = 9081, SyncAsync, "Der Dienst wird nur synchron angeboten";
    /// `NotBefore` has passed.
    CancelTooLate = 9100, CancelDenied, "Der Zeitpunkt NotBefore ist verstrichen";
    /// `NotBefore` was not set.
    CancelWithoutDate = 9101, CancelDenied, "NotBefore war nicht gesetzt";
}

const LIST: &str = "urn:de:xta:webservice:codeliste:fehlernummer";

impl Exception {
    const ALL: [(Self, &'static str); 8] = [
        (Self::PermissionDenied, "PermissionDeniedException"),
        (Self::ParameterIsNotValid, "ParameterIsNotValidException"),
        (Self::TechnicalProblem, "XTAWSTechnicalProblemException"),
        (Self::MessageSchemaViolation, "MessageSchemaViolationException"),
        (Self::MessageVirusDetection, "MessageVirusDetectionException"),
        (Self::InvalidMessageId, "InvalidMessageIDException"),
        (Self::SyncAsync, "SyncAsyncException"),
        (Self::CancelDenied, "CancelDeniedException"),
    ];

    /// The element in the detail of a fault.
    #[must_use]
    pub fn element(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(exception, _)| *exception == self)
            .map_or("XTAWSTechnicalProblemException", |(_, name)| name)
    }
}

impl ErrorCode {
    /// The code with this number.
    #[must_use]
    pub fn of(number: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.number() == number)
    }
}

/// A fault in the body of an answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Who is to blame.
    pub kind: FaultKind,
    /// For people.
    pub reason: String,
    /// The exception of XTA and its number, if there is one; a number of no list is read as [`ErrorCode::Unspecified`].
    pub detail: Option<(Exception, ErrorCode)>,
}

impl Fault {
    /// The fault that belongs to a code.
    #[must_use]
    pub fn of(code: ErrorCode) -> Self {
        let exception = code.exception();
        Self {
            kind: match exception {
                Exception::TechnicalProblem => FaultKind::Receiver,
                _ => FaultKind::Sender,
            },
            reason: code.text().to_owned(),
            detail: Some((exception, code)),
        }
    }

    /// A fault of SOAP alone, without an exception of XTA.
    #[must_use]
    pub fn soap(kind: FaultKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            reason: reason.into(),
            detail: None,
        }
    }

    /// The code of XTA, if there is one.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        self.detail.map(|(_, code)| code)
    }

    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        let value = element.need(Ns::Soap, "Code")?.need(Ns::Soap, "Value")?.value();
        let kind = match value.rsplit(':').next().unwrap_or_default() {
            "Sender" => FaultKind::Sender,
            "Receiver" => FaultKind::Receiver,
            "VersionMismatch" => FaultKind::VersionMismatch,
            "MustUnderstand" => FaultKind::MustUnderstand,
            "DataEncodingUnknown" => FaultKind::DataEncodingUnknown,
            _ => return Err(ReadError::Value("Fault/Code/Value")),
        };
        let reason = element.child(Ns::Soap, "Reason");
        let reason = reason.and_then(|reason| reason.text_if(Ns::Soap, "Text"));
        let detail = element.child(Ns::Soap, "Detail").and_then(|detail| {
            detail.children.iter().find_map(|child| {
                let named = Exception::ALL.iter().find(|(_, name)| child.is(Ns::Xta, name))?;
                Some((named.0, child))
            })
        });
        Ok(Self {
            kind,
            reason: reason.unwrap_or_default(),
            detail: detail.map(|(exception, child)| (exception, number(child))),
        })
    }

    pub(crate) fn write(&self, out: &mut Out) {
        out.start("s:Fault", &[]);
        out.start("s:Code", &[]);
        out.leaf(
            "s:Value",
            match self.kind {
                FaultKind::Sender => "s:Sender",
                FaultKind::Receiver => "s:Receiver",
                FaultKind::VersionMismatch => "s:VersionMismatch",
                FaultKind::MustUnderstand => "s:MustUnderstand",
                FaultKind::DataEncodingUnknown => "s:DataEncodingUnknown",
            },
        );
        out.end("s:Code");
        out.start("s:Reason", &[]);
        out.leaf_with("s:Text", &[("xml:lang", Some("de"))], &self.reason);
        out.end("s:Reason");
        if let Some((exception, code)) = self.detail {
            let element = format!("x:{}", exception.element());
            out.start("s:Detail", &[]);
            out.start(&element, &[]);
            let list = [("listURI", Some(LIST)), ("listVersionID", Some("1.0"))];
            out.start("x:errorCode", &list);
            out.leaf("code", &code.number().to_string());
            out.leaf("name", code.text());
            out.end("x:errorCode");
            out.end(&element);
            out.end("s:Detail");
        }
        out.end("s:Fault");
    }
}

fn number(exception: &Element) -> ErrorCode {
    exception
        .children
        .iter()
        .find(|child| child.name == "errorCode")
        .and_then(|code| code.children.iter().find(|child| child.name == "code"))
        .and_then(|code| ErrorCode::of(code.value().parse().ok()?))
        .unwrap_or(ErrorCode::Unspecified)
}
