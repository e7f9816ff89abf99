import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.jws.WebService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.ws.BindingType;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Holder;
import javax.xml.ws.soap.Addressing;
import javax.xml.ws.soap.MTOM;
import javax.xml.ws.soap.SOAPBinding;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import de.xoev.transport.xta._211.CodeFehlernummer;
import de.xoev.transport.xta._211.GenericContentContainer;
import de.xoev.transport.xta._211.InvalidMessageIDException;
import de.xoev.transport.xta._211.InvalidMessageIDExceptionType;
import de.xoev.transport.xta._211.IsServiceAvailableValueType;
import de.xoev.transport.xta._211.LookupServiceRequest;
import de.xoev.transport.xta._211.LookupServiceResponse;
import de.xoev.transport.xta._211.LookupServiceResultType;
import de.xoev.transport.xta._211.ManagementPortType;
import de.xoev.transport.xta._211.MessageStatusType;
import de.xoev.transport.xta._211.MsgBoxPortType;
import de.xoev.transport.xta._211.ParameterIsNotValidException;
import de.xoev.transport.xta._211.ParameterIsNotValidExceptionType;
import de.xoev.transport.xta._211.PermissionDeniedException;
import de.xoev.transport.xta._211.SendPortType;
import de.xoev.transport.xta._211.TransportReport;
import eu.osci.ws._2008._05.transport.MsgBoxCloseRequestType;
import eu.osci.ws._2008._05.transport.MsgBoxFetchRequest;
import eu.osci.ws._2008._05.transport.MsgBoxGetNextRequestType;
import eu.osci.ws._2008._05.transport.MsgBoxResponseType;
import eu.osci.ws._2008._05.transport.MsgBoxStatusListRequestType;
import eu.osci.ws._2008._05.transport.MsgStatusListType;
import eu.osci.ws._2008._05.transport.X509TokenContainerType;
import eu.osci.ws._2014._10.transport.MessageMetaData;
import eu.osci.ws._2014._10.transport.PartyType;
import org.w3._2005._08.addressing.AttributedURIType;

/**
 * A transport service that JAX-WS made from the WSDL: keeps what it is sent, and hands three messages out, two at a time.
 * Arguments: PKCS #12, CA, folder for what arrives, our portal's id. Prints "PORT n" once it listens.
 */
public final class Dienst {
    private Dienst() {}

    private static final Map<String, byte[]> angekommen = new LinkedHashMap<>();
    private static final Map<String, byte[]> postfach = new LinkedHashMap<>();
    private static String portal;
    private static Path ordner;

