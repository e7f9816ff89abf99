import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.activation.DataHandler;
import javax.activation.DataSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import de.xoev.transport.xta._211.ContentType;
import de.xoev.transport.xta._211.GenericContentContainer;
import eu.osci.ws._2014._10.transport.DeliveryAttributesType;
import eu.osci.ws._2014._10.transport.DestinationsType;
import eu.osci.ws._2014._10.transport.MessageMetaData;
import eu.osci.ws._2014._10.transport.MsgIdentificationType;
import eu.osci.ws._2014._10.transport.OriginatorsType;
import eu.osci.ws._2014._10.transport.PartyIdentifierType;
import eu.osci.ws._2014._10.transport.PartyType;
import eu.osci.ws._2014._10.transport.QualifierType;
import org.w3._2005._08.addressing.AttributedURIType;

/** What client and server of JAX-WS share: both certificates, and contents and metadata as JAX-WS wants them. */
final class Gemeinsam {
    static final String KENNWORT = "kennwort";
    static final String DIENST = "urn:dienst";

    private Gemeinsam() {}

    /** Our certificate and key (PKCS #12), and whose certificates we trust (PEM). */
    static SSLContext tls(Path ausweis, Path anker) throws Exception {
        KeyStore eigene = KeyStore.getInstance("PKCS12");
        try (FileInputStream datei = new FileInputStream(ausweis.toFile())) {
            eigene.load(datei, KENNWORT.toCharArray());
        }
        KeyManagerFactory schluessel = KeyManagerFactory.getInstance("SunX509");
        schluessel.init(eigene, KENNWORT.toCharArray());
        KeyStore vertraute = KeyStore.getInstance("PKCS12");
        vertraute.load(null, null);
        try (FileInputStream datei = new FileInputStream(anker.toFile())) {
            vertraute.setCertificateEntry("anker", CertificateFactory.getInstance("X.509").generateCertificate(datei));
        }
        TrustManagerFactory vertrauen = TrustManagerFactory.getInstance("PKIX");
        vertrauen.init(vertraute);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(schluessel.getKeyManagers(), vertrauen.getTrustManagers(), null);
        return tls;
    }

    static GenericContentContainer inhalt(byte[] nachricht) {
        ContentType inhalt = new ContentType();
        inhalt.setContentType("text/xml");
        inhalt.setEncoding("UTF-8");
        inhalt.setValue(new DataHandler(new Bytes(nachricht)));
        GenericContentContainer.ContentContainer innen = new GenericContentContainer.ContentContainer();
        innen.setMessage(inhalt);
        GenericContentContainer container = new GenericContentContainer();
        container.setContentContainer(innen);
        return container;
    }

    static byte[] bytes(GenericContentContainer container) throws Exception {
        ByteArrayOutputStream ziel = new ByteArrayOutputStream();
        container.getContentContainer().getMessage().getValue().writeTo(ziel);
        return ziel.toByteArray();
    }

    static PartyType partei(String kennung) {
        PartyIdentifierType wer = new PartyIdentifierType();
        wer.setType("xoev");
        wer.setValue(kennung);
        wer.setCategory("Meldebehörde");
        PartyType partei = new PartyType();
        partei.setIdentifier(wer);
        return partei;
    }

    static AttributedURIType uri(String wert) {
        AttributedURIType uri = new AttributedURIType();
        uri.setValue(wert);
        return uri;
    }

    static MessageMetaData angaben(String id, String von, String an) {
        OriginatorsType absender = new OriginatorsType();
        absender.setAuthor(partei(von));
        DestinationsType ziele = new DestinationsType();
        ziele.setReader(partei(an));
        MsgIdentificationType kennung = new MsgIdentificationType();
        kennung.setMessageID(uri(id));
        QualifierType.BusinessScenario geschaeft = new QualifierType.BusinessScenario();
        geschaeft.setUndefined("XMELD_DATA");
        QualifierType.MessageType art = new QualifierType.MessageType();
        art.setPayloadSchema("http://www.osci.de/xmeld2511a");
        art.setListURI("urn:de:payloadSchema:elementName");
        art.setListVersionID("1.0");
        art.setCode("1704");
        QualifierType eigenschaften = new QualifierType();
        eigenschaften.setService(DIENST);
        eigenschaften.setBusinessScenario(geschaeft);
        eigenschaften.setMessageType(art);
        MessageMetaData angaben = new MessageMetaData();
        angaben.setDeliveryAttributes(new DeliveryAttributesType());
        angaben.setOriginators(absender);
        angaben.setDestinations(ziele);
        angaben.setMsgIdentification(kennung);
        angaben.setQualifier(eigenschaften);
        return angaben;
    }

    /** Bytes as a source of data. */
    private static final class Bytes implements DataSource {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public String getName() {
            return "nachricht";
        }
    }
}
