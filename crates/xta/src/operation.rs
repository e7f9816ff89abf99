//! The operations, their ports and actions.

/// The beginning of the actions of the ports management and send.
const XTA: &str = "http://www.xta.de/XTA/";
/// The beginning of the actions of the port msgBox.
const OSCI: &str = "http://www.osci.eu/ws/2008/05/transport/urn/messageTypes/";

/// One of the three ports of the WSDL.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Port {
    /// `managementPortType`.
    Management,
    /// `sendPortType`.
    Send,
    /// `msgBoxPortType`.
    MsgBox,
}

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $port:ident, $prefix:ident, $action:literal;)*) => {
        /// An operation of the WSDL; request, answer and fault carry the same action.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Operation { $($(#[$doc])* $name,)* }

        impl Operation {
            /// All of them, in the order of the WSDL.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The port that offers it.
            #[must_use]
            pub const fn port(self) -> Port {
                match self { $(Self::$name => Port::$port),* }
            }

            /// `wsa:Action` and SOAP action.
            #[must_use]
            pub fn action(self) -> String {
                match self { $(Self::$name => format!("{}{}", $prefix, $action)),* }
            }

            /// The operation with this action.
            #[must_use]
            pub fn of(action: &str) -> Option<Self> {
                match action.strip_prefix(XTA) {
                    Some(rest) => Self::ALL.iter().copied().find(|op| op.tail() == (XTA, rest)),
                    None => {
                        let rest = action.strip_prefix(OSCI)?;
                        Self::ALL.iter().copied().find(|op| op.tail() == (OSCI, rest))
                    }
                }
            }

            const fn tail(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($prefix, $action)),* }
            }
        }
    };
}

operations! {
    /// Whether the caller has an account that is not locked.
    CheckAccountActive = Management, XTA, "CheckAccountActive";
    /// Whether a reader offers a service; its action says `IsServiceAvailable`.
    LookupService = Management, XTA, "IsServiceAvailable";
    /// How far a message has got.
    GetTransportReport = Management, XTA, "GetTransportReport";
    /// Take a message back that has not left yet.
    CancelMessage = Management, XTA, "CancelMessage";
    /// A new id for a message.
    CreateMessageId = Management, XTA, "CreateMessageID";
    /// Take a message for delivery.
    SendMessage = Send, XTA, "SendMessage";
    /// Deliver a message and bring the answer.
    SendMessageSync = Send, XTA, "SendMessageSync";
    /// The first of the messages that match.
    GetMessage = MsgBox, OSCI, "MsgBoxFetchRequest";
    /// Which messages match.
    GetStatusList = MsgBox, OSCI, "MsgBoxStatusListRequest";
    /// The next message of a request.
    GetNextMessage = MsgBox, OSCI, "MsgBoxGetNextMsgRequest";
    /// The next entries of a list.
    GetNextStatusList = MsgBox, OSCI, "MsgBoxGetNextListRequest";
    /// These messages have arrived for good.
    Close = MsgBox, OSCI, "MsgBoxCloseRequest";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operation_is_found_by_its_action_and_by_nothing_else() {
        for operation in Operation::ALL {
            assert_eq!(Operation::of(&operation.action()), Some(*operation));
        }
        assert_eq!(
            Operation::of("http://www.xta.de/XTA/IsServiceAvailable"),
            Some(Operation::LookupService)
        );
        for other in [
            "",
            "http://www.xta.de/XTA/",
            "http://www.xta.de/XTA/LookupService",
            "http://www.xta.de/XTA/MsgBoxCloseRequest",
            "http://www.osci.eu/ws/2008/05/transport/urn/messageTypes/SendMessage",
        ] {
            assert_eq!(Operation::of(other), None, "{other}");
        }
    }
}
