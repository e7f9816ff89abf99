import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.soap.AddressingFeature;
import javax.xml.ws.soap.MTOMFeature;

import de.xoev.transport.xta._211.SendPortType;
import de.xoev.transport.xta._211.XTAService;

/**
 * Sends messages one after the other as fast as JAX-WS can, on connections that are kept.
 * Arguments: WSDL, base address, PKCS #12, CA, our id, the register's id, message, how many. Prints the seconds.
 */
public final class Takt {
    private Takt() {}

    public static void main(String[] args) throws Exception {
        HttpsURLConnection.setDefaultSSLSocketFactory(
            Gemeinsam.tls(Path.of(args[2]), Path.of(args[3])).getSocketFactory());
        XTAService dienst = new XTAService(Path.of(args[0]).toUri().toURL());
        SendPortType senden = dienst.getSendXtaPort(new MTOMFeature(true, 0), new AddressingFeature(true, true));
        ((BindingProvider) senden).getRequestContext()
            .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, args[1] + "/send");
        byte[] nachricht = Files.readAllBytes(Path.of(args[6]));
        int anzahl = Integer.parseInt(args[7]);
        // The first ones warm the machine up.
        sende(senden, args, nachricht, anzahl);
        long beginn = System.nanoTime();
        sende(senden, args, nachricht, anzahl);
        System.out.println((System.nanoTime() - beginn) / 1e9);
    }

    private static void sende(SendPortType senden, String[] args, byte[] nachricht, int anzahl) throws Exception {
        for (int nummer = 0; nummer < anzahl; nummer++) {
            String id = "urn:de:xta:messageid:takt:" + UUID.randomUUID();
            senden.sendMessage(Gemeinsam.inhalt(nachricht), Gemeinsam.angaben(id, args[4], args[5]), null);
        }
    }
}
