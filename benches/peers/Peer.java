import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/**
 * A peer that `benches/xmeld.rs` drives over standard input and output; the protocol is described there.
 * Arguments: folder of the official schema set, seconds of warm-up, documents.
 */
abstract class Peer {
    /** Reads and checks one document. */
    abstract void read(StreamSource document) throws Exception;

    static Schema schema(String folder) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        URI catalog = new File(folder, "catalog.xml").toURI();
        factory.setProperty(CatalogFeatures.Feature.FILES.getPropertyName(), catalog.toString());
        factory.setProperty(CatalogFeatures.Feature.RESOLVE.getPropertyName(), "continue");
        return factory.newSchema(new File(folder, "www.osci.de/xmeld2511a/xinneres.xmeld.xsd"));
    }

    void serve(String[] arguments) throws Exception {
        byte[][] documents = new byte[arguments.length - 2][];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = Files.readAllBytes(Path.of(arguments[i + 2]));
            mustRefuse(documents[i]);
        }
        long warmUp = Long.parseLong(arguments[1]) * 1_000_000_000L;
        for (int i = 0; i < documents.length; i++) {
            measure(documents[i], warmUp / documents.length);
        }
        System.out.println("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            byte[] document = documents[Integer.parseInt(words[0])];
            System.out.println(measure(document, Long.parseLong(words[1]) * 1_000_000L));
        }
    }

    /** Reads a document again and again for so many nanoseconds: number of readings, nanoseconds of CPU. */
    private String measure(byte[] document, long nanoseconds) throws Exception {
        long begin = cpu();
        long readings = 0;
        long spent;
        do {
            for (int i = 0; i < 16; i++) {
                readOnce(document);
            }
            readings += 16;
            spent = cpu() - begin;
        } while (spent < nanoseconds);
        return readings + " " + spent;
    }

    private void readOnce(byte[] document) throws Exception {
        read(new StreamSource(new ByteArrayInputStream(document)));
    }

    /** A peer that takes everything would be no peer. */
    private void mustRefuse(byte[] document) throws Exception {
        String text = new String(document, "UTF-8").replace("<code>VH</code>", "<code>VX</code>");
        try {
            readOnce(text.getBytes("UTF-8"));
        } catch (Exception expected) {
            return;
        }
        throw new IllegalStateException("an invalid document was taken");
    }

    /** CPU time of this thread only: what the collector and the compiler burn on theirs is not counted. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
