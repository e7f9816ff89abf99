//! `TransportReport`: how far a message has got.

use crate::ReadError;
use crate::content::Blob;
use crate::metadata::{Code, MessageMetaData};
use crate::package::Parts;
use crate::write::Out;
use crate::xml::{Element, Ns};

/// An entry about an event of the transport.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    /// `xs:dateTime`.
    pub timestamp: String,
    /// What happened.
    pub code: Code,
    /// For people.
    pub reason: String,
}

/// Where a message stands.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MessageStatus {
    /// 0 open, 1 green (all well), 2 yellow (warnings), 3 red (errors).
    pub status: i64,
    /// Errors.
    pub errors: Vec<Record>,
    /// Warnings.
    pub warnings: Vec<Record>,
    /// Everything else.
    pub infos: Vec<Record>,
}

/// A report of another kind, such as the ProcessCard of OSCI.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AdditionalReport {
    /// What it is.
    pub key: Code,
    /// The report.
    pub data: Blob,
}

/// The report about one message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TransportReport {
    /// The message.
    pub meta: MessageMetaData,
    /// When the report was last written, `xs:dateTime`.
    pub time: String,
    /// Which server wrote it.
    pub server: String,
    /// Where the message stands.
    pub status: MessageStatus,
    /// Others.
    pub additional: Vec<AdditionalReport>,
    /// Whether it came with a signature; it is not checked here.
    pub signed: bool,
}

const LISTS: [(&str, &str); 3] = [
    ("ErrorList", "Error"),
    ("WarnList", "Warning"),
    ("InfoList", "Info"),
];

impl MessageStatus {
    fn read(element: &Element) -> Result<Self, ReadError> {
        let list = |(list, entry)| -> Result<Vec<Record>, ReadError> {
            let Some(list) = element.child(Ns::Xta, list) else {
                return Ok(Vec::new());
            };
            list.all(Ns::Xta, entry).map(Record::read).collect()
        };
        let [errors, warnings, infos] = LISTS.map(list);
        Ok(Self {
            status: element
                .need(Ns::Xta, "Status")?
                .value()
                .parse()
                .map_err(|_| ReadError::Value("Status"))?,
            errors: errors?,
            warnings: warnings?,
            infos: infos?,
        })
    }

    fn write(&self, out: &mut Out) {
        out.start("x:MessageStatus", &[]);
        out.leaf("x:Status", &self.status.to_string());
        for ((list, entry), records) in LISTS.iter().zip([&self.errors, &self.warnings, &self.infos]) {
            if records.is_empty() {
                continue;
            }
            let (list, entry) = (format!("x:{list}"), format!("x:{entry}"));
            out.start(&list, &[]);
            for record in records {
                out.start(&entry, &[]);
                out.leaf("x:Timestamp", &record.timestamp);
                record.code.write(out, "x:Code", None);
                out.leaf("x:Reason", &record.reason);
                out.end(&entry);
            }
            out.end(&list);
        }
        out.end("x:MessageStatus");
    }
}

impl Record {
    fn read(element: &Element) -> Result<Self, ReadError> {
        Ok(Self {
            timestamp: element.text_of(Ns::Xta, "Timestamp")?,
            code: Code::read(element.need(Ns::Xta, "Code")?, "Code/code")?,
            reason: element.text_if(Ns::Xta, "Reason").unwrap_or_default(),
        })
    }
}

impl TransportReport {
    pub(crate) fn read(element: &Element) -> Result<Self, ReadError> {
        let additional = element.child(Ns::Xta, "AdditionalReports");
        Ok(Self {
            meta: MessageMetaData::read(element.need(Ns::Meta, "MessageMetaData")?)?,
            time: element.text_of(Ns::Xta, "ReportTime")?,
            server: element.text_if(Ns::Xta, "XTAServerIdentity").unwrap_or_default(),
            status: MessageStatus::read(element.need(Ns::Xta, "MessageStatus")?)?,
            additional: additional
                .into_iter()
                .flat_map(|reports| reports.all(Ns::Xta, "Report"))
                .map(|report| {
                    Ok(AdditionalReport {
                        key: Code::read(report.need(Ns::Xta, "Key")?, "Report/Key/code")?,
                        data: Blob::read(report.need(Ns::Xta, "Data")?)?,
                    })
                })
                .collect::<Result<_, ReadError>>()?,
            signed: element.child(Ns::Dsig, "Signature").is_some(),
        })
    }

    pub(crate) fn write(&self, out: &mut Out, parts: &mut Parts) {
        out.start("x:TransportReport", &[]);
        self.meta.write(out);
        out.leaf("x:ReportTime", &self.time);
        out.leaf("x:XTAServerIdentity", &self.server);
        self.status.write(out);
        if !self.additional.is_empty() {
            out.start("x:AdditionalReports", &[]);
            for report in &self.additional {
                out.start("x:Report", &[]);
                report.key.write(out, "x:Key", None);
                out.start("x:Data", &[]);
                report.data.write(out, parts);
                out.end("x:Data");
                out.end("x:Report");
            }
            out.end("x:AdditionalReports");
        }
        out.end("x:TransportReport");
    }
}
