//! `lookupService`: whether a reader offers a service.

use crate::ReadError;
use crate::content::Blob;
use crate::metadata::{Code, Party};
use crate::package::Parts;
use crate::write::Out;
use crate::xml::{Element, Ns, boolean};

/// A reader and a service.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LookupService {
    /// Who would be asked.
    pub reader: Party,
    /// The service in the directory.
    pub service: String,
}

/// A technical parameter of a service, such as its certificate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ServiceParameter {
    /// What it is.
    pub kind: Code,
    /// Its value.
    pub resource: Blob,
}

/// What is known about a service.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LookupResult {
    /// The question.
    pub question: LookupService,
    /// Whether it is offered; `None` if nobody knows.
    pub available: Option<bool>,
    /// How it is reached.
    pub parameters: Vec<ServiceParameter>,
}

impl LookupService {
    fn read(element: &Element) -> Result<Self, ReadError> {
        Ok(Self {
            reader: Party::read(element.need(Ns::Meta, "Reader")?)?,
            service: element.text_of(Ns::Xta, "ServiceType")?,
        })
    }

    fn write(&self, out: &mut Out) {
        self.reader.write(out, "m:Reader");
        out.leaf("x:ServiceType", &self.service);
    }

    pub(crate) fn read_all(element: &Element) -> Result<Vec<Self>, ReadError> {
        let all: Vec<_> = element
            .all(Ns::Xta, "LookupServiceRequestList")
            .map(|entry| Self::read(entry.need(Ns::Xta, "LookupService")?))
            .collect::<Result<_, _>>()?;
        if all.is_empty() {
            return Err(ReadError::Missing("LookupServiceRequestList"));
        }
        Ok(all)
    }

    pub(crate) fn write_all(all: &[Self], out: &mut Out) {
        out.start("x:LookupServiceRequest", &[]);
        for service in all {
            out.start("x:LookupServiceRequestList", &[]);
            out.start("x:LookupService", &[]);
            service.write(out);
            out.end("x:LookupService");
            out.end("x:LookupServiceRequestList");
        }
        out.end("x:LookupServiceRequest");
    }
}

impl LookupResult {
    fn read(element: &Element) -> Result<Self, ReadError> {
        let value = element.need(Ns::Xta, "IsServiceAvailableValue")?;
        Ok(Self {
            question: LookupService::read(element)?,
            available: value
                .child(Ns::Xta, "ServiceIsAvailable")
                .map(|known| boolean(known.value(), "ServiceIsAvailable"))
                .transpose()?,
            parameters: element
                .all(Ns::Xta, "ServiceParameter")
                .map(|parameter| {
                    Ok(ServiceParameter {
                        kind: Code::read(parameter.need(Ns::Xta, "ParameterType")?, "ParameterType/code")?,
                        resource: Blob::read(parameter.need(Ns::Xta, "Resource")?)?,
                    })
                })
                .collect::<Result<_, ReadError>>()?,
        })
    }

    pub(crate) fn read_all(element: &Element) -> Result<Vec<Self>, ReadError> {
        element
            .need(Ns::Xta, "LookupServiceResultList")?
            .all(Ns::Xta, "LookupServiceResult")
            .filter(|result| !result.is_nil())
            .map(Self::read)
            .collect()
    }

    pub(crate) fn write_all(all: &[Self], out: &mut Out, parts: &mut Parts) {
        out.start("x:LookupServiceResponse", &[]);
        out.start("x:LookupServiceResultList", &[]);
        for result in all {
            out.start("x:LookupServiceResult", &[]);
            result.question.write(out);
            out.start("x:IsServiceAvailableValue", &[]);
            match result.available {
                Some(available) => out.leaf("x:ServiceIsAvailable", &available.to_string()),
                None => out.leaf("x:ServiceIsAvailableUnknown", "true"),
            }
            out.end("x:IsServiceAvailableValue");
            for parameter in &result.parameters {
                out.start("x:ServiceParameter", &[]);
                parameter.kind.write(out, "x:ParameterType", None);
                out.start("x:Resource", &[]);
                parameter.resource.write(out, parts);
                out.end("x:Resource");
                out.end("x:ServiceParameter");
            }
            out.end("x:LookupServiceResult");
        }
        out.end("x:LookupServiceResultList");
        out.end("x:LookupServiceResponse");
    }
}
