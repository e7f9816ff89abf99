import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.HttpsURLConnection;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.Holder;
import javax.xml.ws.soap.AddressingFeature;
import javax.xml.ws.soap.MTOMFeature;

import de.xoev.transport.xta._211.CancelDeniedException;
import de.xoev.transport.xta._211.GenericContentContainer;
import de.xoev.transport.xta._211.InvalidMessageIDException;
import de.xoev.transport.xta._211.LookupServiceRequest;
import de.xoev.transport.xta._211.LookupServiceType;
import de.xoev.transport.xta._211.ManagementPortType;
import de.xoev.transport.xta._211.MsgBoxPortType;
import de.xoev.transport.xta._211.ParameterIsNotValidException;
import de.xoev.transport.xta._211.PermissionDeniedException;
import de.xoev.transport.xta._211.SendPortType;
import de.xoev.transport.xta._211.XTAService;
import eu.osci.ws._2008._05.transport.MsgBoxCloseRequestType;
import eu.osci.ws._2008._05.transport.MsgBoxFetchRequest;
import eu.osci.ws._2008._05.transport.MsgBoxResponseType;
import eu.osci.ws._2008._05.transport.MsgBoxStatusListRequestType;
import eu.osci.ws._2008._05.transport.MsgSelector;
import eu.osci.ws._2008._05.transport.MsgStatusListType;
import eu.osci.ws._2014._10.transport.MessageMetaData;
import eu.osci.ws._2014._10.transport.PartyType;

/**
 * A client that JAX-WS made from the WSDL, against a register: every operation that a portal uses, faults included.
 * Arguments: WSDL, base address, PKCS #12, CA, "mtom" or "inline", our id, the register's id, message, folder for answers.
 * Prints one line for each thing that went as the WSDL says.
 */
public final class Kunde {
    private Kunde() {}