    public static void main(String[] args) throws Exception {
        ordner = Path.of(args[2]);
        portal = args[3];
        for (int nummer = 1; nummer <= 3; nummer++) {
            postfach.put("urn:de:xta:messageid:fremd:" + nummer, ("<antwort>" + nummer + "ü</antwort>").getBytes("UTF-8"));
        }
        SSLContext tls = Gemeinsam.tls(Path.of(args[0]), Path.of(args[1]));
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters wahl) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                wahl.setSSLParameters(ssl);
            }
        });
        server.setExecutor(Executors.newFixedThreadPool(4));
        Endpoint.create(new Verwaltung()).publish(server.createContext("/management"));
        Endpoint.create(new Senden()).publish(server.createContext("/send"));
        Endpoint.create(new Kasten()).publish(server.createContext("/msgbox"));
        server.start();
        System.out.println("PORT " + server.getAddress().getPort());
        // Ends with whoever started it.
        while (System.in.read() >= 0) {
        }
        System.exit(0);
    }

    private static MessageMetaData angaben(String id) {
        return Gemeinsam.angaben(id, "ags:99000001", portal);
    }

    private static InvalidMessageIDException unbekannt() {
        InvalidMessageIDExceptionType grund = new InvalidMessageIDExceptionType();
        grund.setErrorCode(nummer("9070"));
        return new InvalidMessageIDException("unbekannt", grund);
    }

    private static CodeFehlernummer nummer(String wert) {
        CodeFehlernummer nummer = new CodeFehlernummer();
        nummer.setCode(wert);
        nummer.setName("Fehler " + wert);
        return nummer;
    }

    /** The port send. */
    @WebService(targetNamespace = "http://xoev.de/transport/xta/211", endpointInterface = "de.xoev.transport.xta._211.SendPortType")
    @BindingType(SOAPBinding.SOAP12HTTP_BINDING)
    @Addressing(required = true)
    @MTOM(threshold = 0)
    public static final class Senden implements SendPortType {
        @Override
        public void sendMessage(GenericContentContainer inhalt, MessageMetaData angaben, X509TokenContainerType x509)
            throws ParameterIsNotValidException {
            synchronized (angekommen) {
                String id = angaben.getMsgIdentification().getMessageID().getValue();
                if (angekommen.containsKey(id)) {
                    ParameterIsNotValidExceptionType grund = new ParameterIsNotValidExceptionType();
                    grund.setErrorCode(nummer("9024"));
                    throw new ParameterIsNotValidException("vergeben", grund);
                }
                try {
                    byte[] bytes = Gemeinsam.bytes(inhalt);
                    Files.write(ordner.resolve(id.replaceAll(".*:", "") + ".xml"), bytes);
                    angekommen.put(id, bytes);
                } catch (Exception fehler) {
                    throw new IllegalStateException(fehler);
                }
            }
        }

        @Override
        public void sendMessageSync(Holder<GenericContentContainer> inhalt, Holder<MessageMetaData> angaben,
            Holder<X509TokenContainerType> x509) {
            try {
                String frage = new String(Gemeinsam.bytes(inhalt.value), "UTF-8");
                inhalt.value = Gemeinsam.inhalt(("<echo>" + frage + "</echo>").getBytes("UTF-8"));
                angaben.value = angaben("urn:de:xta:messageid:fremd:sync");
            } catch (Exception fehler) {
                throw new IllegalStateException(fehler);
            }
        }
    }

    /** The port management. */
    @WebService(targetNamespace = "http://xoev.de/transport/xta/211", endpointInterface = "de.xoev.transport.xta._211.ManagementPortType")
    @BindingType(SOAPBinding.SOAP12HTTP_BINDING)
    @Addressing(required = true)
    public static final class Verwaltung implements ManagementPortType {
        @Override
        public TransportReport getTransportReport(AttributedURIType id, PartyType autor) throws InvalidMessageIDException {
            if (!angekommen.containsKey(id.getValue())) {
                throw unbekannt();
            }
            MessageStatusType stand = new MessageStatusType();
            stand.setStatus(BigInteger.ONE);
            TransportReport bericht = new TransportReport();
            bericht.setMessageMetaData(angaben(id.getValue()));
            try {
                bericht.setReportTime(DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-11-27T08:00:00Z"));
            } catch (Exception fehler) {
                throw new IllegalStateException(fehler);
            }
            bericht.setXTAServerIdentity("JAX-WS");
            bericht.setMessageStatus(stand);
            return bericht;
        }

        @Override
        public void cancelMessage(AttributedURIType id, PartyType autor) {}

        @Override
        public LookupServiceResponse lookupService(LookupServiceRequest frage, PartyType autor) {
            LookupServiceResponse antwort = new LookupServiceResponse();
            antwort.setLookupServiceResultList(new LookupServiceResponse.LookupServiceResultList());
            for (LookupServiceRequest.LookupServiceRequestList eine : frage.getLookupServiceRequestList()) {
                LookupServiceResultType ergebnis = new LookupServiceResultType();
                ergebnis.setReader(eine.getLookupService().getReader());
                ergebnis.setServiceType(eine.getLookupService().getServiceType());
                IsServiceAvailableValueType wert = new IsServiceAvailableValueType();
                wert.setServiceIsAvailable(true);
                ergebnis.setIsServiceAvailableValue(wert);
                antwort.getLookupServiceResultList().getLookupServiceResult().add(ergebnis);
            }
            return antwort;
        }

        @Override
        public void checkAccountActive(PartyType autor) throws PermissionDeniedException {}

        @Override
        public AttributedURIType createMessageId(PartyType autor) {
            return Gemeinsam.uri("urn:de:xta:messageid:fremd:neu");
        }
    }

    /** The port msgBox. */
    @WebService(targetNamespace = "http://xoev.de/transport/xta/211", endpointInterface = "de.xoev.transport.xta._211.MsgBoxPortType")
    @BindingType(SOAPBinding.SOAP12HTTP_BINDING)
    @Addressing(required = true)
    @MTOM(threshold = 0)
    public static final class Kasten implements MsgBoxPortType {
        private static final int SEITE = 2;

        private static MsgStatusListType seite(int ab, Holder<MsgBoxResponseType> zustand) {
            synchronized (postfach) {
                List<String> ids = new ArrayList<>(postfach.keySet());
                MsgStatusListType liste = new MsgStatusListType();
                int bis = Math.min(ids.size(), ab + SEITE);
                for (String id : ids.subList(Math.min(ab, bis), bis)) {
                    liste.getMessageMetaData().add(angaben(id));
                }
                zustand.value = zustand("urn:seite:" + bis, ids.size() - bis);
                return liste;
            }
        }

        private static MsgBoxResponseType zustand(String id, int uebrig) {
            MsgBoxResponseType zustand = new MsgBoxResponseType();
            zustand.setMsgBoxRequestID(id);
            zustand.setItemsPending(BigInteger.valueOf(uebrig));
            return zustand;
        }

        @Override
        public MsgStatusListType getStatusList(MsgBoxStatusListRequestType frage, PartyType autor,
            Holder<MsgBoxResponseType> zustand) {
            return seite(0, zustand);
        }

        @Override
        public MsgStatusListType getNextStatusList(MsgBoxGetNextRequestType frage, PartyType autor,
            Holder<MsgBoxResponseType> zustand) {
            return seite(Integer.parseInt(frage.getMsgBoxRequestID().replaceAll(".*:", "")), zustand);
        }

        @Override
        public GenericContentContainer getMessage(MsgBoxFetchRequest frage, PartyType autor,
            Holder<MessageMetaData> angaben, Holder<MsgBoxResponseType> zustand) throws InvalidMessageIDException {
            String id = frage.getMsgSelector().getMessageID().get(0).getValue();
            synchronized (postfach) {
                byte[] bytes = postfach.get(id);
                if (bytes == null) {
                    throw unbekannt();
                }
                angaben.value = angaben(id);
                zustand.value = zustand("urn:abruf:" + id, 0);
                return Gemeinsam.inhalt(bytes);
            }
        }

        @Override
        public GenericContentContainer getNextMessage(MsgBoxGetNextRequestType frage, PartyType autor,
            Holder<MessageMetaData> angaben, Holder<MsgBoxResponseType> zustand) throws InvalidMessageIDException {
            throw unbekannt();
        }

        @Override
        public void close(MsgBoxCloseRequestType schluss, PartyType autor) throws InvalidMessageIDException {
            synchronized (postfach) {
                for (AttributedURIType id : schluss.getLastMsgReceived()) {
                    if (postfach.remove(id.getValue()) == null) {
                        throw unbekannt();
                    }
                }
            }
        }
    }
}