    public static void main(String[] args) throws Exception {
        String basis = args[1];
        HttpsURLConnection.setDefaultSSLSocketFactory(
            Gemeinsam.tls(Path.of(args[2]), Path.of(args[3])).getSocketFactory());
        MTOMFeature verpackung = new MTOMFeature(args[4].equals("mtom"), 0);
        AddressingFeature adressierung = new AddressingFeature(true, true);
        String portal = args[5];
        String register = args[6];
        byte[] nachricht = Files.readAllBytes(Path.of(args[7]));
        Path ordner = Path.of(args[8]);

        XTAService dienst = new XTAService(Path.of(args[0]).toUri().toURL());
        ManagementPortType verwaltung = an(dienst.getManagementPort(verpackung, adressierung), basis + "/management");
        SendPortType senden = an(dienst.getSendXtaPort(verpackung, adressierung), basis + "/send");
        MsgBoxPortType postfach = an(dienst.getMsgBoxPort(verpackung, adressierung), basis + "/msgbox");
        PartyType wir = Gemeinsam.partei(portal);

        verwaltung.checkAccountActive(wir);
        sage("checkAccountActive");
        String id = verwaltung.createMessageId(wir).getValue();
        sage("createMessageId " + URI.create(id).getScheme());
        LookupServiceType frage = new LookupServiceType();
        frage.setReader(Gemeinsam.partei(register));
        frage.setServiceType(Gemeinsam.DIENST);
        LookupServiceRequest.LookupServiceRequestList eine = new LookupServiceRequest.LookupServiceRequestList();
        eine.setLookupService(frage);
        LookupServiceRequest liste = new LookupServiceRequest();
        liste.getLookupServiceRequestList().add(eine);
        sage("lookupService " + verwaltung.lookupService(liste, wir).getLookupServiceResultList()
            .getLookupServiceResult().get(0).getIsServiceAvailableValue().isServiceIsAvailable());

        MessageMetaData angaben = Gemeinsam.angaben(id, portal, register);
        senden.sendMessage(Gemeinsam.inhalt(nachricht), angaben, null);
        sage("sendMessage");
        try {
            senden.sendMessage(Gemeinsam.inhalt(nachricht), angaben, null);
        } catch (ParameterIsNotValidException fehler) {
            sage("sendMessage again " + fehler.getFaultInfo().getErrorCode().getCode());
        }
        try {
            senden.sendMessage(Gemeinsam.inhalt(nachricht), Gemeinsam.angaben(id, "mbp:jemand", register), null);
        } catch (PermissionDeniedException fehler) {
            sage("sendMessage of another " + fehler.getFaultInfo().getErrorCode().getCode());
        }
        try {
            verwaltung.getTransportReport(Gemeinsam.uri("urn:de:xta:messageid:nie"), wir);
        } catch (InvalidMessageIDException fehler) {
            sage("getTransportReport of none " + fehler.getFaultInfo().getErrorCode().getCode());
        }

        Holder<GenericContentContainer> inhalt = new Holder<>(Gemeinsam.inhalt(nachricht));
        Holder<MessageMetaData> umschlag = new Holder<>(Gemeinsam.angaben(id + ":sync", portal, register));
        senden.sendMessageSync(inhalt, umschlag, new Holder<>());
        Files.write(ordner.resolve("synchron.xml"), Gemeinsam.bytes(inhalt.value));
        sage("sendMessageSync from " + umschlag.value.getOriginators().getAuthor().getIdentifier().getValue());

        Holder<MsgBoxResponseType> zustand = new Holder<>();
        MsgBoxStatusListRequestType alle = new MsgBoxStatusListRequestType();
        alle.setMaxListItems(BigInteger.TEN);
        alle.setListForm("MessageMetaData");
        MsgStatusListType wartend = postfach.getStatusList(alle, wir, zustand);
        sage("getStatusList " + wartend.getMessageMetaData().size() + " pending " + zustand.value.getItemsPending());
        String message = wartend.getMessageMetaData().get(0).getMsgIdentification().getMessageID().getValue();

        MsgSelector wahl = new MsgSelector();
        wahl.getMessageID().add(Gemeinsam.uri(message));
        MsgBoxFetchRequest abruf = new MsgBoxFetchRequest();
        abruf.setMsgSelector(wahl);
        Holder<MessageMetaData> geholt = new Holder<>();
        GenericContentContainer antwort = postfach.getMessage(abruf, wir, geholt, zustand);
        Files.write(ordner.resolve("postfach.xml"), Gemeinsam.bytes(antwort));
        sage("getMessage " + geholt.value.getMsgIdentification().getMessageID().getValue().equals(message));
        MsgBoxCloseRequestType schluss = new MsgBoxCloseRequestType();
        schluss.setMsgBoxRequestID(zustand.value.getMsgBoxRequestID());
        schluss.getLastMsgReceived().add(Gemeinsam.uri(message));
        postfach.close(schluss, wir);
        sage("close");
        MsgStatusListType leer = postfach.getStatusList(alle, wir, zustand);
        sage("getStatusList " + leer.getMessageMetaData().size() + " "
            + zustand.value.getNoMessageAvailable().getReason().replaceAll(".*/", ""));
        GenericContentContainer nichts = postfach.getMessage(new MsgBoxFetchRequest(), wir, geholt, zustand);
        sage("getMessage " + (nichts == null || nichts.getContentContainer() == null) + " "
            + zustand.value.getNoMessageAvailable().getReason().replaceAll(".*/", ""));
        try {
            postfach.close(schluss, wir);
        } catch (InvalidMessageIDException fehler) {
            sage("close again " + fehler.getFaultInfo().getErrorCode().getCode());
        }
        try {
            verwaltung.cancelMessage(Gemeinsam.uri("urn:de:xta:messageid:meldewerk:" + uuid(nachricht)), wir);
        } catch (CancelDeniedException fehler) {
            sage("cancelMessage " + fehler.getFaultInfo().getErrorCode().getCode());
        }
    }

    /** The id that the register knows the message by. */
    private static String uuid(byte[] nachricht) throws Exception {
        return new String(nachricht, "UTF-8").replaceAll("(?s).*<nachrichtenUUID>(.*)</nachrichtenUUID>.*", "$1");
    }

    private static <T> T an(T port, String adresse) {
        ((BindingProvider) port).getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, adresse);
        return port;
    }

    private static void sage(String zeile) {
        System.out.println(zeile);
    }
}
